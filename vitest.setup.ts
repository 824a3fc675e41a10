// Property tests run from one seed, so that the same commit gives the same answer everywhere. FC_SEED=random explores, FC_SEED=N repeats.
import fc from 'fast-check';

const asked = process.env.FC_SEED;
if (asked !== 'random') fc.configureGlobal({ seed: asked === undefined ? 20261122 : Number(asked) });

// Builds what is stale into dist/. `node scripts/build.mjs [cli|shells|renderer|proving]… [--force]`; without a name, everything.
import { pathToFileURL } from 'node:url';
import { buildBundles } from './build/bundle.mjs';
import { buildRenderer } from './build/renderer.mjs';
import { isStale } from './build/stamp.mjs';
import { CLI, PROVING, RENDERER, SHELLS } from './build/targets.mjs';

const BUILDS = [
  { target: CLI, run: () => buildBundles(CLI) },
  { target: SHELLS, run: () => buildBundles(SHELLS) },
  { target: RENDERER, run: buildRenderer },
  { target: PROVING, run: () => buildBundles(PROVING) },
];

/** Builds the stale ones among the named targets (all when none is named). Returns the names of those built. */
export async function buildStale(names = [], force = false) {
  const built = [];
  for (const { target, run } of BUILDS) {
    if (names.length > 0 && !names.includes(target.name)) continue;
    if (!force && !isStale(target)) continue;
    await run();
    built.push(target.name);
  }
  return built;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const names = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
  const unknown = names.filter((name) => !BUILDS.some(({ target }) => target.name === name));
  if (unknown.length > 0) {
    console.error(
      `build: unknown target ${unknown.join(', ')}; known: ${BUILDS.map(({ target }) => target.name).join(', ')}`,
    );
    process.exit(2);
  }
  try {
    const built = await buildStale(names, process.argv.includes('--force'));
    console.log(built.length === 0 ? 'build: everything is fresh' : `build: ${built.join(', ')} built into dist/`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

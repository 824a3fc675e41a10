// `npm test`: sets up what is missing, then formatting and lint, types, unit and property tests, and end-to-end in a real browser.
// The last line is "N passed, N failed". `npm test -- lint types units e2e` runs the named suites only.
import { ensureInstalled, requireNode } from './setup/install.mjs';

const TITLES = { lint: 'formatting and lint', types: 'types', units: 'unit and property tests', e2e: 'end to end' };

/** A suite that cannot even be set up has failed, and says why. */
async function runSuite(run) {
  try {
    return await run();
  } catch (error) {
    return {
      passed: 0,
      failed: 1,
      skipped: 0,
      output: error instanceof Error ? error.message : String(error),
      seconds: 0,
    };
  }
}

requireNode();
const unknown = process.argv.slice(2).filter((name) => !(name in TITLES));
if (unknown.length > 0) {
  console.error(`npm test: unknown suite ${unknown.join(', ')}; known: ${Object.keys(TITLES).join(', ')}`);
  process.exit(2);
}
ensureInstalled();
const { lint, types, units, endToEnd } = await import('./test/suites.mjs');
const { buildStale } = await import('./build.mjs');
const built = async (run) => {
  await buildStale();
  return run();
};
const suites = { lint, types, units: () => built(units), e2e: () => built(endToEnd) };

const total = { passed: 0, failed: 0, skipped: 0 };
const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(suites);
for (const name of wanted) {
  const { passed, failed, skipped, output, seconds } = await runSuite(suites[name]);
  const skips = skipped > 0 ? `, ${skipped} skipped` : '';
  console.log(
    `${failed > 0 ? '✗' : '✓'} ${TITLES[name]}: ${passed} passed, ${failed} failed${skips} (${seconds.toFixed(1)} s)`,
  );
  if (failed > 0) console.log(output);
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

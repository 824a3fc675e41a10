// The suites of `npm test`. Each answers counts; a tool that fails without a failed test, or runs none at all, counts as one failure.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../build/stamp.mjs';
import { readyBrowser } from '../setup/browser.mjs';
import { runTool } from './run-tool.mjs';

/** A tool that either agrees with everything or does not. */
async function verdict(file, args) {
  const { code, output, seconds } = await runTool(file, args);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, output, seconds };
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** Runs a test runner that leaves a JSON report, and takes the counts from it. */
async function counted(name, file, args, env, countsOf) {
  const report = path.join(ROOT, '.cache', 'test', `${name}.json`);
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const { code, output, seconds } = await runTool(file, args(report), env(report));
  const content = readReport(report);
  const counts = content === null ? { passed: 0, failed: 0, skipped: 0 } : countsOf(content);
  const isSilentFailure = counts.failed === 0 && (code !== 0 || counts.passed === 0);
  return { ...counts, failed: isSilentFailure ? 1 : counts.failed, output, seconds };
}

export const lint = () => verdict('@biomejs/biome/bin/biome', ['check', '--max-diagnostics=50', '.']);

export const types = () => verdict('typescript/bin/tsc', ['-b']);

export const units = () =>
  counted(
    'vitest',
    'vitest/vitest.mjs',
    (report) => ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    () => ({}),
    ({ numPassedTests, numFailedTests, numPendingTests, testResults }) => ({
      passed: numPassedTests,
      // A file that does not even load has no tests to count.
      failed:
        numFailedTests +
        testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length,
      skipped: numPendingTests,
    }),
  );

/** In a real browser, through the real screen, over the loopback shell as `npm start` opens it. */
export const endToEnd = async (args = []) => {
  const browser = await readyBrowser();
  return counted(
    'e2e',
    'playwright/cli.js',
    () => ['test', '--config=e2e/playwright.config.ts', '--reporter=list,json', ...args],
    (report) => ({ PLAYWRIGHT_JSON_OUTPUT_NAME: report, CLEARBENCH_E2E_BROWSER: JSON.stringify(browser) }),
    ({ stats, errors }) => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky + errors.length,
      skipped: stats.skipped,
    }),
  );
};

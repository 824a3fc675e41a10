// End-to-end runs. Start them by `npm test -- e2e`: it builds, and finds the browser that CLEARBENCH_E2E_BROWSER names.
import { defineConfig } from 'playwright/test';

interface Browser {
  readonly program: string;
  /** Folder of system libraries that the browser brings along. */
  readonly libraries?: string;
}

function browser(): Browser {
  const named = process.env.CLEARBENCH_E2E_BROWSER;
  if (named === undefined) throw new Error('start the end-to-end tests by: npm test -- e2e');
  return JSON.parse(named) as Browser;
}

function environment(libraries: string | undefined): Record<string, string> {
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return { ...Object.fromEntries(inherited), ...(libraries === undefined ? {} : { LD_LIBRARY_PATH: libraries }) };
}

const { program, libraries } = browser();

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../.cache/test/e2e',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    viewport: { width: 1366, height: 768 },
    locale: 'en-US',
    colorScheme: 'light',
    acceptDownloads: true,
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: program, args: ['--no-sandbox'], env: environment(libraries) },
  },
});

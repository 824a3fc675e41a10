// The test of every spec: a workbench of its own, open in a page, that must not log an error or break the page's security rules.
import { test as base, expect } from 'playwright/test';
import { startWorkbench, type Workbench } from './launch.ts';

interface Fixtures {
  readonly workbench: Workbench;
  /** What the page logged as an error; empty at the end of every test. */
  readonly pageErrors: string[];
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of the fixtures from this pattern
  workbench: async ({}, use) => {
    const workbench = await startWorkbench();
    await use(workbench);
    await workbench.dispose();
  },
  pageErrors: async ({ page }, use) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await use(errors);
    expect(errors).toEqual([]);
  },
});

export { expect };

// Undo, redo and the way through the history: by keys, over a restart, and to any step.
import { readFile } from 'node:fs/promises';
import { startWorkbench } from './launch.ts';
import { BreaksPage } from './page-models/breaks-page.ts';
import { DayPage } from './page-models/day-page.ts';
import { HistoryPage } from './page-models/history-page.ts';
import { expect, test } from './workbench.ts';

test('undo and redo go on where they were after a restart, and reach over everything', async ({ workbench, page }) => {
  const breaks = new BreaksPage(page);
  await breaks.open(workbench);
  await breaks.loadSample();
  await new DayPage(page).reconcile();
  await breaks.goTo('Breaks');
  const before = await breaks.openBreaks();
  const key = await breaks.chooseOpenRow();
  await breaks.usualDecision.click();
  await expect.poll(() => breaks.openBreaks()).toBeLessThan(before);
  const after = await breaks.openBreaks();
  await page.keyboard.press('Control+z');
  await expect.poll(() => breaks.openBreaks()).toBe(before);
  expect(await workbench.end()).toBe(0);

  const again = await startWorkbench(workbench.workspace);
  try {
    await breaks.open(again);
    await breaks.goTo('Breaks');
    await expect(breaks.redo).toBeVisible();
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => breaks.openBreaks()).toBe(after);
    await expect(breaks.row(key).getByRole('gridcell', { name: 'open', exact: true })).toBeHidden();
    await expect(breaks.redo).toBeHidden();
    // Fast keys: the decision, the run, and the sample days themselves.
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect.poll(() => breaks.openBreaks()).toBe(0);
    await expect(page.getByRole('heading', { name: 'This workspace is empty' }).first()).toBeVisible();
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+y');
    await expect.poll(() => breaks.openBreaks(), { timeout: 60_000 }).toBe(after);
  } finally {
    await again.dispose();
  }
});

test('in a text field the keys stay the field’s own', async ({ workbench, page, pageErrors }) => {
  const history = new HistoryPage(page);
  await history.open(workbench);
  await history.loadSample();
  await history.goTo('History');
  await history.search.fill('nothing like it');
  await page.keyboard.press('Control+z');
  await expect(history.notice(/^Undone/)).toHaveCount(0);
  await expect(history.search).not.toHaveValue('nothing like it');
  await history.search.fill('');
  await expect(history.step('Load the sample days')).toContainText('in force');
  expect(pageErrors).toEqual([]);
});

test('the history is read, searched and jumped in, and the audit log leaves as files', async ({
  workbench,
  page,
  pageErrors,
}) => {
  const day = new DayPage(page);
  await day.open(workbench);
  await day.loadSample();
  await day.reconcile();
  await day.applyPolicies();
  const history = new HistoryPage(page);
  await history.goTo('History');
  await expect(history.step('Apply policies')).toContainText('in force');
  await expect(history.here).toBeVisible();
  await history.step('Reconcile').click();
  await expect(history.detail).toContainText('What it changed');
  await expect(history.detail).toContainText(/[0-9a-f]{64}/);

  const said = await history.jumpTo('Load the sample days');
  expect(said).toContain('undo 2 steps');
  await expect(history.notice(/^Back to/).first()).toBeVisible();
  await expect(history.step('Reconcile')).toContainText('undone');
  await expect(history.here).toContainText('2 steps above can be done again');
  expect(await history.openBreaks()).toBe(0);

  await history.jumpTo('Apply policies');
  await expect(history.notice(/^Forward to/).first()).toBeVisible();
  await expect.poll(() => history.openBreaks()).toBeGreaterThan(0);
  await expect(history.step('Apply policies')).toContainText('in force');

  await history.search.fill('2026-11-16');
  await expect(history.step('Load the sample days')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await history.step('Reconcile').click();
  const downloads = page.waitForEvent('download');
  await page.keyboard.press('x');
  expect((await readFile(await (await downloads).path(), 'utf8')).length).toBeGreaterThan(100);
  await expect(history.notice(/^Audit log exported/).first()).toBeVisible();
  expect(pageErrors).toEqual([]);
});

test('what was exported is taken back by reversal, after it was asked', async ({ workbench, page, pageErrors }) => {
  const day = new DayPage(page);
  await day.open(workbench);
  await day.loadSample();
  await day.reconcile();
  await day.goTo('Books');
  await day.mainAction(/^Export \d/).click();
  await expect(day.notice(/^Exported batch/).first()).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(day.dialog).toContainText('by reversal');
  await day.dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(day.dialog).toBeHidden();
  await expect(day.redo).toBeHidden();
  await page.keyboard.press('Control+z');
  await day.dialog.getByRole('button', { name: 'Undo and reverse' }).click();
  await expect(day.notice(/^Undone: Export/).first()).toBeVisible();
  expect(pageErrors).toEqual([]);
});

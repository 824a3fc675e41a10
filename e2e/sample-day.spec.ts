// One clearing day through the screen, as a person does it: sample, reconcile, decide, undo, export, and it is all still there afterwards.
import { createHash } from 'node:crypto';
import { journalBalance } from './journal-file.ts';
import { startWorkbench } from './launch.ts';
import { BooksPage } from './page-models/books-page.ts';
import { BreaksPage } from './page-models/breaks-page.ts';
import { DayPage } from './page-models/day-page.ts';
import { expect, test } from './workbench.ts';

test('the sample day, from the first start to the exported files', async ({ workbench, page, pageErrors }) => {
  const day = new DayPage(page);
  await day.open(workbench);
  await expect(page.getByRole('heading', { name: 'This workspace is empty' }).first()).toBeVisible();
  await day.loadSample();
  await expect(day.cell('WX', 'import')).toContainText('4/4 files');
  await expect(day.cell('WX', 'channel').getByRole('img', { name: 'not run' })).toBeVisible();

  await day.reconcile();
  await expect(day.cell('WX', 'channel').getByRole('img', { name: 'not run' })).toBeHidden();
  await expect(day.cell('WX', 'journal')).toContainText(/\d/);
  await day.applyPolicies();

  const breaks = new BreaksPage(page);
  await breaks.goTo('Breaks');
  const before = await breaks.openBreaks();
  expect(before).toBeGreaterThan(0);
  const key = await breaks.chooseOpenRow();
  await expect(breaks.drawer).toContainText(key);
  await breaks.usualDecision.click();
  await expect(breaks.row(key).getByRole('gridcell', { name: 'open', exact: true })).toBeHidden();
  await expect.poll(() => breaks.openBreaks()).toBe(before - 1);

  await breaks.undo.click();
  await expect(breaks.row(key).getByRole('gridcell', { name: 'open', exact: true })).toBeVisible();
  await expect.poll(() => breaks.openBreaks()).toBe(before);

  const books = new BooksPage(page);
  await books.goTo('Books');
  await expect(books.vouchers.getByRole('row').nth(1)).toContainText('ready');
  const files = await books.exportFiles(3);
  expect([...files.keys()].sort()).toEqual(['adjustments.csv', 'journal.csv', 'manifest.json']);
  const journal = files.get('journal.csv') ?? '';
  const { lines, rest } = journalBalance(journal);
  expect(lines).toBeGreaterThan(10);
  expect(Object.keys(rest)).toContain('CNY');
  for (const difference of Object.values(rest)) expect(difference).toBe(0n);
  expect(files.get('manifest.json')).toContain(createHash('sha256').update(journal).digest('hex'));
  expect(pageErrors).toEqual([]);
});

test('what was done is there at the next start', async ({ workbench, page }) => {
  const day = new DayPage(page);
  await day.open(workbench);
  await day.loadSample();
  await day.reconcile();
  const open = await day.openBreaks();
  expect(await workbench.end()).toBe(0);

  const again = await startWorkbench(workbench.workspace);
  try {
    await day.open(again);
    await expect.poll(() => day.openBreaks()).toBe(open);
    await expect(day.cell('WX', 'import')).toContainText('4/4 files');
  } finally {
    await again.dispose();
  }
});

test('Chinese and dark are one press away', async ({ workbench, page, pageErrors }) => {
  const day = new DayPage(page);
  await day.open(workbench);
  await day.loadSample();
  await page.getByRole('button', { name: '中', exact: true }).click();
  await expect(page.getByRole('heading', { name: '当日', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: '切换到深色' }).click();
  await expect(page.getByRole('button', { name: '切换到浅色' })).toBeVisible();
  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = (/\d+/g.exec(ground) ?? ['255']).map(Number);
  expect(Math.max(...light)).toBeLessThan(90);
  expect(pageErrors).toEqual([]);
});

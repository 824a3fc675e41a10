// Deciding as people do it: many at once and back, with a second person, and by the keyboard alone.
import { BooksPage } from './page-models/books-page.ts';
import { BreaksPage } from './page-models/breaks-page.ts';
import { DayPage } from './page-models/day-page.ts';
import { expect, test } from './workbench.ts';

test.beforeEach(async ({ workbench, page }) => {
  const day = new DayPage(page);
  await day.open(workbench);
  await day.loadSample();
  await day.reconcile();
  await day.goTo('Breaks');
});

test('several breaks are decided together, and one undo takes all of them back', async ({ page, pageErrors }) => {
  const breaks = new BreaksPage(page);
  const before = await breaks.openBreaks();
  await breaks.openRows.first().waitFor();
  await page.keyboard.press('Control+a');
  const count = await breaks.selectedRows.count();
  expect(count).toBeGreaterThan(2);
  await page.keyboard.press('c');
  await expect(breaks.bulkDialog).toContainText('Entries it will post');
  await breaks.bulkDialog.getByRole('textbox', { name: 'Note' }).fill('month end');
  await page.keyboard.press('Enter');
  await expect(breaks.notice(/^Carry to suspense: \d+ items/)).toBeVisible();
  await expect.poll(() => breaks.openBreaks()).toBeLessThanOrEqual(before - count);
  await breaks.undo.click();
  await expect(breaks.notice(/^Undone/).first()).toBeVisible();
  await expect.poll(() => breaks.openBreaks()).toBe(before);
  expect(pageErrors).toEqual([]);
});

test('a write-off shows its entries while it waits, and another user approves it', async ({ page, pageErrors }) => {
  const breaks = new BreaksPage(page);
  const before = await breaks.openBreaks();
  await breaks.grid.getByRole('row').filter({ hasText: 'WX2611160000165' }).click();
  await breaks.drawer.getByRole('radio', { name: /Write off/ }).check();
  await breaks.mainAction(/^Write off/).click();
  await expect(breaks.drawer).toBeVisible();
  const books = new BooksPage(page);
  await books.goTo('Books');
  const waiting = page.getByRole('list', { name: /checker|approv/i }).first();
  await page.getByRole('tab', { name: /Approv|Waiting|check/i }).click();
  await expect(waiting).toContainText('2,047.00');
  await expect(waiting.getByRole('list')).toContainText(/\d{6}/);
  await expect(waiting.getByRole('button', { name: 'Approve' })).toHaveCount(0);
  await books.become(/checker/);
  await waiting.getByRole('button', { name: 'Approve' }).click();
  await expect(books.notice(/^Approved/).first()).toBeVisible();
  await expect.poll(() => books.openBreaks()).toBeLessThan(before);
  expect(pageErrors).toEqual([]);
});

test('by the keyboard alone: to a row, its details, a decision, and back', async ({ page, pageErrors }) => {
  const breaks = new BreaksPage(page);
  const before = await breaks.openBreaks();
  await breaks.openRows.first().waitFor();
  await page.keyboard.press('Escape');
  await expect(breaks.drawer).toBeHidden();
  await page.keyboard.press('o');
  await page.keyboard.press('k');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(breaks.drawer).toBeVisible();
  const row = breaks.currentRow.filter({ has: page.getByRole('gridcell', { name: 'open', exact: true }) });
  await expect(row).toBeVisible();
  await expect(breaks.usualDecision).toBeVisible();
  await page.keyboard.press('a');
  await expect.poll(() => breaks.openBreaks()).toBe(before - 1);
  await page.keyboard.press('Control+z');
  await expect.poll(() => breaks.openBreaks()).toBe(before);
  expect(pageErrors).toEqual([]);
});

test('from a break to the life of its record', async ({ page, pageErrors }) => {
  const breaks = new BreaksPage(page);
  const key = await breaks.chooseOpenRow();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(key);
  await page.getByRole('option', { name: `Trace ${key}` }).click();
  await page.getByRole('heading', { name: 'Trace', level: 1 }).waitFor();
  const life = page.getByRole('article').first();
  await expect(life).toContainText(key);
  await expect(life).toContainText(/line \d+, bytes \d+-\d+, sha256 [0-9a-f]{64}/);
  await life.getByRole('button', { name: 'See in breaks' }).first().click();
  await expect(breaks.grid).toContainText(key.slice(-7));
  expect(pageErrors).toEqual([]);
});

test('an older decision is reversed from its drawer, and both stay visible', async ({ page, pageErrors }) => {
  const breaks = new BreaksPage(page);
  const before = await breaks.openBreaks();
  const row = breaks.grid.getByRole('row').filter({ hasText: 'WX2611160000165' });
  await row.click();
  await breaks.drawer.getByRole('radio', { name: /Carry/ }).check();
  await breaks.mainAction(/^Carry/).click();
  await expect.poll(() => breaks.openBreaks()).toBeLessThan(before);
  await row.click();
  await breaks.drawer.getByRole('button', { name: /Reverse this decision/ }).click();
  await breaks.drawer.getByRole('textbox', { name: 'Note' }).fill('the bank answered');
  await breaks.drawer.getByRole('button', { name: 'Reverse', exact: true }).click();
  await expect(breaks.notice(/^Reversed: Carry/)).toBeVisible();
  await expect.poll(() => breaks.openBreaks()).toBe(before);
  await row.click();
  await expect(breaks.drawer).toContainText('reverses decision');
  await expect(breaks.drawer).toContainText('the bank answered');
  expect(pageErrors).toEqual([]);
});

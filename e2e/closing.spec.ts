// Closing a day, with what stands in its way; reopening it; rejected lines that somebody settles.
import { BreaksPage } from './page-models/breaks-page.ts';
import { DayPage } from './page-models/day-page.ts';
import { FilesPage } from './page-models/files-page.ts';
import { expect, test } from './workbench.ts';

test('a day closes when its conditions hold, is locked, and reopens with a reason', async ({
  workbench,
  page,
  pageErrors,
}) => {
  const day = new DayPage(page);
  await day.open(workbench);
  await day.loadSample();
  await day.reconcile();
  await day.showClosing();
  await expect(day.close).toBeDisabled();
  await expect(day.condition('Breaks are decided')).toContainText('carry them to suspense');
  await day.condition('Breaks are decided').getByRole('button', { name: 'To the breaks' }).click();

  const breaks = new BreaksPage(page);
  await breaks.openRows.first().waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('c');
  await expect(breaks.bulkDialog).toContainText('Entries it will post');
  await page.keyboard.press('Enter');
  await expect(breaks.notice(/^Carry to suspense/)).toBeVisible();
  await expect.poll(() => breaks.openBreaks()).toBe(0);

  await day.goTo('Day');
  await expect(day.condition('Breaks are decided').getByRole('img', { name: 'met', exact: true })).toBeVisible();
  await expect(day.close).toBeEnabled();
  await day.close.click();
  await day.dialog.getByRole('button', { name: 'Close the day', exact: true }).click();
  await expect(day.notice(/is closed$/).first()).toBeVisible();
  await expect(page.locator('.toast').getByRole('button', { name: 'Undo' })).toHaveCount(0);
  await expect(day.closedStrip).toContainText('Closed by');
  await expect(day.dateChoice.getByRole('img', { name: 'closed' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Run again' })).toBeDisabled();
  await breaks.goTo('Breaks');
  await expect(page.getByRole('main')).toContainText('is closed: its decisions stay as they are');

  await day.goTo('Day');
  await day.become(/checker/);
  await day.reopen.click();
  await expect(day.dialog.getByRole('button', { name: 'Reopen the day' })).toBeDisabled();
  await day.dialog.getByRole('textbox', { name: 'Reason' }).fill('a late file of the bank');
  await page.keyboard.press('Enter');
  await expect(day.closedStrip).toBeHidden();
  await expect(page.getByRole('list', { name: 'Closings and reopenings' })).toContainText('a late file of the bank');
  expect(pageErrors).toEqual([]);
});

const ORDERS = [
  'order_no,channel,channel_no,kind,status,amount,currency,time',
  'O1,WX,C1,payment,success,10.00,CNY,2026-11-16T09:00:00',
  'O2,WX,C2,payment,success,1.001,CNY,2026-11-16T10:00:00',
  'O3,WX,C3,payment,maybe,30.00,CNY,2026-11-16T11:00:00',
  '',
].join('\n');

test('rejected lines are settled, chosen ones or all, with a note that stays', async ({
  workbench,
  page,
  pageErrors,
}) => {
  const files = new FilesPage(page);
  await files.open(workbench);
  await files.goTo('Files');
  await files.pick('orders.csv', ORDERS);
  await files.commit.click();
  await expect(files.rejectedLines).toContainText('2 lines are not settled');
  const settle = files.rejectedLines.getByRole('button', { name: /^Settle/ });
  await expect(settle).toBeDisabled();
  await files.rejectedLines.getByRole('checkbox', { name: 'line 3' }).check();
  await expect(settle).toHaveText('Settle 1 line');
  await expect(settle).toBeDisabled();
  const note = files.rejectedLines.getByRole('textbox', { name: 'Note' });
  await note.fill('asked the merchant, no money moved');
  await settle.click();
  await expect(files.notice(/1 line settled/).first()).toBeVisible();
  await expect(files.rejectedLines.getByRole('listitem').first()).toContainText('asked the merchant');
  await expect(files.rejectedLines).toContainText('1 line is not settled');
  await files.rejectedLines.getByRole('checkbox', { name: 'All' }).check();
  await note.fill('a trial run of the shop');
  await settle.click();
  await expect(files.rejectedLines).toContainText('All of them are settled');
  await expect(files.rejectedLines.getByRole('listitem').nth(1)).toContainText('a trial run of the shop');
  await page.keyboard.press('Control+z');
  await expect(files.rejectedLines).toContainText('1 line is not settled');
  expect(pageErrors).toEqual([]);
});

// What comes in from outside: a file with a bad line, and settings with a mistake.
import { FilesPage } from './page-models/files-page.ts';
import { expect, test } from './workbench.ts';

const ORDERS = [
  'order_no,channel,channel_no,kind,status,amount,currency,time',
  'O1,WX,C1,payment,success,10.00,CNY,2026-11-16T09:00:00',
  'O2,WX,C2,payment,success,1.001,CNY,2026-11-16T10:00:00',
  'O3,WX,C3,payment,success,30.00,CNY,2026-11-16T11:00:00',
  '',
].join('\n');

test('a file with a rejected line is previewed, committed, and keeps its reject', async ({
  workbench,
  page,
  pageErrors,
}) => {
  const files = new FilesPage(page);
  await files.open(workbench);
  await files.goTo('Files');
  await files.pick('orders.csv', ORDERS);
  await expect(files.main).toContainText('More decimals than the currency has');
  await expect(files.commit).toHaveText(/Commit 2 rows/);
  await page.keyboard.press('Enter');
  await expect(files.notice('Imported orders.csv: 2 rows').first()).toBeVisible();
  await expect(files.main).toContainText('1 line rejected');
  await expect(files.main).toContainText('1.001');
  await expect(files.link('Files')).toContainText('1');
  await files.pick('orders-again.csv', ORDERS);
  await expect(files.main).toContainText('The same content was imported before');
  await expect(files.commit).toBeDisabled();
  expect(pageErrors).toEqual([]);
});

test('a mistake in the settings is named with its line and cannot be saved', async ({
  workbench,
  page,
  pageErrors,
}) => {
  const settings = new FilesPage(page);
  await settings.open(workbench);
  await settings.goTo('Settings');
  const editor = page.locator('.yaml-editor textarea').first();
  await expect(editor).toHaveValue(/version: 1/);
  const text = await editor.inputValue();
  const wrong = text.replace('carry_days:', 'carry_day:');
  const line = wrong.split('\n').findIndex((one) => one.includes('carry_day:')) + 1;
  await editor.fill(wrong);
  await expect(page.getByRole('alert')).toContainText('unknown key "carry_day"');
  await expect(page.getByRole('alert')).toContainText(`${line}`);
  await expect(settings.mainAction('Save settings')).toBeDisabled();
  await editor.fill(`${text}\n# a remark\n`);
  await settings.mainAction('Save settings').click();
  await expect(settings.notice(/^Settings saved/).first()).toBeVisible();
  expect(pageErrors).toEqual([]);
});

// Running a day again shows what would change before anything is written.
import { BreaksPage } from './page-models/breaks-page.ts';
import { DayPage } from './page-models/day-page.ts';
import { FilesPage } from './page-models/files-page.ts';
import { expect, test } from './workbench.ts';

const CHANNEL = [
  'channel_no,order_no,channel,kind,status,amount,currency,fee,time',
  'C1,O1,WX,payment,success,10.00,CNY,0.00,2026-11-16T09:00:00',
  'C2,O2,WX,payment,success,20.00,CNY,0.00,2026-11-16T10:00:00',
  '',
].join('\n');
const bank = (second: string) =>
  [
    'bank_ref,channel_no,channel,kind,amount,currency,fee,time,settle_date',
    'B1,C1,WX,payment,10.00,CNY,0.00,2026-11-16T09:00:05,2026-11-16',
    `B2,C2,WX,payment,${second},CNY,0.00,2026-11-16T10:00:05,2026-11-16`,
    '',
  ].join('\n');

test('a corrected file is seen in what a run would change, which is left or committed', async ({
  workbench,
  page,
  pageErrors,
}) => {
  const files = new FilesPage(page);
  await files.open(workbench);
  await files.goTo('Files');
  await files.pickAll([
    { name: 'channel.csv', content: CHANNEL },
    { name: 'bank.csv', content: bank('21.00') },
  ]);
  await files.mainAction(/^Import the 2/).click();
  await expect(files.notice('Imported 2 files').first()).toBeVisible();
  const day = new DayPage(page);
  await day.goTo('Day');
  await page.keyboard.press('r');
  await expect(day.notice(/^Reconciled 2026-11-16 · /).first()).toBeVisible();
  await expect(day.dialog).toBeHidden();

  const breaks = new BreaksPage(page);
  await breaks.goTo('Breaks');
  await breaks.row('C2').click();
  await expect(breaks.drawer.getByRole('radio', { name: /Carry/ })).toBeVisible();
  await page.keyboard.press('c');
  await expect(breaks.notice(/^Carry to suspense/)).toBeVisible();

  await files.goTo('Files');
  await page.getByRole('grid', { name: 'Imports' }).getByRole('row').filter({ hasText: 'bank.csv' }).click();
  await files.pickCorrected('bank-corrected.csv', bank('20.00'));
  await files.mainAction('Replace').click();
  await expect(files.notice(/has replaced/).first()).toBeVisible();

  await day.goTo('Day');
  await page.keyboard.press('r');
  const changes = day.dialog.getByRole('grid', { name: 'Results that the run would change' });
  await expect(changes).toContainText('Amount differs');
  await expect(changes).toContainText('Matched');
  await expect(day.dialog).toContainText('The facts of 1 decision would change');
  await expect(day.dialog).toContainText('bank-corrected.csv');
  await day.dialog.getByRole('button', { name: 'Leave it' }).click();
  await expect(day.dialog).toBeHidden();
  await expect(page.getByRole('main')).toContainText('Run again before relying');

  await page.keyboard.press('r');
  await day.dialog.getByRole('button', { name: 'Commit the run' }).click();
  await expect(day.notice(/^Reconciled 2026-11-16 · /).first()).toBeVisible();
  await page.keyboard.press('r');
  await expect(day.notice(/nothing changed/).first()).toBeVisible();
  await expect(day.dialog).toBeHidden();
  await breaks.goTo('Breaks');
  const flagged = page.getByRole('status').filter({ hasText: 'The facts of 1 decision changed' });
  await flagged.getByRole('button', { name: /C2/ }).click();
  await expect(breaks.row('C2')).toContainText('20.00');
  expect(pageErrors).toEqual([]);
});

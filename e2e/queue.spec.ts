// Many files at once: an archive, an error text, one that ties; a corrected file in the place of another; profiles in and out.
import { readFile } from 'node:fs/promises';
import { FilesPage } from './page-models/files-page.ts';
import { zipOf } from './statement-files.ts';
import { expect, test } from './workbench.ts';

const HEAD = 'order_no,channel,channel_no,kind,status,amount,currency,time';
const orders = (...rows: readonly (readonly [order: string, amount: string])[]) =>
  [
    HEAD,
    ...rows.map(([order, amount]) => `${order},WX,C${order},payment,success,${amount},CNY,2026-11-16T09:00:00`),
    '',
  ].join('\n');

const NO_BILL = '<xml><return_code>FAIL</return_code><return_msg>No Bill Exist</return_msg></xml>';

test('everything that was dropped is told apart, and what ties goes in as one action', async ({
  workbench,
  page,
  pageErrors,
}) => {
  const files = new FilesPage(page);
  await files.open(workbench);
  await files.goTo('Files');
  await files.pickAll([
    {
      name: 'day.zip',
      content: zipOf([
        { name: 'orders-a.csv', content: orders(['A1', '10.00']) },
        { name: 'orders-b.csv', content: orders(['B1', '20.00'], ['B2', '5.00']) },
        { name: 'notice.pdf', content: '%PDF-1.4 a notice' },
      ]),
    },
    { name: 'orders-bad.csv', content: orders(['D1', '1.001'], ['D2', '2.00']) },
    { name: 'none.csv', content: NO_BILL },
  ]);
  const row = (name: string) => files.queue.getByRole('row').filter({ hasText: name });
  await expect(row('day.zip')).toContainText('3 inside');
  await expect(row('notice.pdf')).toContainText('cannot be read');
  await expect(row('orders-a.csv')).toContainText('ready');
  await expect(row('orders-bad.csv')).toContainText('look');
  await expect(row('none.csv')).toContainText('cannot be read');
  await row('none.csv').click();
  await expect(files.main).toContainText('No Bill Exist');
  await row('orders-a.csv').click();
  await expect(page.getByRole('region', { name: 'Recognised by' })).toContainText('UTF-8', { ignoreCase: true });
  await page.reload();
  await expect(row('orders-bad.csv')).toContainText('look');
  await files.mainAction('Import the 2 without a problem').click();
  await expect(files.notice('Imported 2 files').first()).toBeVisible();
  await expect(row('orders-bad.csv')).toBeVisible();
  await expect(row('orders-a.csv')).toHaveCount(0);
  await page.getByRole('tab', { name: 'Imported' }).click();
  await expect(page.getByRole('grid', { name: 'Imports' })).toContainText('day.zip/orders-b.csv');
  expect(pageErrors).toEqual([]);
});

test('a corrected file takes the place of the old one after its changes were seen, and can be undone', async ({
  workbench,
  page,
  pageErrors,
}) => {
  const files = new FilesPage(page);
  await files.open(workbench);
  await files.goTo('Files');
  await files.pick('orders-first.csv', orders(['O1', '10.00'], ['O2', '20.00'], ['O3', '30.00']));
  await files.commit.click();
  await expect(files.notice('Imported orders-first.csv: 3 rows').first()).toBeVisible();
  await files.pickCorrected('orders-second.csv', orders(['O1', '10.00'], ['O2', '22.00'], ['O4', '40.00']));
  const changes = page.getByRole('grid', { name: 'What changes, row by row' });
  await expect(changes.getByRole('row').filter({ hasText: 'O2' })).toContainText('20.00');
  await expect(changes.getByRole('row').filter({ hasText: 'O2' })).toContainText('22.00');
  await expect(changes.getByRole('row').filter({ hasText: 'O3' })).toContainText('removed');
  await expect(changes.getByRole('row').filter({ hasText: 'O4' })).toContainText('added');
  await files.mainAction('Replace').click();
  await expect(files.notice('orders-second.csv has replaced orders-first.csv').first()).toBeVisible();
  await expect(files.main).toContainText('Replaces import');
  await page.getByRole('button', { name: 'Undo this import' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Undo this import' }).click();
  await expect(files.notice('Import undone: orders-second.csv').first()).toBeVisible();
  expect(pageErrors).toEqual([]);
});

test('a shipped profile is exported, changed, brought back as one’s own, and removed', async ({
  workbench,
  page,
  pageErrors,
}) => {
  const settings = new FilesPage(page);
  await settings.open(workbench);
  await settings.goTo('Settings');
  await page.getByRole('tab', { name: 'Statement formats' }).click();
  await page.getByRole('button', { name: /WeChat Pay trade bill/ }).click();
  const text = page.getByRole('textbox', { name: 'Text of the profile' });
  await expect(text).toHaveValue(/name: wechat/);
  await expect(text).not.toBeEditable();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export to a file' }).click();
  const exported = await readFile(await (await download).path(), 'utf8');

  const own = exported.replace(/^name:.*$/m, 'name: my-wechat').replace(/^title:.*$/m, 'title: My WeChat bill');
  const bring = (content: string) =>
    page
      .getByLabel('Import from a file', { exact: true })
      .first()
      .setInputFiles({ name: 'my.yaml', mimeType: 'text/yaml', buffer: Buffer.from(content) });
  await bring(own.replace(/^source:.*$/m, 'source: moon'));
  await expect(page.getByRole('alert')).toContainText('source');
  await expect(settings.mainAction(/Save the profile/)).toBeDisabled();
  await bring(own);
  await settings.mainAction(/Save the profile/).click();
  await expect(settings.notice(/^Profile “My WeChat bill” saved/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: /My WeChat bill/ })).toBeVisible();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(settings.notice(/removed$/).first()).toBeVisible();
  expect(pageErrors).toEqual([]);
});

// Files of formats that nobody knows, as a new user brings them: from the drop to matched rows, and recognised the next time.
import { DayPage } from './page-models/day-page.ts';
import { FilesPage } from './page-models/files-page.ts';
import { fixedLine, gb18030 } from './statement-files.ts';
import { expect, test } from './workbench.ts';

const DAY = '2026-11-16';
const KEYS = ['WX90000000001', 'WX90000000002', 'WX90000000003', 'WX90000000004'];
const AMOUNTS = ['12.50', '100.00', '3.08', '45.00'];

const channelFile = [
  'channel_no,order_no,channel,kind,status,amount,currency,time',
  ...KEYS.map((key, at) => `${key},O9000${at},WX,payment,success,${AMOUNTS[at]},CNY,${DAY}T1${at}:00:00`),
  '',
].join('\n');

const bankFile = (date: string, keys: readonly string[]) =>
  gb18030(
    [
      '记账日,单号,种类,额,结果',
      ...keys.map((key, at) => `${date} 1${at}:00:00,${key},消费,${AMOUNTS[at]},成功`),
      '',
    ].join('\r\n'),
  );

test.beforeEach(async ({ workbench, page }) => {
  const day = new DayPage(page);
  await day.open(workbench);
  await day.loadSample();
  await day.goTo('Files');
});

test('an unknown CSV is taught, saved as a template, matched, and recognised next time', async ({
  page,
  pageErrors,
}) => {
  const files = new FilesPage(page);
  await files.pick('channel.csv', channelFile);
  await files.commit.click();
  await expect(files.notice('Imported channel.csv: 4 rows').first()).toBeVisible();

  await files.pick('east.csv', bankFile(DAY, KEYS));
  await expect(files.fieldOf('单号')).toBeVisible();
  await expect(files.main).toContainText('GB18030');
  await expect(files.commit).toBeDisabled();
  await expect(files.main).toContainText('names no channel');
  await files.channelOfRows.selectOption('WX');
  for (const [column, field] of Object.entries({
    记账日: 'time',
    单号: 'channel_no',
    种类: 'kind',
    额: 'amount',
    结果: 'status',
  }))
    await files.fieldOf(column).selectOption(field);
  await expect(files.main).toContainText('Every field that rows need is there');
  await expect(files.preview).toContainText('WX90000000003');
  await expect(files.commit).toHaveText(/Commit 4 rows/);

  await files.step(/6 Commit/).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('East bank');
  await page.getByRole('button', { name: 'Save the template' }).click();
  await expect(files.notice(/^Template “East bank” saved/).first()).toBeVisible();
  await expect(files.step(/4 Mapping/)).toContainText('East bank');
  await files.commit.click();
  await expect(files.notice('Imported east.csv: 4 rows').first()).toBeVisible();

  await files.pick('east-next.csv', bankFile('2026-11-17', ['WX90000000011', 'WX90000000012']));
  await expect(files.step(/4 Mapping/)).toContainText('East bank');
  await expect(files.step(/1 Source/)).toContainText('WX');
  await expect(files.commit).toHaveText(/Commit 2 rows/);
  await page.keyboard.press('Delete');

  const day = new DayPage(page);
  await day.goTo('Day');
  await day.reconcile();
  await day.goTo('Breaks');
  await page.goto(`${page.url().split('#')[0]}#/trace?key=WX90000000003`);
  await expect(page.getByRole('article').first()).toContainText('matched');
  await page.getByRole('button', { name: 'See the file' }).first().click();
  await expect(page.locator('.original-found')).toContainText('WX90000000003');
  expect(pageErrors).toEqual([]);
});

test('a fixed-width file in bytes: boundaries by keyboard, units, committed', async ({ page, pageErrors }) => {
  const files = new FilesPage(page);
  const lines = KEYS.map((key, at) =>
    fixedLine([
      [DAY.replaceAll('-', ''), 8],
      [key, 15],
      ['消费', 6],
      [`00000000${(AMOUNTS[at] ?? '').replace('.', '')}`.slice(-10), 10],
      ['成功', 4],
    ]),
  );
  await files.pick('fixed.txt', Buffer.concat(lines));
  await files.step(/2 Encoding/).click();
  await page.getByRole('radio', { name: /fixed width/ }).check();
  await expect(files.ruler).toBeVisible();
  const wanted = [8, 23, 29, 39, 43];
  const boundaries = page.locator('.ruler-boundary');
  const set = async () =>
    (
      await boundaries.evaluateAll((all) =>
        all.map((each) => Number(/\* (\d+)\)/.exec(each.getAttribute('style') ?? '')?.[1])),
      )
    ).sort((left, right) => left - right);
  for (const at of wanted) {
    if ((await set()).includes(at)) continue;
    await files.ruler.focus();
    await page.keyboard.press('Home');
    for (let step = 0; step < at; step += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect.poll(set).toContain(at);
  }
  for (const at of (await set()).filter((each) => !wanted.includes(each))) {
    await files.ruler.focus();
    await page.keyboard.press('Home');
    for (let step = 0; step < at; step += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Delete');
    await expect.poll(set).not.toContain(at);
  }
  await expect.poll(set).toEqual(wanted);
  const names = page.locator('.ruler-names > input');
  for (const [at, name] of ['day', 'number', 'sort', 'money', 'state'].entries()) {
    await names.nth(at).fill(name);
    await names.nth(at).press('Enter');
    await expect(names.nth(at)).toHaveValue(name);
    await expect(names).toHaveCount(5);
  }
  await files.step(/4 Mapping/).click();
  await files.channelOfRows.selectOption('WX');
  for (const [column, field] of Object.entries({
    day: 'time',
    number: 'channel_no',
    sort: 'kind',
    money: 'amount',
    state: 'status',
  }))
    await files.fieldOf(column).selectOption(field);
  await page.getByRole('combobox', { name: 'Unit of amounts' }).selectOption('hundredth');
  await expect(files.preview).toContainText('12.50');
  await expect(files.preview).toContainText('100.00');
  await expect(files.commit).toHaveText(/Commit 4 rows/);
  await files.commit.click();
  await expect(files.main).toContainText('Keep how this file is read as a template?');
  await files.commit.click();
  await expect(files.notice('Imported fixed.txt: 4 rows').first()).toBeVisible();
  expect(pageErrors).toEqual([]);
});

test('another encoding is seen at once, and given back', async ({ page, pageErrors }) => {
  const files = new FilesPage(page);
  await files.pick('east.csv', bankFile(DAY, KEYS));
  await files.step(/2 Encoding/).click();
  const encoding = page.getByRole('combobox', { name: 'Encoding' });
  await expect(files.preview).toContainText('消费');
  await encoding.selectOption('windows-1252');
  await expect(files.preview).toContainText('ÏûÑ'.slice(0, 2));
  await encoding.selectOption('');
  await expect(files.preview).toContainText('消费');
  await encoding.selectOption('utf-8');
  await expect(files.preview).toHaveCount(0);
  await encoding.selectOption('');
  await expect(files.preview).toContainText('消费');
  await files.step(/4 Mapping/).click();
  await expect(files.fieldOf('单号')).toBeVisible();
  await files.step(/2 Encoding/).click();
  await encoding.selectOption('utf-8');
  await expect(files.preview).toHaveCount(0);
  await page.keyboard.press('Escape');
  await files.queue.getByRole('row').filter({ hasText: 'east.csv' }).click();
  await page.keyboard.press('Enter');
  await files.step(/2 Encoding/).click();
  await encoding.selectOption('');
  await files.step(/4 Mapping/).click();
  await expect(files.fieldOf('单号')).toBeVisible();
  await files.step(/1 Source/).click();
  const format = page.getByRole('combobox', { name: 'Format' });
  await format.selectOption('wechat');
  await expect(page.getByRole('alert')).toContainText('east.csv');
  await expect(format).toHaveValue('wechat');
  await files.channelChoice.selectOption('WX');
  await expect(format).toHaveValue('wechat');
  expect(pageErrors).toEqual([]);
});

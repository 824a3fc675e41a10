// The privacy mode: numbers of cards and accounts, names and hints are not in the page at all, amounts are blurred or taken out of their
// sentence, counts and verbs stay, and all of it comes back.
import { BreaksPage } from './page-models/breaks-page.ts';
import { DayPage } from './page-models/day-page.ts';
import { FilesPage } from './page-models/files-page.ts';
import { expect, test } from './workbench.ts';

const CARD = '6222021234567894';
const ORDERS = [
  'order_no,channel,channel_no,kind,status,amount,currency,time,memo',
  `O1,WX,C1,payment,success,10.00,CNY,2026-11-16T09:00:00,card ${CARD}`,
  '',
].join('\n');

const isBlurred = (element: Element): boolean => {
  for (let at: Element | null = element; at !== null; at = at.parentElement)
    if (getComputedStyle(at).filter.includes('blur')) return true;
  return false;
};

test('a card number leaves the page while the mode is on', async ({ workbench, page, pageErrors }) => {
  const files = new FilesPage(page);
  await files.open(workbench);
  await files.goTo('Files');
  await files.pick('orders.csv', ORDERS);
  await expect(files.main).toContainText(CARD);
  await page.keyboard.press('Alt+p');
  const mode = page.getByRole('button', { name: 'Privacy mode' });
  await expect(mode).toHaveAttribute('aria-pressed', 'true');
  expect(await page.content()).not.toContain(CARD);
  expect(await page.content()).toContain('****7894');
  await mode.click();
  await expect(files.main).toContainText(CARD);
  expect(pageErrors).toEqual([]);
});

test('amounts are hidden wherever they come up, for this user and after a reload', async ({
  workbench,
  page,
  pageErrors,
}) => {
  const day = new DayPage(page);
  await day.open(workbench);
  await day.loadSample();
  await page.getByRole('button', { name: 'Privacy', exact: true }).click();
  await day.reconcile();
  const breaks = new BreaksPage(page);
  await breaks.goTo('Breaks');
  await breaks.openRows.first().waitFor();
  const amount = breaks.grid.getByText(/^[−\d,]+\.\d\d$/).first();
  expect(await amount.evaluate(isBlurred)).toBe(true);
  const worker = page.getByRole('button', { name: 'Current user' });
  await expect(worker).toHaveText(/^\*\*\* · maker/);
  expect(
    await page
      .locator('[title]:not([title=""])')
      .evaluateAll((all) => all.filter((one) => !one.matches('button, a[href]')).length),
  ).toBe(0);
  await breaks.openRows.first().click();
  const main = page.locator('.button-act');
  await expect(main).not.toHaveText(/\d\.\d\d/);
  expect(await main.evaluate(isBlurred)).toBe(false);
  await breaks.goTo('People');
  await expect(page.getByRole('main')).not.toContainText(/\b(li|wang)\b/);
  await breaks.goTo('Breaks');
  await page.reload();
  await expect(page.getByRole('button', { name: 'Privacy mode' })).toBeVisible();
  expect(await amount.evaluate(isBlurred)).toBe(true);
  await breaks.become(/checker/);
  await expect(page.getByRole('button', { name: 'Privacy', exact: true })).toBeVisible();
  expect(await amount.evaluate(isBlurred)).toBe(false);
  expect(pageErrors).toEqual([]);
});

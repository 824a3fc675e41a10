// Who works: by name alone, by passphrase, and still the same person after the page is loaded again.
import { startWorkbench } from './launch.ts';
import { PeoplePage } from './page-models/people-page.ts';
import { expect, test } from './workbench.ts';

const PASSPHRASE = 'seven geese over ice';

test('a passphrase is set, asked for, refused when wrong, and outlives a reload', async ({
  workbench,
  page,
  pageErrors,
}) => {
  const people = new PeoplePage(page);
  await people.open(workbench);
  await people.goTo('People');
  await expect(people.worker).toContainText('maker');
  await people.fillNewPassphrase(PASSPHRASE, `${PASSPHRASE}!`);
  await expect(people.main).toContainText('The two are not the same');
  await expect(page.getByRole('button', { name: 'Make the key and sign in' })).toBeDisabled();
  await people.fillNewPassphrase('short', 'short');
  await page.getByRole('button', { name: 'Make the key and sign in' }).click();
  await expect(page.getByRole('alert')).toContainText('at least 8 characters');
  await people.makeKey(PASSPHRASE);
  await expect(page.getByRole('region', { name: 'Fingerprint' })).toBeFocused();
  await expect(people.worker.getByRole('img', { name: 'signed in' })).toBeVisible();
  await expect(people.main).toContainText(/([0-9a-f]{4} ){7}[0-9a-f]{4}/);

  await people.signOut();
  await expect(people.worker.getByRole('img', { name: 'signed in' })).toBeHidden();
  await expect(page.getByRole('banner').getByRole('button', { name: 'Sign in' })).toBeVisible();
  await people.goTo('Workspace');
  await people.mainAction(/^Make one now/).click();
  await page
    .getByRole('alert')
    .getByRole('button', { name: /^Sign in/ })
    .click();
  await expect(people.passphrase).toBeFocused();
  await page.keyboard.type('eight geese over ice');
  await page.keyboard.press('Enter');
  await expect(people.dialog.getByRole('alert')).toContainText('Wrong passphrase');
  await expect(people.passphrase).toBeFocused();
  await page.keyboard.type(PASSPHRASE);
  await page.keyboard.press('Enter');
  await expect(people.dialog).toBeHidden();
  await expect(people.worker.getByRole('img', { name: 'signed in' })).toBeVisible();

  await page.reload();
  await expect(people.worker.getByRole('img', { name: 'signed in' })).toBeVisible();
  await people.become(/checker/);
  await expect(people.worker).toContainText('checker');
  await page.reload();
  await expect(people.worker).toContainText('checker');
  expect(pageErrors).toEqual([]);
});

test('language and user outlive a new start on another port', async ({ workbench, page, pageErrors }) => {
  const people = new PeoplePage(page);
  await people.open(workbench);
  await people.become(/checker/);
  await expect(people.worker).toContainText('checker');
  await page.getByRole('button', { name: '中', exact: true }).click();
  await expect(page.getByRole('link', { name: '当日' })).toBeVisible();
  await page.goto('about:blank');
  expect(await workbench.end()).toBe(0);
  const again = await startWorkbench(workbench.workspace);
  try {
    await page.goto(again.url);
    await expect(page.getByRole('link', { name: '当日' })).toBeVisible();
    await expect(page.getByRole('button', { name: '当前用户' })).toContainText('复核');
    await page.goto('about:blank');
  } finally {
    await again.dispose();
  }
  expect(pageErrors).toEqual([]);
});

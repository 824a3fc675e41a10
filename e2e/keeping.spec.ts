// How a workspace is kept: backups and the way back, encryption and its lock, a second opener that only reads.
import { startWorkbench } from './launch.ts';
import { DayPage } from './page-models/day-page.ts';
import { KeepingPage } from './page-models/keeping-page.ts';
import { expect, test } from './workbench.ts';

test('a backup brings the workspace back, and the state before it is kept', async ({ workbench, page, pageErrors }) => {
  const day = new DayPage(page);
  await day.open(workbench);
  await day.loadSample();
  const keeping = new KeepingPage(page);
  await keeping.goTo('Workspace');
  await keeping.makeBackup();
  await expect(keeping.backups).toContainText('asked for');
  await day.goTo('Day');
  await day.reconcile();
  await expect.poll(() => day.openBreaks()).toBeGreaterThan(0);
  await keeping.goTo('Workspace');
  await keeping.backups
    .getByRole('row')
    .filter({ hasText: 'asked for' })
    .getByRole('button', { name: 'Restore…' })
    .click();
  await expect(keeping.dialog).toContainText('becomes a backup first');
  await keeping.dialog.getByRole('button', { name: 'Restore' }).click();
  await expect(keeping.backups).toContainText('before a restore');
  await expect.poll(() => keeping.openBreaks()).toBe(0);
  await page.getByRole('button', { name: 'Verify all' }).click();
  await expect(keeping.notice(/backups are whole/).first()).toBeVisible();
  expect(pageErrors).toEqual([]);
});

test('an encrypted workspace opens with its passphrase alone', async ({ workbench, page, pageErrors }) => {
  const day = new DayPage(page);
  await day.open(workbench);
  await day.loadSample();
  const keeping = new KeepingPage(page);
  await keeping.goTo('Workspace');
  await keeping.encrypt('a long way to the sea');
  await expect(keeping.encryption).toContainText('every backup made from now on');
  await page.goto('about:blank');
  expect(await workbench.end()).toBe(0);
  const again = await startWorkbench(workbench.workspace);
  try {
    await page.goto(again.url);
    await keeping.lock.waitFor();
    await expect(keeping.navigation).toBeHidden();
    await keeping.lock.fill('a long way to the see');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('Wrong passphrase');
    await expect(keeping.navigation).toBeHidden();
    await expect(keeping.lock).toBeFocused();
    await page.keyboard.type('a long way to the sea');
    await page.keyboard.press('Enter');
    await keeping.navigation.waitFor();
    await keeping.goTo('Day');
    await expect(day.cell('WX', 'import')).toContainText('4/4 files');
    await page.goto('about:blank');
  } finally {
    await again.dispose();
  }
  expect(pageErrors).toEqual([]);
});

test('a second opener reads, and says who has the workspace open', async ({ workbench, page, pageErrors }) => {
  const day = new DayPage(page);
  await day.open(workbench);
  await day.loadSample();
  const second = await startWorkbench(workbench.workspace);
  try {
    await page.goto(second.url);
    await day.navigation.waitFor();
    const note = page.getByRole('status').filter({ hasText: 'Read-only: nothing can be changed.' });
    await expect(note).toContainText(/Another Clearbench window \(process \d+\) has this workspace open/);
    await expect(day.cell('WX', 'import')).toContainText('4/4 files');
    await expect(day.mainAction(/Reconcile/)).toBeDisabled();
    const keeping = new KeepingPage(page);
    await keeping.goTo('Workspace');
    await expect(keeping.mainAction(/^Make one now/)).toBeDisabled();
    await expect(keeping.mainAction(/^Make one now/)).toHaveAttribute('title', /open read-only/);
    await page.goto('about:blank');
  } finally {
    await second.dispose();
  }
  expect(pageErrors).toEqual([]);
});

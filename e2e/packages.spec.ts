// Maker and checker at two Clearbenches: cards, a package, the answer, and its one merge.
import type { Page } from 'playwright/test';
import { startWorkbench } from './launch.ts';
import { BreaksPage } from './page-models/breaks-page.ts';
import { DayPage } from './page-models/day-page.ts';
import { PeoplePage } from './page-models/people-page.ts';
import { expect, test } from './workbench.ts';

async function sampleDay(page: Page, url: string): Promise<void> {
  const day = new DayPage(page);
  await page.goto(url);
  await day.navigation.waitFor();
  await day.loadSample();
  await day.reconcile();
}

async function writeOff(page: Page): Promise<void> {
  const breaks = new BreaksPage(page);
  await breaks.goTo('Breaks');
  await breaks.grid.getByRole('row').filter({ hasText: 'WX2611160000165' }).click();
  await breaks.drawer.getByRole('radio', { name: /Write off/ }).check();
  await breaks.mainAction(/^Write off/).click();
  await breaks
    .notice(/waits to be checked/)
    .first()
    .waitFor();
}

test('a package goes to a second Clearbench and its answer is merged once', async ({
  workbench,
  page,
  pageErrors,
  browser,
}) => {
  test.setTimeout(240_000);
  const second = await startWorkbench();
  const other = await browser.newPage({ acceptDownloads: true });
  try {
    const maker = new PeoplePage(page);
    await sampleDay(page, workbench.url);
    await writeOff(page);
    await maker.goTo('People');
    await maker.makeKey('the maker knows a word');
    const makerCard = await maker.saved(page.getByRole('button', { name: 'Download identity card' }));

    const checker = new PeoplePage(other);
    await sampleDay(other, second.url);
    await checker.become(/checker/);
    await checker.goTo('People');
    await checker.makeKey('the checker knows another');
    const checkerCard = await checker.saved(other.getByRole('button', { name: 'Download identity card' }));

    await maker.trust(checkerCard);
    await page.goto(`${new URL(page.url()).origin}/#/books?tab=approvals`);
    await page.getByRole('checkbox', { name: 'put into a package' }).check();
    await page.getByRole('textbox', { name: 'Note for the checker' }).fill('please see');
    const handed = await maker.saved(page.getByRole('button', { name: 'Sign and write the package' }));
    await expect(maker.main).toContainText('A package of 1 decision, made');

    await maker.goTo('People');
    await maker.hand(handed);
    await expect(maker.main).toContainText('cannot check them: maker and checker are two people');
    await expect(maker.mainAction('Sign and write the answer')).toBeDisabled();

    await checker.hand(handed);
    await expect(checker.main).toContainText('is not known here');
    await expect(other.getByRole('button', { name: 'Open their identity card' })).toBeVisible();
    await checker.trust(makerCard);
    await expect(checker.main).toContainText('please see');
    await checker.hand({
      ...handed,
      content: Buffer.from(handed.content.toString().replace('please see', 'please sea')),
    });
    await expect(other.getByRole('alert')).toBeVisible();
    await checker.hand(handed);
    await expect(checker.main).toContainText('please see');
    await expect(checker.main).toContainText('the same here');
    await expect(checker.main).toContainText('2,047.00');
    await expect(checker.mainAction('Sign and write the answer')).toBeDisabled();
    await other.getByRole('button', { name: 'Approve all that are the same' }).click();
    const answer = await checker.saved(checker.mainAction('Sign and write the answer'));

    await expect(maker.link('Books')).toContainText('1');
    await maker.hand(answer);
    await page.getByRole('button', { name: 'Merge the answer' }).click();
    await expect(maker.main).toContainText('approved 1 and rejected 0');
    await expect(maker.link('Books')).toHaveText('Books');
    await page.getByRole('button', { name: 'Put away' }).click();
    await expect(maker.packages).toContainText('merged');

    await maker.hand(answer);
    await page.getByRole('button', { name: 'Merge the answer' }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await expect(maker.main).not.toContainText('The answer is merged');
  } finally {
    await other.close();
    await second.dispose();
  }
  expect(pageErrors).toEqual([]);
});

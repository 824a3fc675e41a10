// What every screen shares: opening, navigation, the proof line with its main action, undo, language.
import type { Locator, Page } from 'playwright/test';
import type { Workbench } from '../launch.ts';

export type Feature = 'Day' | 'Files' | 'Breaks' | 'Books' | 'Trace' | 'History' | 'Settings' | 'People' | 'Workspace';

export class Frame {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(workbench: Workbench): Promise<void> {
    await this.page.goto(workbench.url);
    await this.navigation.waitFor();
  }

  get navigation(): Locator {
    return this.page.getByRole('navigation');
  }

  link(feature: Feature): Locator {
    return this.navigation.getByRole('link', { name: feature });
  }

  async goTo(feature: Feature): Promise<void> {
    await this.link(feature).click();
    await this.page.getByRole('heading', { name: feature, level: 1 }).waitFor();
  }

  /** The number of open items that the navigation shows. */
  async openBreaks(): Promise<number> {
    const text = await this.link('Breaks').innerText();
    return Number(/\d[\d,]*/.exec(text)?.[0]?.replaceAll(',', '') ?? 0);
  }

  /** The sentence shown after an action. */
  notice(text: string | RegExp): Locator {
    return this.page.getByRole('status').filter({ hasText: text });
  }

  /** The one filled button of the proof line: what to do next here. */
  mainAction(name: string | RegExp): Locator {
    return this.page.getByRole('contentinfo').getByRole('button', { name });
  }

  /** Takes another user's chair. */
  async become(name: RegExp): Promise<void> {
    await this.page.getByRole('button', { name: 'Current user' }).click();
    await this.page.getByRole('menuitem', { name }).click();
  }

  get undo(): Locator {
    return this.page.getByRole('banner').getByRole('button', { name: /^Undo/ });
  }

  get redo(): Locator {
    return this.page.getByRole('banner').getByRole('button', { name: /^Redo/ });
  }

  /** The question or the preview that is open. */
  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** The clearing date in the bar. */
  get dateChoice(): Locator {
    return this.page.getByRole('banner').getByRole('button', { name: 'Clearing date', exact: true });
  }

  async loadSample(): Promise<void> {
    await this.page.getByRole('button', { name: 'Load the sample days' }).click();
    await this.page.getByRole('heading', { name: 'Day', level: 1 }).waitFor({ timeout: 60_000 });
  }
}

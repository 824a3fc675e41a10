// Breaks: the outcome rail, the two panes, the drawer of one row.
import type { Locator } from 'playwright/test';
import { Frame } from './frame.ts';

export class BreaksPage extends Frame {
  get grid(): Locator {
    return this.page.getByRole('grid', { name: 'Breaks' });
  }

  get drawer(): Locator {
    return this.page.getByRole('complementary', { name: 'Details of the break' });
  }

  stage(name: 'Channel' | 'Business' | 'Fund'): Locator {
    return this.page.getByRole('tab', { name });
  }

  /** The rows that still wait for a decision, as far as they are drawn. */
  get openRows(): Locator {
    return this.grid.getByRole('row').filter({ has: this.page.getByRole('gridcell', { name: 'open', exact: true }) });
  }

  /** The drawn row with a key. */
  row(key: string): Locator {
    return this.grid.getByRole('row').filter({ hasText: key });
  }

  /** Chooses the first open row, and answers its key. */
  async chooseOpenRow(): Promise<string> {
    const row = this.openRows.first();
    await row.click();
    return /[A-Z]{2,5}\d{8,}/.exec(await row.innerText())?.[0] ?? '';
  }

  /** What can be decided about the row in the drawer, the usual one first. */
  get decisions(): Locator {
    return this.page.getByRole('contentinfo').getByRole('button');
  }
}

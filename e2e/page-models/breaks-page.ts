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
    const row = this.openRows.filter({ hasText: /[A-Z]\d{8,}/ }).first();
    await row.waitFor();
    const cells = await row.getByRole('gridcell').allTextContents();
    const key = cells.find((text) => /^[A-Z]+\d{8,}$/.test(text));
    if (key === undefined) throw new Error(`no key among ${cells.join(' | ')}`);
    await row.click();
    return key;
  }

  get selectedRows(): Locator {
    return this.grid.locator('[role=row][aria-selected=true]');
  }

  get currentRow(): Locator {
    return this.grid.locator('.grid-row-current');
  }

  /** The question before several are decided at once. */
  get bulkDialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** The usual decision about the row in the drawer, as the proof line offers it. */
  get usualDecision(): Locator {
    return this.mainAction(/^(Supplement|Refund|Enquire at|Carry to|Recover|Write off|Adjust)/);
  }
}

// Day: the chain of control totals and what to do next.
import type { Locator } from 'playwright/test';
import { LINKS, type Link } from '../../shared/contract/engine-api.ts';
import { Frame } from './frame.ts';

export class DayPage extends Frame {
  get chain(): Locator {
    return this.page.getByRole('grid', { name: 'Chain of control totals' });
  }

  /** The line of a channel or of a sum, e.g. "WX" or "Sum CNY". */
  line(name: string): Locator {
    return this.chain.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name }) });
  }

  /** A line's cell in a link of the chain. */
  cell(line: string, link: Link): Locator {
    return this.line(line).getByRole('gridcell').nth(LINKS.indexOf(link));
  }

  async reconcile(): Promise<void> {
    await this.mainAction('Reconcile the day').click();
    await this.notice(/^Reconciled/).waitFor({ timeout: 60_000 });
  }

  async applyPolicies(): Promise<void> {
    await this.page.getByRole('button', { name: 'Apply policies' }).click();
    await this.notice(/policy|Policies/).waitFor();
  }
}

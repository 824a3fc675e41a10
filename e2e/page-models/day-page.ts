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

  /** The conditions of closing, beside the next steps. */
  async showClosing(): Promise<void> {
    await this.page.getByRole('tab', { name: 'Closing' }).click();
    await this.conditions.getByRole('listitem').first().waitFor();
  }

  get conditions(): Locator {
    return this.page.getByRole('list', { name: 'Conditions of closing' });
  }

  condition(name: string): Locator {
    return this.conditions.getByRole('listitem').filter({ hasText: name });
  }

  get close(): Locator {
    return this.page.getByRole('button', { name: 'Close the day…' });
  }

  get reopen(): Locator {
    return this.page.getByRole('button', { name: 'Reopen…' });
  }

  /** The strip at the head of a closed day. */
  get closedStrip(): Locator {
    return this.page.getByRole('main').getByRole('status').filter({ hasText: 'is closed' });
  }

  async applyPolicies(): Promise<void> {
    await this.page.getByRole('button', { name: 'Apply policies' }).click();
    await this.notice(/policy|Policies/).waitFor();
  }
}

// History: the list of steps, one in full, and the way back and forward.
import type { Locator } from 'playwright/test';
import { Frame } from './frame.ts';

export class HistoryPage extends Frame {
  get grid(): Locator {
    return this.page.getByRole('grid', { name: 'History' });
  }

  /** The newest step of this action, which is named as the grid names it. */
  step(action: string): Locator {
    const cell = this.page.getByRole('gridcell', { name: action, exact: true });
    return this.grid.getByRole('row').filter({ has: cell }).first();
  }

  /** The line where the workspace stands. */
  get here(): Locator {
    return this.grid.getByRole('row').filter({ hasText: 'The workspace stands here' });
  }

  get detail(): Locator {
    return this.page.getByRole('complementary', { name: 'Details of the step' });
  }

  get search(): Locator {
    return this.page.getByRole('textbox', { name: 'Find in the history' });
  }

  /** Goes back or forward to a step by the main action, through the preview. Answers what the preview said. */
  async jumpTo(action: string): Promise<string> {
    await this.step(action).click();
    await this.mainAction(/^(Back|Forward) to here/).click();
    await this.dialog.getByRole('list').getByRole('listitem').first().waitFor();
    const said = await this.dialog.innerText();
    await this.dialog.getByRole('button', { name: /^(Undo|Redo) / }).click();
    await this.dialog.waitFor({ state: 'hidden' });
    return said;
  }
}

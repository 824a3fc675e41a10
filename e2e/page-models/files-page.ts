// Files: the wizard of one file, and the list of imports.
import type { Locator } from 'playwright/test';
import { Frame } from './frame.ts';

export class FilesPage extends Frame {
  /** Picks a file made here, as the system's dialog would. */
  async pick(name: string, text: string): Promise<void> {
    const file = { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
    await this.page.locator('input[type=file]').setInputFiles(file);
  }

  get commit(): Locator {
    return this.mainAction(/^Commit/);
  }

  get main(): Locator {
    return this.page.getByRole('main');
  }
}

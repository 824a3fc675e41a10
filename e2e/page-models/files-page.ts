// Files: the queue of staged files, the wizard of one, and the list of imports.
import type { Locator } from 'playwright/test';
import { Frame } from './frame.ts';

export interface PickedFile {
  readonly name: string;
  readonly content: string | Buffer;
}

export class FilesPage extends Frame {
  /** Picks a file made here, as the system's dialog would. */
  async pick(name: string, content: string | Buffer): Promise<void> {
    await this.pickAll([{ name, content }]);
  }

  async pickAll(files: readonly PickedFile[]): Promise<void> {
    const payload = files.map(({ name, content }) => ({
      name,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(content),
    }));
    await this.page.getByLabel('Import files', { exact: true }).first().setInputFiles(payload);
  }

  /** The hidden input of the shown import: for its corrected file. */
  async pickCorrected(name: string, content: string): Promise<void> {
    const input = this.page.getByRole('complementary').getByLabel('Import files', { exact: true });
    await input.setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
  }

  get queue(): Locator {
    return this.page.getByRole('grid', { name: 'Files to import' });
  }

  get preview(): Locator {
    return this.page.getByRole('grid', { name: 'Raw lines and typed data' });
  }

  step(name: RegExp): Locator {
    return this.page.getByRole('list', { name: 'Steps of the import' }).getByRole('button', { name });
  }

  /** The select of the field that a column goes to. */
  fieldOf(column: string): Locator {
    return this.page.getByRole('combobox', { name: `Field for “${column}”` });
  }

  get channelOfRows(): Locator {
    return this.page.getByRole('combobox', { name: 'Channel of every row' });
  }

  /** Of the whole file, in the first step. */
  get channelChoice(): Locator {
    return this.page.getByRole('combobox', { name: 'Channel', exact: true });
  }

  get ruler(): Locator {
    return this.page.getByRole('slider', { name: 'Ruler of bytes' });
  }

  get commit(): Locator {
    return this.mainAction(/^(Commit|Keep the file)/);
  }

  /** The rejected lines of the shown import, and what became of them. */
  get rejectedLines(): Locator {
    return this.page.getByRole('region', { name: 'Settle rejected lines' });
  }

  get main(): Locator {
    return this.page.getByRole('main');
  }
}

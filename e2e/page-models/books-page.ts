// Books: vouchers, and the export with its files.
import { readFile } from 'node:fs/promises';
import type { Download, Locator } from 'playwright/test';
import { Frame } from './frame.ts';

export class BooksPage extends Frame {
  get vouchers(): Locator {
    return this.page.getByRole('grid', { name: 'Journal entries' });
  }

  /** Exports, and answers the texts of the files that the browser saved, by name. */
  async exportFiles(count: number): Promise<ReadonlyMap<string, string>> {
    const downloads: Download[] = [];
    const all = new Promise<void>((resolve) => {
      this.page.on('download', (download) => {
        downloads.push(download);
        if (downloads.length === count) resolve();
      });
    });
    await this.mainAction(/^Export \d/).click();
    await all;
    const texts = downloads.map(
      async (download) => [download.suggestedFilename(), await readFile(await download.path(), 'utf8')] as const,
    );
    return new Map(await Promise.all(texts));
  }
}

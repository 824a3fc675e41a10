// People: keys and passphrases, signing in, identity cards, decision packages and answers.
import { readFile } from 'node:fs/promises';
import type { Locator } from 'playwright/test';
import { Frame } from './frame.ts';

export interface HandedFile {
  readonly name: string;
  readonly content: Buffer;
}

export class PeoplePage extends Frame {
  get main(): Locator {
    return this.page.getByRole('main');
  }

  get people(): Locator {
    return this.page.getByRole('list', { name: 'People' });
  }

  get packages(): Locator {
    return this.page.getByRole('list', { name: 'Decision packages' });
  }

  /** The button in the bar that names who works. */
  get worker(): Locator {
    return this.page.getByRole('button', { name: 'Current user' });
  }

  async choose(name: string): Promise<void> {
    await this.people.getByRole('button', { name }).click();
  }

  async fillNewPassphrase(first: string, again: string): Promise<void> {
    await this.page.getByLabel('New passphrase').fill(first);
    await this.page.getByLabel('Once more').fill(again);
  }

  /** Makes the chosen person's key. */
  async makeKey(passphrase: string): Promise<void> {
    await this.fillNewPassphrase(passphrase, passphrase);
    await this.page.getByRole('button', { name: 'Make the key and sign in' }).click();
    await this.notice(/has a key now/)
      .first()
      .waitFor();
  }

  async signOut(): Promise<void> {
    await this.worker.click();
    await this.page.getByRole('menuitem', { name: /^Sign out/ }).click();
    await this.notice(/is signed out/)
      .first()
      .waitFor();
  }

  get passphrase(): Locator {
    return this.dialog.getByLabel('Passphrase', { exact: true });
  }

  /** Presses what writes a file, and answers the file. */
  async saved(press: Locator): Promise<HandedFile> {
    const coming = this.page.waitForEvent('download');
    await press.click();
    const download = await coming;
    return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
  }

  /** Opens a file that was handed over, as the system's dialog would. */
  async hand({ name, content }: HandedFile): Promise<void> {
    await this.page
      .getByLabel('Open an identity card, package or answer')
      .setInputFiles({ name, mimeType: 'application/json', buffer: content });
  }

  async trust(card: HandedFile): Promise<void> {
    await this.hand(card);
    await this.page.getByRole('checkbox', { name: /Compared on the phone/ }).check();
    await this.page.getByRole('button', { name: 'Trust this key' }).click();
    await this.notice(/is trusted/)
      .first()
      .waitFor();
  }
}

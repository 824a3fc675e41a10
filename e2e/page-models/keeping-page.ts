// Workspace: backups, encryption; and the lock before an encrypted one.
import type { Locator } from 'playwright/test';
import { Frame } from './frame.ts';

export class KeepingPage extends Frame {
  get backups(): Locator {
    return this.page.getByRole('grid', { name: 'Backups' });
  }

  get encryption(): Locator {
    return this.page.getByRole('region', { name: 'Encryption' });
  }

  async makeBackup(): Promise<void> {
    await this.mainAction(/^Make one now/).click();
    await this.notice('The backup is made and verified').first().waitFor();
  }

  async encrypt(passphrase: string): Promise<void> {
    await this.encryption.getByLabel('New passphrase').fill(passphrase);
    await this.encryption.getByLabel('Once more').fill(passphrase);
    await this.encryption.getByRole('button', { name: 'Encrypt the workspace' }).click();
    await this.notice('The workspace is encrypted').first().waitFor({ timeout: 60_000 });
  }

  /** The only field before an encrypted workspace is open. */
  get lock(): Locator {
    return this.page.getByLabel('Passphrase of the workspace');
  }
}

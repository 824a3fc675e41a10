// A small encrypted workspace on a made-up disk.
import { FaultyDisk } from '../page-log/faulty-disk.testing.ts';
import { replaceFile } from '../page-log/file-access.ts';
import { FILE } from '../page-log/page-log.testing.ts';
import { Seal } from './seal.ts';
import { SealedFiles } from './sealed-files.ts';

/** Cheap: what is tested is not how long a guess takes. */
export const CHEAP = { n: 2, r: 1, p: 1 };

export const seal = Seal.create('a passphrase', 4096, CHEAP);

export const through = (disk: FaultyDisk, by: Seal = seal): SealedFiles => new SealedFiles(disk, FILE, by);

/** A disk with the workspace, encrypted; nothing of how it was written is counted. */
export function sealedDiskWith(image: Uint8Array): FaultyDisk {
  const disk = new FaultyDisk();
  replaceFile(through(disk), FILE, image);
  return disk.afterKill();
}

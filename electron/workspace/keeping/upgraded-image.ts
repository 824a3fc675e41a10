// The bytes of a workspace in an older format, brought to the newest one in memory.
import type { Database } from '../database.ts';
import { isUpToDate, migrate } from '../schema.ts';

/** The same bytes where nothing is missing. `beside` makes a database of them. */
export function upgradedImage(beside: Database, image: Uint8Array): Uint8Array {
  const copy = beside.another(image);
  try {
    if (isUpToDate(copy)) return image;
    migrate(copy);
    return copy.image();
  } finally {
    copy.close();
  }
}

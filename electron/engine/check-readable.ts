// Damage that a link can't even read is a link that fails and says so, and the other links are still told.
import type { CheckLink } from '../../shared/contract/engine-api.ts';
import { DatabaseClosed } from '../workspace/database.ts';
import { link } from './check-link.ts';
import { Cancelled } from './engine-context.ts';

/** What SQLite says of a file whose pages are broken: no single link can tell that. */
const BROKEN_FILE = /disk image is malformed|not a database/i;

/** The links, or one that fails in their place. `what` names what they read. */
export function readableLinks(what: string, links: () => readonly CheckLink[]): readonly CheckLink[] {
  try {
    return links();
  } catch (error) {
    if (error instanceof Cancelled || error instanceof DatabaseClosed) throw error;
    const why = error instanceof Error ? error.message : String(error);
    if (BROKEN_FILE.test(why)) throw error;
    const place = { kind: 'flow', date: '', channel: '', from: what, to: 'rows read', currency: '' } as const;
    return [link(place, { countIn: 1, countOut: 0, records: [`${what} cannot be read: ${why}`] })];
  }
}

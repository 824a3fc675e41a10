// Whether this build of sql.js works as the page log needs it: each page it writes is seen, and what it reads is ours.
import type { SqlJs } from 'sql.js';
import { Database } from '../database.ts';
import { HEADER_LENGTH, TrackedImage } from './tracked-image.ts';

const CAPACITY = 1 << 22;
const results = new WeakMap<SqlJs, boolean>();

/** Tried once per thread on a small database of its own. */
export function seesPageWrites(sqlJs: SqlJs): boolean {
  const known = results.get(sqlJs);
  if (known !== undefined) return known;
  const result = tryOut(sqlJs);
  results.set(sqlJs, result);
  return result;
}

function tryOut(sqlJs: SqlJs): boolean {
  try {
    const first = new Database(sqlJs, null);
    first.script('CREATE TABLE probe (id INTEGER PRIMARY KEY, text TEXT) STRICT');
    const bytes = first.image();
    first.close();
    const image = TrackedImage.reserve(CAPACITY, [CAPACITY]);
    if (image === null) return false;
    image.view(0, bytes.length).set(bytes);
    const before = image.view(0, CAPACITY).slice();
    const database = new Database(sqlJs, image.seed());
    database.transaction(() => {
      for (let id = 0; id < 100; id += 1) database.run('INSERT INTO probe VALUES (?, ?)', [id, 'x'.repeat(900)]);
    });
    const isRead = image.isReadBy(() => database.readAnything());
    const exported = database.image();
    database.close();
    // An export counts changes anew, in the header.
    const isWhole = isSame(exported.subarray(HEADER_LENGTH), image.view(HEADER_LENGTH, image.byteCount));
    return isRead && isWhole && allSeen(before, image);
  } catch {
    return false;
  }
}

/** A page that differs from what it was is in the list, and several are. */
function allSeen(before: Uint8Array, image: TrackedImage): boolean {
  for (let page = 0; page < image.pageCount; page += 1) {
    const [begin, end] = [page * image.pageSize, (page + 1) * image.pageSize];
    if (!image.dirty.has(page) && !isSame(before.subarray(begin, end), image.view(begin, end))) return false;
  }
  return image.dirty.size > 10;
}

const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

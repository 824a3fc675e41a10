import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { gb18030 } from '../bytes.testing.ts';
import { MAX_MEMBERS } from './limits.ts';
import { unwrap } from './unwrap.ts';
import { refusal, texts, unwrapped } from './wrappers.testing.ts';

const CSV = strToU8('a,b\n1,2\n');

/** Finds the place of a signature, the n-th. */
function placeOf(bytes: Uint8Array, signature: readonly number[], nth = 0): number {
  let at = -1;
  for (let count = 0; count <= nth; count += 1) {
    at += 1;
    while (!signature.every((byte, index) => bytes[at + index] === byte)) at += 1;
  }
  return at;
}

const CENTRAL = [0x50, 0x4b, 1, 2];

/** Sets 16 bits in a member's entry of the directory. */
function withEntry(bytes: Uint8Array, offset: number, value: number, nth = 0): Uint8Array {
  const changed = bytes.slice();
  const at = placeOf(changed, CENTRAL, nth) + offset;
  changed[at] = value & 0xff;
  changed[at + 1] = value >> 8;
  return changed;
}

/** Puts a name of the same length in place of every one that stands there, and takes the UTF-8 flag away. */
function renamed(bytes: Uint8Array, from: string, to: Uint8Array): Uint8Array {
  const changed = withEntry(bytes, 8, 0);
  const old = [...strToU8(from)];
  for (let nth = 0; nth < 2; nth += 1) changed.set(to, placeOf(changed, old));
  return changed;
}

test('a file that is not wrapped passes through untouched', () => {
  expect(unwrapped('a.csv', CSV)).toEqual({
    files: [{ name: 'a.csv', bytes: CSV, evidence: [], warnings: [] }],
    leftOut: [],
  });
  expect(unwrapped('empty.csv', new Uint8Array()).files).toHaveLength(1);
});

describe('zip', () => {
  test('several members, folders and what systems leave behind', () => {
    const zip = zipSync({
      'day/a.csv': CSV,
      'day/b.csv': [CSV, { level: 0 }],
      '__MACOSX/day/._a.csv': CSV,
      '.DS_Store': CSV,
      'scan.pdf': strToU8('%PDF-1.7'),
    });
    const { files, leftOut } = unwrapped('bill.zip', zip);
    expect(files.map(({ name }) => name)).toEqual(['bill.zip/day/a.csv', 'bill.zip/day/b.csv']);
    expect(files.map(({ bytes }) => [...bytes])).toEqual([[...CSV], [...CSV]]);
    expect(files[0]?.evidence).toEqual([{ of: 'wrapper', text: 'came out of bill.zip' }]);
    expect(leftOut.map(({ name }) => name)).toEqual([
      'bill.zip/__MACOSX/day/._a.csv',
      'bill.zip/.DS_Store',
      'bill.zip/scan.pdf',
    ]);
  });

  test('names in GBK that do not say so, names in UTF-8 that do and do not', () => {
    const name = gb18030('业务明细(汇总).csv');
    const plain = 'x'.repeat(name.length);
    expect(texts('b.zip', renamed(zipSync({ [plain]: CSV }), plain, name))[0]?.[0]).toBe('b.zip/业务明细(汇总).csv');
    expect(texts('b.zip', zipSync({ '明细.csv': CSV }))[0]?.[0]).toBe('b.zip/明细.csv');
    const unsaid = withEntry(zipSync({ '明细.csv': CSV }), 8, 0);
    expect(texts('b.zip', unsaid)[0]?.[0]).toBe('b.zip/明细.csv');
  });

  test('archives inside archives, up to a bound', () => {
    const nest = (times: number): Uint8Array =>
      times === 0 ? CSV : zipSync({ [times === 1 ? 'a.csv' : 'in.zip']: nest(times - 1) });
    expect(texts('o.zip', nest(3))).toEqual([['o.zip/in.zip/in.zip/a.csv', 'a,b\n1,2\n']]);
    expect(
      unwrapped('o.zip', zipSync({ 'a.csv.gz': gzipSync(CSV) })).files[0]?.evidence.map(({ text }) => text),
    ).toEqual(['came out of o.zip', 'came out of o.zip/a.csv.gz']);
    expect(refusal('o.zip', nest(4))).toContain('packed more than 3 times');
  });

  test('names that lead outside are shown cleaned, with a warning; equal names are told apart', () => {
    const zip = zipSync({ '../../etc/a.csv': CSV, 'C:\\x\\b.csv': CSV, 'c\u202evsc.csv': CSV, '/etc/a.csv': CSV });
    const { files } = unwrapped('b.zip', zip);
    expect(files.map(({ name }) => name)).toEqual([
      'b.zip/etc/a.csv',
      'b.zip/x/b.csv',
      'b.zip/cvsc.csv',
      'b.zip/etc/a.csv (2)',
    ]);
    expect(files.every(({ warnings }) => warnings[0]?.message.includes('pointed elsewhere'))).toBe(true);
  });

  test.each<[string, (zip: Uint8Array) => Uint8Array, string]>([
    ['a locked member', (zip) => withEntry(zip, 8, 1), 'a.csv is locked with a password: unpack'],
    ['a member locked by AES', (zip) => withEntry(zip, 10, 99), 'locked with a password'],
    ['an unusual compression, by its name', (zip) => withEntry(zip, 10, 14), 'packed with LZMA'],
    ['an unknown compression, by its number', (zip) => withEntry(zip, 10, 77), 'method 77'],
    ['a cut archive', (zip) => zip.slice(0, zip.length - 30), 'cut short'],
    ['a wrong checksum', (zip) => withEntry(zip, 16, 7), 'damaged (its checksum'],
    ['a size that is not right', (zip) => withEntry(zip, 24, 9), 'damaged (its checksum'],
    ['a size that no compression reaches', (zip) => withEntry(zip, 26, 900), 'over 250 times'],
    ['a size beyond memory', (zip) => withEntry(zip, 26, 0x7fff), 'over 250 times'],
    ['a directory that is not one', (zip) => withEntry(zip, 0, 7), 'damaged'],
    ['members on one place', (zip) => withEntry(zip, 42, 0, 1), 'overlap'],
  ])('%s', (_name, change, expected) => {
    const message = refusal('b.zip', change(zipSync({ 'a.csv': CSV, 'b.csv': CSV })));
    expect(message).toMatch(/^b\.zip(\/a\.csv)?: /);
    expect(message).toContain(expected);
  });

  test('an archive without a file to read, and one with too many', () => {
    expect(refusal('b.zip', zipSync({}))).toContain('holds no file');
    expect(refusal('b.zip', zipSync({ 'a/': new Uint8Array(), '.DS_Store': CSV }))).toContain('holds no file');
    const many = Object.fromEntries(Array.from({ length: MAX_MEMBERS + 1 }, (_, index) => [`${index}.csv`, CSV]));
    expect(refusal('b.zip', zipSync(many, { level: 0 }))).toContain(`more than ${MAX_MEMBERS} files`);
  });

  test('a bomb is refused before it is unpacked, one that lies about its size while it is', () => {
    const bomb = zipSync({ 'a.csv': new Uint8Array(64_000_000) });
    expect(refusal('b.zip', bomb)).toContain('over 250 times its size');
    const lying = withEntry(withEntry(bomb, 24, 100), 26, 0);
    const started = performance.now();
    expect(refusal('b.zip', lying)).toContain('damaged');
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test('cancelling works between members', () => {
    let asked = 0;
    const control = {
      onProgress: () => undefined,
      isCancelled: () => {
        asked += 1;
        return asked > 1;
      },
    };
    const result = unwrap('b.zip', zipSync({ 'a.csv': CSV, 'b.csv': CSV }), control);
    expect(result).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
    expect(asked).toBe(2);
  });
});

describe('gzip', () => {
  test('one and several members; the name of the header, or the own one', () => {
    expect(texts('bill.csv.gz', gzipSync(CSV))).toEqual([['bill.csv.gz/bill.csv', 'a,b\n1,2\n']]);
    expect(texts('x.gz', gzipSync(CSV, { filename: '../bill.csv' }))[0]?.[0]).toBe('x.gz/bill.csv');
    const twice = new Uint8Array([...gzipSync(CSV), ...gzipSync(CSV)]);
    expect(texts('x.csv.gz', twice)[0]?.[1]).toBe('a,b\n1,2\na,b\n1,2\n');
    const large = new Uint8Array(3_000_000).map((_, index) => (index * index) % 251);
    expect(
      unwrapped('x.csv.gz', new Uint8Array([...gzipSync(large), ...gzipSync(large)])).files[0]?.bytes,
    ).toHaveLength(6_000_000);
  });

  test('damaged, cut, with something behind it', () => {
    const whole = gzipSync(CSV);
    for (const bytes of [
      whole.slice(0, -1),
      whole.slice(0, -9),
      whole.slice(0, 5),
      new Uint8Array([...whole, 1, 2, 3]),
    ]) {
      expect(refusal('x.gz', bytes)).toContain('damaged or cut short');
    }
    const flipped = whole.slice();
    flipped[12] = (flipped[12] ?? 0) ^ 4;
    expect(refusal('x.gz', flipped)).toContain('damaged or cut short');
  });

  test('a bomb stops on the way', () => {
    const bomb = gzipSync(new Uint8Array(40_000_000));
    expect(refusal('x.gz', bomb)).toContain('over 250 times');
  });
});

// A thousand damaged copies of each kind of wrapper: each is opened or refused, soon, and never larger than its bounds.
import { type CellObject, write } from '@e965/xlsx';
import { gzipSync, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { gb18030, utf8 } from '../bytes.testing.ts';
import { unwrap } from './unwrap.ts';
import { PATIENT } from './wrappers.testing.ts';

const CSV = utf8(Array.from({ length: 60 }, (_, index) => `O${index},红茶,${index}.50,2026-11-19\n`).join(''));

function workbook(bookType: 'xlsx' | 'biff8'): Uint8Array {
  const cells: Record<string, CellObject> = {};
  for (let row = 1; row <= 40; row += 1) {
    cells[`A${row}`] = { t: 's', v: `订单${row}` };
    cells[`B${row}`] = { t: 'n', v: row * 1.5, f: `${row}*1.5` };
    cells[`C${row}`] = { t: 'n', v: 46_000 + row, z: 'yyyy-mm-dd' };
  }
  const book = {
    SheetNames: ['S', 'T'],
    Sheets: { S: { ...cells, '!ref': 'A1:C40' }, T: { ...cells, '!ref': 'A1:C9' } },
  };
  return new Uint8Array(write(book, { type: 'array', bookType, compression: true }) as ArrayBuffer);
}

const XML = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table>${'<Row><Cell ss:Index="2"><Data ss:Type="Number">1.5</Data></Cell><Cell><Data ss:Type="String">红茶</Data></Cell></Row>'.repeat(20)}</Table></Worksheet></Workbook>`;
const HTML = `<html><meta charset=gbk><table>${'<tr><td rowspan=2>红茶</td><td colspan="3">1.50</td><td>x</td></tr><tr><td>&amp;</td></tr>'.repeat(20)}</table></html>`;

/** The small LZW file of codes that need no table. */
const COMPRESSED = new Uint8Array([
  0x1f, 0x9d, 0x90, 0x61, 0x84, 0x8c, 0x21, 0xa3, 0xa6, 0xcc, 0x9c, 0x38, 0x74, 0xf0, 0x0c,
]);

type Mutate = (bytes: Uint8Array, random: (below: number) => number) => Uint8Array;

const SEEDS: readonly (readonly [string, Uint8Array, Mutate?])[] = [
  ['zip', zipSync({ 'a.csv': CSV, 'd/b.csv': CSV, 'c.zip': zipSync({ 'c.csv.gz': gzipSync(CSV) }) })],
  ['gzip', gzipSync(CSV)],
  ['.Z', COMPRESSED],
  ['xlsx', workbook('xlsx')],
  ['xls', workbook('biff8')],
  ['XML workbook', utf8(XML)],
  ['web page', gb18030(HTML)],
  ['parts of xlsx', workbook('xlsx'), inParts],
  ['UTF-16', new Uint8Array([0xff, 0xfe, ...Array.from(CSV).flatMap((byte) => [byte, 0])])],
];

/** Numbers in a fixed order, so that a failure comes again. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 0x100000000) * below);
  };
}

function mutated(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  const copy = bytes.slice();
  const place = () => random(copy.length);
  switch (random(6)) {
    case 0:
      return copy.slice(0, place());
    case 1: {
      const [from, to] = [place(), place()].sort((left, right) => left - right);
      return new Uint8Array([...copy.subarray(0, to), ...copy.subarray(from)]);
    }
    case 2:
      return new Uint8Array([...copy.subarray(0, place()), ...copy.subarray(place())]);
    case 3: {
      const at = place();
      copy.fill(random(2) * 255, at, at + random(64));
      return copy;
    }
    default:
      for (let count = 1 + random(12); count > 0; count -= 1) copy[place()] = random(256);
      return copy;
  }
}

/** The checksums of zip turn most mutations away; here a part is mutated and packed anew. */
function inParts(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  const parts = unzipSync(bytes);
  const names = Object.keys(parts).filter((name) => /workbook|sheet|shared|styles/i.test(name));
  const name = names[random(names.length)] ?? '';
  return zipSync({ ...parts, [name]: mutated(parts[name] ?? new Uint8Array(), random) }, { level: 0 });
}

describe.each(SEEDS.map(([name, seed, mutate = mutated]) => ({ name, seed, mutate })))('$name', ({ seed, mutate }) => {
  test('a thousand mutated copies', () => {
    expect(unwrap('x', seed, PATIENT).ok).toBe(true);
    const random = randomFrom(20_261_122);
    let refusals = 0;
    let slowest = 0;
    for (let run = 0; run < 1000; run += 1) {
      const started = performance.now();
      const result = unwrap('x', mutate(seed, random), PATIENT);
      slowest = Math.max(slowest, performance.now() - started);
      if (result.ok)
        expect(result.value.files.every(({ bytes, name }) => bytes.length < 10_000_000 && name.startsWith('x'))).toBe(
          true,
        );
      else {
        refusals += 1;
        expect(result.problem.code).toBe('input-refused');
        expect(result.problem.message).toMatch(/^x[^:]*: \S/);
      }
    }
    expect(refusals).toBeLessThan(1000);
    expect(slowest).toBeLessThan(3000);
  }, 120_000);
});

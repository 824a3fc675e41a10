import { gzipSync, strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { gb18030 } from '../bytes.testing.ts';
import { refusal, texts, unwrapped } from './wrappers.testing.ts';

function block(name: Uint8Array | string, content: string, type = '0'): number[] {
  const header = new Uint8Array(512);
  const put = (at: number, text: string) => header.set(strToU8(text), at);
  header.set(typeof name === 'string' ? strToU8(name) : name, 0);
  put(124, `${content.length.toString(8).padStart(11, '0')} `);
  put(148, '        ');
  put(156, type);
  put(257, 'ustar\0');
  put(
    148,
    `${header
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0`,
  );
  const padding = (512 - (content.length % 512)) % 512;
  return [...header, ...strToU8(content), ...new Uint8Array(padding)];
}

const tar = (...blocks: readonly number[][]) => new Uint8Array([...blocks.flat(), ...new Uint8Array(1024)]);

describe('tar', () => {
  test('by itself and inside gzip', () => {
    const bytes = tar(block('day/', '', '5'), block('day/a.csv', 'a,b\n'), block(gb18030('明细.csv'), 'c\n'));
    const expected = ['a,b\n', 'c\n'];
    expect(texts('x.tar', bytes).map(([, text]) => text)).toEqual(expected);
    expect(texts('x.tgz', gzipSync(bytes))).toEqual([
      ['x.tgz/x.tar/day/a.csv', 'a,b\n'],
      ['x.tgz/x.tar/明细.csv', 'c\n'],
    ]);
  });

  test('long names of both sorts; links and leftovers are left out; names that lead outside', () => {
    const bytes = tar(
      block('@', `${'d'.repeat(120)}.csv`, 'L'),
      block('cut', 'a\n'),
      block('pax', '20 path=short/b.csv\n', 'x'),
      block('cut', 'b\n'),
      block('link', '', '2'),
      block('._a.csv', 'x'),
      block('../../c.csv', 'c\n'),
    );
    const { files, leftOut } = unwrapped('x.tar', bytes);
    expect(files.map(({ name }) => name)).toEqual([`x.tar/${'d'.repeat(120)}.csv`, 'x.tar/short/b.csv', 'x.tar/c.csv']);
    expect(files[2]?.warnings[0]?.message).toContain('pointed elsewhere');
    expect(leftOut.map(({ name }) => name)).toEqual(['x.tar/link', 'x.tar/._a.csv']);
  });

  test('damaged and cut', () => {
    const bytes = tar(block('a.csv', 'x'.repeat(600)), block('b.csv', 'y'));
    expect(refusal('x.tar', bytes.slice(0, 900))).toContain('damaged or cut short');
    const changed = bytes.slice();
    changed[512 + 1024 + 1] = 0x41;
    expect(refusal('x.tar', changed)).toContain('damaged or cut short');
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refusal, texts, unwrapped } from './wrappers.testing.ts';

const CLEAR = 256;

/** Codes as the Unix program packs them: in groups of eight of one width, the rest of a group left empty where the width changes. */
function packed(codes: readonly number[], mostBits: number): Uint8Array {
  const out: number[] = [0x1f, 0x9d, 0x80 | mostBits];
  let group: number[] = [];
  let width = 9;
  const flush = (isFull: boolean) => {
    const bytes = new Uint8Array(width);
    for (const [index, code] of group.entries()) {
      for (let bit = 0; bit < width; bit += 1) {
        const at = index * width + bit;
        bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (((code >> bit) & 1) << (at & 7));
      }
    }
    if (group.length > 0) out.push(...(isFull ? bytes : bytes.subarray(0, Math.ceil((group.length * width) / 8))));
    group = [];
  };
  /** How far the reader's table is: it learns an entry one code later than the writer. */
  let known = 256;
  for (const code of codes) {
    group.push(code);
    if (group.length === 8) flush(true);
    if (code !== CLEAR && known < 1 << mostBits) known += 1;
    const next = code === CLEAR ? 9 : known === 1 << width && width < mostBits ? width + 1 : width;
    if (code === CLEAR) known = 256;
    if (next !== width || code === CLEAR) flush(true);
    width = next;
  }
  flush(false);
  return new Uint8Array(out);
}

function compressed(bytes: Uint8Array, mostBits = 16, clearEvery = Number.POSITIVE_INFINITY): Uint8Array {
  const codes: number[] = [];
  let table = new Map<string, number>();
  let current = '';
  const emit = () => codes.push(current.length === 1 ? current.charCodeAt(0) : (table.get(current) ?? 0));
  for (const [index, byte] of bytes.entries()) {
    const longer = current + String.fromCharCode(byte);
    if (longer.length === 1 || table.has(longer)) {
      current = longer;
      continue;
    }
    emit();
    if (table.size + 257 < 1 << mostBits) table.set(longer, table.size + 257);
    current = longer.slice(-1);
    if (index % clearEvery === clearEvery - 1) {
      emit();
      codes.push(CLEAR);
      table = new Map();
      current = '';
    }
  }
  if (current !== '') emit();
  return packed(codes, mostBits);
}

const LINES = new TextEncoder().encode(
  Array.from({ length: 4000 }, (_, index) => `${index * 7919} 00049992 000000012${index % 97}00 0200\r\n`).join(''),
);

describe('.Z', () => {
  test('is unpacked; the name loses its ending', () => {
    expect(texts('IND18080301ACOMN.Z', compressed(LINES))).toEqual([
      ['IND18080301ACOMN.Z/IND18080301ACOMN', new TextDecoder().decode(LINES)],
    ]);
  });

  test.each([9, 10, 12, 16])('with codes of up to %i bits and an emptied table', (bits) => {
    expect([...(unwrapped('x.Z', compressed(LINES, bits)).files[0]?.bytes ?? [])]).toEqual([...LINES]);
    expect([...(unwrapped('x.Z', compressed(LINES, bits, 9001)).files[0]?.bytes ?? [])]).toEqual([...LINES]);
  });

  test('any bytes come back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 3000 }), fc.integer({ min: 9, max: 16 }), (bytes, bits) => {
        const text = new Uint8Array([...LINES.subarray(0, 99), ...bytes]);
        expect(unwrapped('x.Z', compressed(text, bits, 500)).files[0]?.bytes).toEqual(text);
      }),
      { numRuns: 60 },
    );
  });

  test('what is no such file, and codes that are not in the table', () => {
    expect(refusal('x.Z', new Uint8Array([0x1f, 0x9d]))).toContain('damaged');
    expect(refusal('x.Z', new Uint8Array([0x1f, 0x9d, 0x80 | 31, 1, 2]))).toContain('damaged');
    expect(refusal('x.Z', new Uint8Array([0x1f, 0x9d, 0x90, 0xff, 0xff, 0xff]))).toContain('damaged');
  });

  test('a bomb stops on the way', () => {
    const growing = [0, ...Array.from({ length: 40_000 }, (_, index) => 257 + index)];
    expect(refusal('x.Z', packed(growing, 16))).toContain('over 250 times');
  });
});

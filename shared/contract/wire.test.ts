import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeWire, encodeWire } from './wire.ts';

test('byte arrays come back as they were, wherever they stand', () => {
  const value = {
    type: 'call',
    id: 1,
    args: { files: [{ bytes: new Uint8Array([0, 255, 7]) }, { bytes: new Uint8Array() }], name: '账单' },
  };
  expect(decodeWire(encodeWire(value))).toEqual(value);
});

test('a Node Buffer and a view into a larger array travel as plain bytes', () => {
  const view = new Uint8Array([9, 1, 2, 9]).subarray(1, 3);
  expect(decodeWire(encodeWire({ a: Buffer.from('ab'), b: view }))).toEqual({
    a: new Uint8Array([97, 98]),
    b: new Uint8Array([1, 2]),
  });
});

test('user texts under the name of the place stay texts', () => {
  const value = { extra: { $bytes: '[0,1]' } };
  expect(decodeWire(encodeWire(value))).toEqual(value);
});

test('any JSON value survives, also from the middle of a buffer', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const encoded = encodeWire(value);
      const padded = new Uint8Array(encoded.length + 3);
      padded.set(encoded, 3);
      expect(decodeWire(padded.subarray(3))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('cut messages throw', () => {
  const encoded = encodeWire({ bytes: new Uint8Array(10) });
  expect(() => decodeWire(encoded.subarray(0, encoded.length - 1))).toThrow('cut off');
  expect(() => decodeWire(encoded.subarray(0, 3))).toThrow('too short');
});

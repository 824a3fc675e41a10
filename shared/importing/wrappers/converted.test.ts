import { utils, write } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { tellsOfConversion } from './converted.ts';
import { unwrapped } from './wrappers.testing.ts';

const LINES = 'order_no,amount,memo\nO1,1.00,tea\n';
const PAGE = '<html><table><tr><td>a</td><td>b</td><td>c</td></tr></table></html>';

function book(): Uint8Array {
  const made = utils.book_new();
  utils.book_append_sheet(made, utils.aoa_to_sheet([['a', 'b']]), 'Sheet1');
  return new Uint8Array(write(made, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}

test.each<[string, Uint8Array, boolean]>([
  ['UTF-16', new Uint8Array([0xff, 0xfe, ...Buffer.from(LINES, 'utf16le')]), true],
  ['a web page', strToU8(PAGE), true],
  ['a sheet', book(), true],
  ['a member of an archive', zipSync({ 'a.csv': strToU8(LINES) }), false],
  ['plain text', strToU8(LINES), false],
])('%s: converted or not', (_name, bytes, isConverted) => {
  const [file] = unwrapped('file', bytes).files;
  expect(file?.evidence.some(tellsOfConversion)).toBe(isConverted);
});

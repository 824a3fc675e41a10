import { expect, test } from 'vitest';
import { decodeStrictly } from './text-decoder.ts';
import { guessWestern } from './western-encoding.ts';

/** The text in a code page: its decoder turned round. */
function encoded(text: string, encoding: 'windows-1252' | 'windows-1250' | 'ibm852' | 'ibm850'): Uint8Array {
  const bytes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decodeStrictly(Uint8Array.of(byte), encoding) ?? '', byte] as const),
  );
  return Uint8Array.from([...text].map((character) => bytes.get(character) ?? 0x3f));
}

test.each([
  ['windows-1252', 'Grüße aus München, GEBÜHREN'],
  ['windows-1252', 'crédito em conta, SERVIÇOS, cartão'],
  ['windows-1252', 'note 10\u00AD06\u00AD2010 NL\u00ADABC\u00AD0'],
  ['windows-1252', 'fee £12.50, 20 € § 3'],
  ['windows-1250', 'Usługi księgowe, opłata za grudzień'],
  ['windows-1250', 'Uznanie kwotą odsetek'],
  ['ibm852', 'Usługi księgowe, opłata za grudzień'],
  ['ibm852', 'napi összevont utánvét, főkönyv'],
  ['ibm850', 'Überweisung à Genève, crème, señor'],
] as const)('%s: %s', (encoding, text) => {
  expect(decodeStrictly(encoded(text, encoding), guessWestern(encoded(text, encoding)))).toBe(text);
});

test('a megabyte takes no longer than it must', () => {
  const bytes = encoded('Grüße '.repeat(170_000), 'windows-1252');
  const start = performance.now();
  expect(guessWestern(bytes)).toBe('windows-1252');
  expect(performance.now() - start).toBeLessThan(2000);
});

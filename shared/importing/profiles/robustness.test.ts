// Every shipped profile against damaged copies of a made-up file of its format: nothing throws or is lost, and one damaged line costs itself only.
// CLEARBENCH_MUTATIONS=1000 runs so many of each sort per profile; the suite runs few.
import { describe, expect, test } from 'vitest';
import type { ParsedFile } from '../../model/import.ts';
import { channel, gb18030, linesTie, parse, request, settingsWith, utf8 } from '../importing.testing.ts';
import { type ParseRequest, parseFile } from '../parse-file.ts';
import { CHINESE_SETTINGS } from './chinese.testing.ts';
import type { Fixture } from './fixtures.testing.ts';
import { ABROAD_FIXTURES } from './fixtures-abroad.testing.ts';
import { BANK_FIXTURES } from './fixtures-banks.testing.ts';
import { CARD_FIXTURES } from './fixtures-cards.testing.ts';
import { WALLET_FIXTURES } from './fixtures-wallets.testing.ts';
import { damagedLine, mutatedCopies, numbers, wrongEncodings } from './mutated.testing.ts';
import { shippedProfiles } from './shipped.ts';

const FIXTURES: Readonly<Record<string, Fixture>> = {
  ...WALLET_FIXTURES,
  ...BANK_FIXTURES,
  ...CARD_FIXTURES,
  ...ABROAD_FIXTURES,
};
const NAMES = shippedProfiles().map(({ name }) => name);
const COUNT = Number(process.env.CLEARBENCH_MUTATIONS ?? '12');
const ROWS = 6;
/** A profile's whole run; a hang fails. */
const LONGEST = Math.max(5000, COUNT * 1000);

const SETTINGS = settingsWith(
  ...CHINESE_SETTINGS.channels,
  ...['STRIPE', 'ADYEN', 'PAYPAL', 'CHECKOUT', 'DLOCAL', 'TRUSTLY', 'SQUARE'].map((code) => channel(code, code)),
);

function linesOf({ head, row, foot }: Fixture): string[] {
  return [...head, ...Array.from({ length: ROWS }, (_, index) => row(index + 1)), ...foot];
}

const textOf = (lines: readonly string[]) => `${lines.join('\r\n')}\r\n`;
const encoded = (fixture: Fixture, text: string) => (fixture.chinese ? gb18030(text) : utf8(text));
const leftOutIn = (file: ParsedFile) => file.leftOut.reduce((sum, { count }) => sum + count, 0);

function read(bytes: Uint8Array, fixture: Fixture, more: Partial<ParseRequest>) {
  return parseFile(request(bytes, { settings: SETTINGS, fileName: fixture.fileName, ...more }));
}

function survives(name: string, fixture: Fixture, bytes: Uint8Array): void {
  for (const profile of [null, name]) {
    const result = read(bytes, fixture, { profile });
    if (result.ok) expect(linesTie(result.value)).toBe(true);
    else expect(result.problem.message).not.toBe('');
  }
}

/** The lines, from 1, that became rows or were left out. */
function readLines(file: ParsedFile): ReadonlySet<number> {
  return new Set([...file.rows.map(({ line }) => line), ...file.leftOut.flatMap(({ lines }) => lines)]);
}

test('every shipped profile has a file to damage', () => {
  expect(NAMES.filter((name) => FIXTURES[name] === undefined)).toEqual([]);
  expect(Object.keys(FIXTURES).filter((name) => !NAMES.includes(name))).toEqual([]);
});

describe.each(NAMES.filter((name) => FIXTURES[name] !== undefined))('%s', (name) => {
  const fixture = FIXTURES[name];
  if (fixture === undefined) throw new Error(`no fixture of ${name}`);
  const lines = linesOf(fixture);
  const bytes = encoded(fixture, textOf(lines));

  test('the whole file is recognised and every row is read', () => {
    const file = parse(bytes, { settings: SETTINGS, fileName: fixture.fileName });
    expect(file).toMatchObject({ profile: name, rejects: [] });
    expect(file.proof).not.toBe('contradicted');
    expect(file.rows.length + leftOutIn(file)).toBe(ROWS);
  });

  test('damaged copies are refused or tie', { timeout: LONGEST }, () => {
    for (const copy of mutatedCopies(bytes, COUNT)) survives(name, fixture, copy);
    for (const copy of wrongEncodings(textOf(lines))) survives(name, fixture, copy);
  });

  test('one damaged line costs no other', { timeout: LONGEST }, () => {
    const next = numbers(name.length * 7919 + bytes.length);
    for (let copy = 0; copy < COUNT; copy += 1) {
      const at = fixture.head.length + next(ROWS);
      const { text, how } = damagedLine(lines[at] ?? '', next);
      const damaged = [...lines];
      damaged[at] = text;
      const result = read(encoded(fixture, textOf(damaged)), fixture, { profile: name });
      const told = `${how} of line ${at + 1}: ${text}`;
      if (!result.ok) throw new Error(`refused after ${told}: ${result.problem.message}`);
      const file = result.value;
      const found = readLines(file);
      for (let line = fixture.head.length; line < fixture.head.length + ROWS; line += 1) {
        if (line !== at) expect(found, `line ${line + 1} is lost after ${told}`).toContain(line + 1);
      }
      expect(linesTie(file), told).toBe(true);
      const kept = file.rows.length + file.rejects.length + leftOutIn(file);
      const isHidden = fixture.isHidden?.(text) ?? false;
      expect(kept, `data lines after ${told}`).toBeGreaterThanOrEqual(isHidden ? ROWS - 1 : ROWS);
      // The pieces of a torn element may be two rejects.
      expect(kept, `data lines after ${told}`).toBeLessThanOrEqual(text.includes('/>') ? ROWS + 1 : ROWS);
    }
  });
});

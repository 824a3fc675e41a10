// :86: text: free, in German subfields (?20…), or in code words (/EREF/…). Wrapped lines are put together so that a word is found whole.

export interface Information {
  readonly memo: string;
  /** Subfields that people look for, by name. */
  readonly details: Readonly<Record<string, string>>;
}

/** SWIFT wraps at 65 characters; hosts that count bytes wrap Chinese earlier. */
const FULL_LINE = 64;
/** A purpose subfield (?20 to ?29) holds 27 characters. */
const FULL_SUBFIELD = 27;
const SUBFIELDS = /^\s*(\d{3}(?=[?<>~^@])|(?=[?>]))([?<>~^@])(?=\d{2})/;

/** Chinese characters take two bytes on the hosts that wrap them. */
function hostWidth(line: string): number {
  let width = 0;
  for (const character of line) width += character.charCodeAt(0) < 0x80 ? 1 : 2;
  return width;
}

function joinWrapped(parts: readonly string[], full: number): string {
  return parts
    .map((part, index) => (index === parts.length - 1 || hostWidth(part) >= full ? part : `${part.trimEnd()} `))
    .join('')
    .trim();
}

export function readInformation(lines: readonly string[]): Information {
  const joined = lines.join('');
  const subfields = SUBFIELDS.exec(joined);
  if (subfields !== null)
    return readSubfields(joined.slice(subfields[0].length - 1), subfields[2] ?? '', subfields[1] ?? '');
  const isCoded = joined.trimStart().startsWith('/');
  const memo = isCoded ? joined.trim() : joinWrapped(lines, FULL_LINE);
  return { memo, details: endToEnd(memo) };
}

/** The payer's own number: /EREF/…/ between code words, EREF+… before the next of them. */
const END_TO_END = /\/EREF\/(.*?)(?:\/[A-Z]{3,4}\/|\/?$)|EREF\+(.*?)(?:[A-Z]{4}\+|$)/;
const NOT_PROVIDED = /^(?:NOTPROVIDED)?$/;

function endToEnd(text: string): Readonly<Record<string, string>> {
  const parts = END_TO_END.exec(text);
  const number = (parts?.[1] ?? parts?.[2] ?? '').trim();
  return NOT_PROVIDED.test(number) ? {} : { end_to_end: number };
}

function readSubfields(text: string, separator: string, code: string): Information {
  const parts = text.split(separator).flatMap((part) => {
    const number = /^\d{2}/.exec(part)?.[0];
    return number === undefined ? [] : [{ number: Number(number), value: part.slice(2) }];
  });
  const between = (first: number, last: number) =>
    parts.filter(({ number }) => number >= first && number <= last).map(({ value }) => value);
  const purpose = joinWrapped([...between(20, 29), ...between(60, 63)], FULL_SUBFIELD);
  const name = between(32, 33).join('').trim();
  const account = [...between(38, 38), ...between(31, 31)][0]?.trim() ?? '';
  const details = {
    transaction_code: code,
    counterparty: name,
    counterparty_account: account,
    counterparty_bank: between(30, 30).join('').trim(),
    ...endToEnd(purpose),
  };
  return {
    memo: [between(0, 0).join('').trim(), purpose, name].filter((part) => part !== '').join(' '),
    details: Object.fromEntries(Object.entries(details).filter(([, value]) => value !== '')),
  };
}

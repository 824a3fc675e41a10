// Reads an exported journal apart from the program's own code: an independent eye on debit and credit.

/** Fields of one line of CSV; a quoted field may hold commas and doubled quotes. */
function fieldsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}

/** A plain decimal as an integer of millionths, so that nothing is rounded. */
function millionths(text: string): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(whole === '' ? '0' : whole) * 1_000_000n + BigInt(fraction.padEnd(6, '0'));
}

/** Debit minus credit per currency, and the number of lines. */
export function journalBalance(text: string): {
  readonly lines: number;
  readonly rest: Readonly<Record<string, bigint>>;
} {
  const [head = '', ...lines] = text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r?\n/);
  const names = fieldsOf(head);
  const rest: Record<string, bigint> = {};
  for (const line of lines) {
    const fields = fieldsOf(line);
    const value = (name: string) => fields[names.indexOf(name)] ?? '';
    const currency = value('currency');
    rest[currency] = (rest[currency] ?? 0n) + millionths(value('debit')) - millionths(value('credit'));
  }
  return { lines: lines.length, rest };
}

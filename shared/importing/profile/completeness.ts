// What a profile that is kept must have and may not say: words that mean what no record can be, fields without which no row is a record, totals that nothing states.
// A profile that is being made may still lack all of this; its names are checked by names.ts.
import type { FieldSource, Profile } from '../../model/profile.ts';
import { KINDS, STATUSES } from '../../model/record.ts';
import { currencyExponent } from '../../money/currency.ts';
import { factNames } from './names.ts';

export interface ProfileFault {
  readonly path: readonly (string | number)[];
  /** What follows "profile <path>: ". */
  readonly message: string;
  readonly value: string | null;
}

const DIRECTIONS = ['C', 'D'] as const;
const MEANINGS: Readonly<Record<string, readonly string[]>> = { kind: KINDS, status: STATUSES, direction: DIRECTIONS };
const CURRENCY_WANTED = 'no known currency; write a code of three letters such as CNY';

/** What speaks against one text that a field would have; null: nothing. */
function meaningFault(field: string, text: string): string | null {
  if (text === '') return null;
  const choices = MEANINGS[field];
  if (choices !== undefined) return choices.includes(text) ? null : `write one of ${choices.join(', ')}`;
  if (field !== 'currency' && field !== 'fee_currency') return null;
  return currencyExponent(text.toUpperCase()) === undefined ? CURRENCY_WANTED : null;
}

function meaningFaults(path: readonly (string | number)[], fields: Profile['fields']): ProfileFault[] {
  return Object.entries(fields).flatMap(([field, source]) => {
    const said: [key: readonly string[], text: string | null][] = [
      [['always'], source.always],
      [['empty'], source.empty],
      ...Object.entries(source.words).map(([word, text]): [string[], string] => [['words', word], text]),
    ];
    return said.flatMap(([key, value]) => {
      const message = value === null ? null : meaningFault(field, value);
      return message === null ? [] : [{ path: [...path, field, ...key], message, value }];
    });
  });
}

/** One of each of these groups must have a source. */
const NEEDED: Readonly<Record<Profile['source'], readonly (readonly string[])[]>> = {
  orders: [['order_no'], ['amount'], ['currency'], ['time']],
  channel: [['channel_no'], ['amount'], ['currency'], ['time']],
  bank: [['channel_no', 'bank_ref'], ['amount'], ['currency'], ['time', 'settle_date']],
  funds: [['amount', 'debit', 'credit'], ['value_date']],
};

function isFed(source: FieldSource | undefined): boolean {
  if (source === undefined) return false;
  return (
    source.from.length + source.join.length + source.sum.length > 0 || source.always !== null || source.empty !== null
  );
}

/** Every sort of row that becomes a record has all it needs, of its own or by the shared fields. Facts of the file may state what rows do not. */
function missingFaults(profile: Profile): ProfileFault[] {
  const stated = new Set(factNames(profile));
  const sorts = profile.rows.filter(({ skip }) => skip === null);
  const missing = NEEDED[profile.source].filter((group) =>
    sorts.some(
      ({ fields }) => !group.some((field) => isFed(fields[field] ?? profile.fields[field]) || stated.has(field)),
    ),
  );
  if (missing.length === 0) return [];
  const names = missing.map((group) => group.join(' or ')).join(', ');
  return [
    {
      path: ['fields'],
      message: `missing; ${profile.source} records need ${names}: name their columns here`,
      value: null,
    },
  ];
}

function totalFaults(profile: Profile): ProfileFault[] {
  const stated = new Set([...factNames(profile), ...Object.values(profile.companion?.totals ?? {})]);
  return Object.keys(profile.totals)
    .filter((name) => !stated.has(name))
    .map((name) => ({
      path: ['totals', name],
      message: `no fact has the name ${name}, so that nothing would be compared; name the place of the total in facts`,
      value: name,
    }));
}

/** All of them, in the order of the document's usual keys. */
export function profileFaults(profile: Profile): readonly ProfileFault[] {
  return [
    ...totalFaults(profile),
    ...meaningFaults(['fields'], profile.fields),
    ...profile.rows.flatMap(({ fields }, index) => meaningFaults(['rows', index, 'fields'], fields)),
    ...missingFaults(profile),
  ];
}

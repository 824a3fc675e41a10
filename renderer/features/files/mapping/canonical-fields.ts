// The fields that columns go to, per source, and which of them a row cannot do without.
import type { Profile } from '../../../../shared/model/profile.ts';
import type { Source } from '../../../../shared/model/record.ts';

/** In the order of the select. A name with "!" is needed by every row. */
const FIELDS: Readonly<Record<Source, readonly string[]>> = {
  orders: [
    'order_no!',
    'channel!',
    'channel_no',
    'kind',
    'status',
    'amount!',
    'currency!',
    'fee',
    'time!',
    'merchant_no',
    'memo',
  ],
  channel: [
    'channel_no!',
    'order_no',
    'channel!',
    'kind',
    'status',
    'amount!',
    'currency!',
    'fee',
    'time!',
    'bank_ref',
    'memo',
  ],
  bank: [
    'channel_no',
    'bank_ref',
    'channel',
    'kind',
    'status',
    'amount!',
    'currency!',
    'fee',
    'time!',
    'settle_date',
    'batch_no',
    'merchant_no',
    'memo',
  ],
  funds: [
    'entry_no',
    'account_no',
    'value_date!',
    'direction',
    'amount',
    'credit',
    'debit',
    'currency!',
    'balance',
    'reference',
    'memo',
  ],
};

export function fieldsOf(source: Source): readonly string[] {
  return FIELDS[source].map((field) => field.replace('!', ''));
}

/** Fields that can be the same in every row, where the file has no column for them. */
export const CONSTANT_FIELDS: ReadonlySet<string> = new Set(['currency', 'account_no', 'status']);

/** Fields whose values are words that have to be given a meaning. */
export const WORD_FIELDS = ['kind', 'status', 'direction', 'currency', 'channel'] as const;
export type WordField = (typeof WORD_FIELDS)[number];

const isFed = (profile: Profile, field: string): boolean => {
  const source = profile.fields[field];
  if (source === undefined) return false;
  return source.from.length + source.join.length + source.sum.length > 0 || source.always !== null;
};

/**
 * Fields without which no row of this profile is a record. A channel named by the reading or the profile's own counts;
 * so does a currency where the channel's or company's own is taken.
 */
export function missingFields(profile: Profile, channelNamed: boolean): string[] {
  const needed = FIELDS[profile.source].filter((field) => field.endsWith('!')).map((field) => field.slice(0, -1));
  const own = new Set<string>(channelNamed ? ['channel'] : []);
  const missing = needed.filter((field) => !own.has(field) && !isFed(profile, field));
  if (profile.source === 'funds' && !isFed(profile, 'amount') && !isFed(profile, 'debit') && !isFed(profile, 'credit'))
    missing.push('amount');
  if (profile.source === 'bank' && !channelNamed && !isFed(profile, 'channel')) missing.push('channel');
  if (profile.source === 'bank' && !isFed(profile, 'channel_no') && !isFed(profile, 'bank_ref'))
    missing.push('channel_no');
  return missing;
}

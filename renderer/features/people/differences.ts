// A fact of a package that is another one here: its name and its two values as people read them.
import { formatReadable } from '../../../shared/money/format.ts';
import type { Translate } from '../../i18n/start.ts';

const AMOUNT = /^(?:row\.)?(?:(?:upstream|downstream)_)?(?:amount|fee)$|^difference$/;
const MINOR = /^-?\d+$/;

/** Names that the shared words do not have. */
const OWN_WORDS = new Set([
  ...['break', 'row', 'stage', 'outcome', 'reason', 'upstream_keys', 'downstream_keys', 'upstream_amount'],
  ...['downstream_amount', 'difference', 'upstream_fee', 'downstream_fee', 'effect', 'settlements', 'side', 'source'],
  'key',
]);

/** "row.channel_no" as "row · channel number". */
export function fieldWord(field: string, t: Translate, term: Translate): string {
  if (field.startsWith('row.')) return `${t('fields.row')} · ${fieldWord(field.slice('row.'.length), t, term)}`;
  return OWN_WORDS.has(field) ? t(`fields.${field}`) : term(`field.${field}`);
}

/** `value` as the engine says it; '' stays ''. Amounts are in minor units of `currency`. */
export function differenceText(
  field: string,
  value: string,
  currency: string,
  outcomeWord: (code: string) => string,
): string {
  if (value === '') return '';
  if (AMOUNT.test(field) && MINOR.test(value) && currency !== '') return formatReadable(Number(value), currency);
  if (field === 'outcome' || field === 'break') return outcomeWord(value);
  return listOf(value)?.join(' ') ?? value;
}

function listOf(value: string): readonly string[] | null {
  if (!value.startsWith('[')) return null;
  try {
    const list: unknown = JSON.parse(value);
    return Array.isArray(list) && list.every((one) => typeof one === 'string') ? list : null;
  } catch {
    return null;
  }
}

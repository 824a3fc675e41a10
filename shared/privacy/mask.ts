// Makes account and card numbers unreadable but for their last characters, wherever text leaves the workspace by other ways than the user's
// own files: logs, errors, the audit log, packs for a bank.
//
// What is masked, by field:
// - an account or card number column: whatever stands in it;
// - an identifier (order_no, channel_no, bank_ref, keys, hashes …): nothing, else nobody could look the row up;
// - any other text: card numbers, international account numbers (IBAN), and the account numbers that the workspace knows.
//
// Limits. A card number is told by its form: 13 to 19 digits that stand alone or in groups of four, begin like a card's and pass the check digit;
// UnionPay's (62…, 16 to 19 digits) need none.
// A number that is no card's but looks like one is masked unless an identifier's name stands before it; cards of local ranges, cards
// without a check digit, and other people's account numbers without a form of their own are not found in free text.
import { accountFinder, cardOrIban, digitsOf } from './number-forms.ts';

export interface Masker {
  /** Free text. */
  text(text: string): string;
  /** Known accounts alone: for an identifier that somebody typed, which may be anything. */
  accounts(text: string): string;
  /** A value by the name of its column or field, in any spelling: account_no, accountNo, 账号. */
  field(name: string, value: string): string;
}

const ACCOUNT_FIELD = /^(account|card)_?(no|number)?$|^iban$|账号|帐号|账户|卡号/i;

const IDENTIFIERS = new Set(
  [
    ...['order_no', 'channel_no', 'bank_ref', 'batch_no', 'merchant_no', 'entry_no', 'voucher_no', 'key', 'keys'],
    ...[
      'upstream_keys',
      'downstream_keys',
      'posting_key',
      'base_key',
      'break_id',
      'item_id',
      'settlement_id',
      'batch_id',
    ],
    ...['id', 'sha256', 'hash', 'previous_hash', 'fingerprint', 'signer', 'signature', 'public_key', 'input_digest'],
  ].map(plainName),
);

function plainName(name: string): string {
  return name.replace(/[_\s-]/g, '').toLowerCase();
}

export function isAccountField(name: string): boolean {
  return ACCOUNT_FIELD.test(name.replace(/([a-z])([A-Z])/g, '$1_$2').replace(/[\s-]+/g, '_'));
}

/** "6222 0212 3456 7890" -> "****7890". Of fewer than eight characters at most half stay. What a bank has masked already keeps its last four. */
export function maskNumber(value: string): string {
  const masked = /\*([0-9A-Za-z]{0,4})$/.exec(value.trim());
  if (masked !== null) return `****${masked[1] ?? ''}`;
  const plain = digitsOf(value);
  if (plain === '') return value.trim() === '' ? value : '****';
  const shown = Math.min(4, Math.floor(plain.length / 2));
  return `****${plain.slice(plain.length - shown)}`;
}

/** `accounts`: numbers that are known to be accounts, as they are written anywhere. Those under six characters are no safe words to look for. */
export function createMasker(accounts: Iterable<string> = []): Masker {
  const known = accountFinder(accounts);
  const text = (value: string) => known(cardOrIban(value, maskNumber), maskNumber);
  return {
    text,
    accounts: (value) => known(value, maskNumber),
    field(name, value) {
      if (isAccountField(name)) return maskNumber(value);
      return IDENTIFIERS.has(plainName(name)) ? value : text(value);
    },
  };
}

/** Where no workspace is at hand: cards and IBANs alone. */
export const CARD_MASKER: Masker = createMasker();

/** Free text where no workspace is at hand. */
export function maskNumbers(text: string): string {
  return CARD_MASKER.text(text);
}

// Settings, byte makers and shorthands for the tests of this room.
import type { ParsedFile } from '../model/import.ts';
import type { AccountEntryRow, TransactionRow } from '../model/record.ts';
import type { ChannelSettings, Settings } from '../model/settings.ts';
import { utf8 } from './bytes.testing.ts';
import { type ParseRequest, parseFile } from './parse-file.ts';

export { gb18030, utf8 } from './bytes.testing.ts';

export function channel(code: string, name: string, cutoff = '24:00'): ChannelSettings {
  return {
    code,
    name,
    timezone: 'Asia/Shanghai',
    cutoff,
    timingWindowSeconds: 1800,
    carryDays: 3,
    fee: null,
    toleranceAmount: '0.00',
    toleranceFee: '0.00',
    linkKey: null,
    settlement: {
      mode: 'batch',
      net: true,
      fees: 'none',
      due: { unit: 'D', days: 1 },
      groupBy: 'batch_no',
      creditsCover: 'one',
      entries: null,
    },
  };
}

export function settingsWith(...channels: readonly ChannelSettings[]): Settings {
  const role = { code: '1', name: 'x' };
  return {
    version: 1,
    company: 'Test',
    timezone: 'Asia/Shanghai',
    currency: 'CNY',
    calendar: { holidays: new Set(), workdays: new Set() },
    users: [],
    channels,
    policies: [],
    approvals: ['write_off'],
    routine: 'summary',
    accounts: {
      receivable: role,
      payable: role,
      fee_cost: role,
      fee_payable: role,
      reserve_bank: role,
      credit_loss: role,
      suspense_long: role,
      suspense_short: role,
      liable: role,
      rounding: role,
      allowance: role,
    },
    posting: [],
    longShortView: 'money',
  };
}

export const SETTINGS = settingsWith(channel('WX', '微信支付'), channel('CMBC', '民生银行', '23:00'));

export function request(bytes: Uint8Array | string, more: Partial<ParseRequest> = {}): ParseRequest {
  return {
    fileName: 'file.csv',
    bytes: typeof bytes === 'string' ? utf8(bytes) : bytes,
    source: null,
    channel: null,
    profile: null,
    encoding: null,
    settings: SETTINGS,
    today: '2026-11-22',
    ...more,
  };
}

/** Parses what must be accepted. */
export function parse(bytes: Uint8Array | string, more: Partial<ParseRequest> = {}): ParsedFile {
  const result = parseFile(request(bytes, more));
  if (!result.ok) throw new Error(`refused: ${result.problem.message}`);
  return result.value;
}

/** The message with which a file is refused. */
export function refusalOf(bytes: Uint8Array | string, more: Partial<ParseRequest> = {}): string {
  const result = parseFile(request(bytes, more));
  if (result.ok) throw new Error('was not refused');
  return `${result.problem.code}: ${result.problem.message}`;
}

export function transactions(file: ParsedFile): TransactionRow[] {
  return file.rows.filter((row): row is TransactionRow => row.source !== 'funds');
}

export function entries(file: ParsedFile): AccountEntryRow[] {
  return file.rows.filter((row): row is AccountEntryRow => row.source === 'funds');
}

export function linesTie(file: ParsedFile): boolean {
  return file.linesRead === file.rows.length + file.rejects.length + file.headerFooter;
}

// Small previews for the tests of this feature.
import type { ImportPreview, PreviewLine, RecordView } from '../../../shared/contract/engine-api.ts';

export function recordOf(part: Partial<RecordView> = {}): RecordView {
  return {
    id: 1,
    row: '1:1',
    file: 'bill.csv',
    source: 'bank',
    channel: 'WX',
    key: 'C1',
    kind: 'payment',
    direction: '',
    status: 'success',
    amount: 1_000,
    currency: 'CNY',
    fee: 6,
    time: '2026-11-19T10:00:00',
    clearingDate: '2026-11-19',
    orderNo: '',
    channelNo: 'C1',
    bankRef: '',
    batchNo: '',
    merchantNo: '',
    accountNo: '',
    reference: '',
    memo: '',
    extra: {},
    ...part,
  };
}

/** A line by a letter: h header or footer, r row, x reject. */
export function lineOf(type: 'h' | 'r' | 'x', index: number): PreviewLine {
  const line = index + 1;
  const raw = `line ${line}`;
  if (type === 'h') return { line, raw, type: 'header-footer', record: null, reject: null };
  if (type === 'r') return { line, raw, type: 'row', record: recordOf(), reject: null };
  const reject = { line, field: 'amount', value: '1,0', reason: 'not a plain decimal', raw };
  return { line, raw, type: 'reject', record: null, reject };
}

export function knownOf(pattern: string, at = 0): Map<number, PreviewLine> {
  return new Map(
    [...pattern].map((letter, index) => [
      at + index,
      lineOf(letter === 'h' ? 'h' : letter === 'x' ? 'x' : 'r', at + index),
    ]),
  );
}

export function previewOf(part: Partial<ImportPreview['view']> = {}, rest: Partial<ImportPreview> = {}): ImportPreview {
  return {
    view: {
      file: 'bill.csv',
      sha256: 'ab',
      profile: 'generic',
      title: 'Canonical file',
      container: null,
      evidence: [],
      leftOut: [],
      statements: [],
      source: 'bank',
      channel: 'WX',
      encoding: 'utf-8',
      bytes: 10,
      dates: ['2026-11-19'],
      linesRead: 3,
      rows: 2,
      rejected: 0,
      headerFooter: 1,
      sums: [],
      declared: [],
      proof: 'unproven',
      rejects: [],
      warnings: [],
      ...part,
    },
    header: ['channel_no'],
    mapping: [],
    profiles: ['generic'],
    encodings: ['utf-8'],
    lines: { total: 3, offset: 0, rows: [...knownOf('hrr').values()] },
    duplicateOf: null,
    sharedKeys: [],
    knownKeys: null,
    ...rest,
  };
}

import { expect, test } from 'vitest';
import type { RecordView, TraceLife, TraceStep } from '../../../shared/contract/engine-api.ts';
import { reachOf, stepLink, stepMark } from './lives.ts';

const record: RecordView = {
  id: 1,
  row: '3:12',
  file: 'bill.csv',
  source: 'bank',
  channel: 'WX',
  key: 'T1',
  kind: 'payment',
  direction: '',
  status: 'success',
  amount: 100,
  currency: 'CNY',
  fee: null,
  time: '',
  clearingDate: '2026-11-19',
  orderNo: '',
  channelNo: 'T1',
  bankRef: '',
  batchNo: '',
  merchantNo: '',
  accountNo: '',
  reference: '',
  memo: '',
  extra: {},
};
const step = (kind: TraceStep['step'], reference: string, text = ''): TraceStep => ({
  step: kind,
  date: '',
  text,
  reference,
});
const lifeOf = (...steps: TraceStep[]): TraceLife => ({ record, raw: '', steps });

test('file and import lead to the import, results to the breaks, postings on along the trace', () => {
  const life = lifeOf();
  expect(stepLink(step('file', '3:12'), life)).toEqual({ type: 'import', importId: '3' });
  expect(stepLink(step('file', '3:12', 'a.csv line 12, bytes 811-902, sha256 9f'), life)).toEqual({
    type: 'original',
    importId: '3',
    bytes: '811-902',
  });
  expect(stepLink(step('import', '3'), life)).toEqual({ type: 'import', importId: '3' });
  expect(stepLink(step('result', '77'), life)).toEqual({ type: 'result', key: 'T1' });
  expect(stepLink(step('entry', 'order/1'), life)).toEqual({ type: 'trace', key: 'order/1' });
  expect(stepLink(step('settlement', ''), life)).toBeNull();
});

test('a result wears the mark of its outcome', () => {
  expect(stepMark(step('result', '', 'channel: downstream_only, absent'))).toBe('theirs');
  expect(stepMark(step('result', '', 'channel: matched'))).toBe('equal');
});

test('how far a record has come', () => {
  expect(reachOf([])).toBe('none');
  expect(reachOf([lifeOf(step('file', ''))])).toBe('seen');
  expect(reachOf([lifeOf(step('file', '')), lifeOf(step('entry', ''))])).toBe('posted');
  expect(reachOf([lifeOf(step('entry', ''), step('export', ''))])).toBe('exported');
});

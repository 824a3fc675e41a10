import { expect, test } from 'vitest';
import { type TraceWords, tracedText } from './traced-text.ts';

const said = (key: string, values: Readonly<Record<string, string | number>> = {}) =>
  `<${[key, ...Object.values(values)].join('|')}>`;
const words = (language: TraceWords['language']): TraceWords => ({
  t: said,
  term: said,
  sentence: (english) => english,
  language,
  person: (id) => (id === 'li' ? '李' : id),
});

test('posting rules, modes and people go by their names', () => {
  const waits = 'decision.carry.long.reversed: debit 1 应收, credit 2 待查, 5.00 CNY, waits for export';
  expect(tracedText(waits, words('zh'))).toBe('<entry|红冲-长款挂账|1 应收|2 待查|5.00 CNY|<waits>>');
  expect(tracedText(waits, words('en'))).toContain('<reversalOf|carry, long>');
  const summed =
    'money_arrived: debit 1 A, credit 2 B, 5.00 CNY, in batch B1, voucher line summary/B1/WX/money_arrived/debit/reserve_bank/CNY';
  expect(tracedText(summed, words('zh'))).toContain('<inBatch|B1|<summaryLine|通道到账>>');
  expect(tracedText('exported in batch B1 (summary) by li, 72 lines, journal sha256 ab', words('zh'))).toBe(
    '<exported|B1|<mode.summary>|李|72|ab>',
  );
  expect(
    tracedText('decision 6: carry of channel upstream_only by li, checked by wang, effective: note', words('zh')),
  ).toBe('decision 6: carry of channel upstream_only by 李, checked by wang, effective: note');
  expect(tracedText('import 1 as bank, profile p, totals proven', words('en'))).toBe(
    'import 1 as bank, profile p, totals proven',
  );
});

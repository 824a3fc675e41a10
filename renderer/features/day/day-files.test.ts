import { expect, test } from 'vitest';
import type { ImportView } from '../../../shared/contract/engine-api.ts';
import { dayFiles } from './day-files.ts';

function importOf(id: number, part: Partial<ImportView> = {}): ImportView {
  const sum = { kind: null, direction: null, currency: 'CNY', count: 1, amount: 0, fee: null };
  return {
    id,
    file: `${id}.csv`,
    sha256: '',
    profile: 'generic',
    title: 'generic',
    source: 'bank',
    channel: 'WX',
    encoding: 'utf-8',
    bytes: 1,
    container: null,
    replaces: null,
    replacedBy: null,
    importedAt: '',
    undone: false,
    dates: ['2026-11-19'],
    linesRead: 1,
    rows: 1,
    rejected: 0,
    headerFooter: 0,
    sums: [
      { ...sum, kind: 'payment', amount: 500 },
      { ...sum, kind: 'refund', amount: 120 },
    ],
    declared: [
      { what: 'a', declared: '1', computed: '1', agrees: true },
      { what: 'b', declared: '1', computed: '2', agrees: false },
    ],
    proof: 'contradicted',
    rejects: [],
    warnings: [],
    evidence: [],
    leftOut: [],
    statements: [],
    ...part,
  };
}

test('files of the day and channel, and those that name no channel, with their signed sums', () => {
  const imports = [
    importOf(1),
    importOf(2, { channel: '' }),
    importOf(3, { channel: 'ALI' }),
    importOf(4, { undone: true }),
    importOf(5, { dates: ['2026-11-20'] }),
  ];
  expect(dayFiles(imports, '2026-11-19', 'WX', 'CNY').map((file) => file.id)).toEqual([1, 2]);
  expect(dayFiles(imports, '2026-11-19', 'WX', 'CNY')[0]).toMatchObject({ computed: 380, agree: 1, declared: 2 });
  expect(dayFiles(imports, '2026-11-19', 'WX', 'USD')).toEqual([]);
});

// The table of formats in both READMEs lists every format that can be read, with what proves it; it is made from the formats themselves.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Profile } from '../model/profile.ts';
import type { Source } from '../model/record.ts';
import { STATEMENT_FORMATS } from './formats/all.ts';
import { shippedProfiles } from './profiles/shipped.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

interface Words {
  readonly head: string;
  readonly sources: Readonly<Record<Source, string>>;
  readonly proofs: Readonly<Record<Profile['proven'], string>>;
}

const ENGLISH: Words = {
  head: '| format | name for `--profile` | read as | proven by |',
  sources: { orders: 'orders', channel: 'channel', bank: 'bank', funds: 'funds' },
  proofs: { sample: 'real sample', document: "issuer's document", peer: "another program's code", none: 'nothing yet' },
};
const CHINESE: Words = {
  head: '| 格式 | `--profile` 名称 | 作为 | 依据 |',
  sources: { orders: '业务订单', channel: '通道流水', bank: '银行对账文件', funds: '资金流水' },
  proofs: { sample: '真实样本', document: '发布方文档', peer: '其他程序的代码', none: '暂无' },
};

function table(words: Words): string {
  const formats = [
    ...shippedProfiles().map(({ title, name, source, proven }) => ({ title, name, source, proven })),
    ...STATEMENT_FORMATS.map(({ title, name, proven }) => ({ title, name, source: 'funds' as const, proven })),
  ];
  return [
    words.head,
    '| --- | --- | --- | --- |',
    ...formats.map(
      ({ title, name, source, proven }) =>
        `| ${title} | \`${name}\` | ${words.sources[source]} | ${words.proofs[proven]} |`,
    ),
  ].join('\n');
}

test.each([
  ['README.md', ENGLISH],
  ['README.zh-CN.md', CHINESE],
])('%s lists every format', (file, words) => {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  const from = text.indexOf(words.head);
  expect(from).toBeGreaterThan(-1);
  expect(text.slice(from, text.indexOf('\n\n', from))).toBe(table(words));
});

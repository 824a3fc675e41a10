// Every sentence that the importers, the settings and the engine can say has its Chinese: those of bad inputs as they come,
// the others as they stand in the source, with something in place of each parameter.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { request, utf8 } from '../../shared/importing/importing.testing.ts';
import { type ParseRequest, parseFile } from '../../shared/importing/parse-file.ts';
import { parseSettings } from '../../shared/settings/parse-settings.ts';
import { chineseSentence, engineSentence } from './engine-sentences.ts';

const ORDERS = 'order_no,channel,kind,status,amount,currency,time,channel_no\n';
const row = (
  change: Partial<Record<'kind' | 'status' | 'amount' | 'currency' | 'time' | 'channel' | 'order', string>>,
) => {
  const all = {
    order: 'O1',
    channel: 'WX',
    kind: 'payment',
    status: 'success',
    amount: '1.00',
    currency: 'CNY',
    ...change,
  };
  const { order, channel, kind, status, amount, currency } = all;
  return `${ORDERS}${order},${channel},${kind},${status},${amount},${currency},${all.time ?? '2026-11-19T10:00:00'},C1\n`;
};

const FILES: readonly (readonly [string, string | Uint8Array, Partial<ParseRequest>?])[] = [
  ['nothing', ''],
  ['a RAR archive', new Uint8Array([0x52, 0x61, 0x72, 0x21])],
  ['zero bytes', new Uint8Array([0x50, 0])],
  ['a PDF', '%PDF-1.7'],
  ['no bill', '<xml><return_code>FAIL</return_code><return_msg>No Bill Exist</return_msg></xml>'],
  ['an error answer', '<xml><return_code>FAIL</return_code><return_msg>sign error</return_msg></xml>'],
  ['JSON', '{"errcode": 1, "errmsg": "no data"}'],
  ['a web page', '<!DOCTYPE html><html></html>'],
  ['XML', '<?xml version="1.0"?><Document/>'],
  ['a table of something else', 'name,age\nLi,3\n'],
  ['an unknown profile', ORDERS, { profile: 'moon' }],
  ['a profile that does not fit', ORDERS, { profile: 'mt940' }],
  ['an unknown channel asked for', row({}), { channel: 'ZZ' }],
  ['another source asked for', row({}), { source: 'funds' }],
  ['a column twice', `order_no,${ORDERS}`],
  ['columns missing', 'order_no,channel,amount\nO1,WX,1\n'],
  ['no amount', row({ amount: '' })],
  ['a signed amount', row({ amount: '-1.00' })],
  ['too many decimals', row({ amount: '1.001' })],
  ['a huge amount', row({ amount: '99999999999999999999.00' })],
  ['a currency of the moon', row({ currency: 'ZZZ' })],
  ['a kind of its own', row({ kind: 'gift' })],
  ['a status of its own', row({ status: 'maybe' })],
  ['a time that does not exist', row({ time: '2026-02-30T10:00:00' })],
  ['an unknown channel', row({ channel: 'ZZ' })],
  ['a rounded number', row({ order: '1.23457E+11' })],
  ['a row cut short', `${ORDERS}O1,WX,payment\n`],
  ['a row too long', `${row({}).trimEnd()},more,and,more\n`],
  ['a lone quotation mark', `${ORDERS}"O1,WX,payment,success,1.00,CNY,2026-11-19T10:00:00,C1\n`],
];

const SETTINGS_TEXTS = [
  'version: 2',
  'a: [1',
  'a: 1\na: 2',
  '- x',
  'version: 1\nfoo: 1',
  'version: 1\nchannels: 3',
  'version: 1\nchannels:\n  - { code: "W X", cutoff: "25:00", carry_days: -1, timing_window: 30, timezone: Moon }',
  'version: 1\nchannels:\n  - { code: WX, fee: { rate: "6" }, tolerance: { amount: 1e3 }, settlement: { due: W+1 } }',
  'version: 1\nchannels:\n  - { code: WX, settlement: { fees: apart } }',
  'version: 1\nchannels:\n  - { code: WX, fee: { tiers: [{ rate: "0.1" }, { rate: "0.2" }] } }',
  'version: 1\nchannels:\n  - code: WX\n  - code: WX',
  'version: 1\ncalendar:\n  holidays: [2026-02-30]',
  'version: 1\ncurrency: RMB',
  'version: 1\npolicies:\n  channel/timing: carry',
  'version: 1\npolicies:\n  channel/duplicate: forget',
  'version: 1\naccounts:\n  moon: { code: "1" }',
  'version: 1\nusers:\n  - { id: li, name: L, role: king }',
];

describe('what bad inputs are answered has its Chinese', () => {
  test.each(FILES.map(([name, content, asked]) => ({ name, content, asked })))('$name', ({ content, asked }) => {
    const parsed = parseFile(request(typeof content === 'string' ? utf8(content) : content, asked));
    const said = parsed.ok
      ? [...parsed.value.rejects.map(({ reason }) => reason), ...parsed.value.warnings.map(({ message }) => message)]
      : [parsed.problem.message];
    expect(said.length).toBeGreaterThan(0);
    expect(said.filter((sentence) => chineseSentence(sentence) === null)).toEqual([]);
  });

  test.each(SETTINGS_TEXTS)('settings: %j', (text) => {
    const { problems } = parseSettings(text, 'settings.yaml');
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.map(({ message }) => message).filter((sentence) => chineseSentence(sentence) === null)).toEqual([]);
  });
});

const PROJECT = path.resolve(import.meta.dirname, '../..');
/** Folders and the files in them that speak. */
const SPEAKERS: readonly (readonly [string, RegExp])[] = [
  ['shared/importing', /./],
  ['shared/importing/formats', /./],
  ['shared/importing/wrappers', /./],
  ['shared/importing/damage', /./],
  ['shared/importing/profile', /./],
  ['shared/importing/profile/layouts', /./],
  ['shared/yaml', /./],
  ['shared/importing/mt940', /./],
  ['shared/importing/values', /./],
  // Lists of words and names are no sentences.
  ['shared/importing/drafting', /^(match-columns|draft-fields|draft-profile)/],
  ['shared/importing/xml', /./],
  ['shared/importing/camt', /./],
  ['shared/importing/bai2', /./],
  ['shared/importing/coda', /./],
  ['shared/importing/ofx', /./],
  ['shared/importing/qif', /./],
  ['shared/importing/multicash', /./],
  ['shared/importing/statements', /./],
  ['shared/settings', /./],
  ['shared/posting', /^decision-entries/],
  ['shared/reconciling', /^(losers|fund-results|channel|fee)\.ts$/],
  [
    'electron/engine',
    /^(books|check-audit|enquiry-case|trace|import-cases|settings-|checked-settings|sample-case|engine\.ts|result-detail|run-diff|day-next)/,
  ],
  ['electron/engine/files', /./],
  ['electron/engine/history', /^(audit-cases|compare-audit|verify-audit\.ts|history-cases|move-|step-plan|who-may)/],
  ['electron/engine/closing', /./],
  ['electron/engine/people', /./],
  ['shared/contract', /^signed-files/],
  ['electron/workspace', /^(database|durability|lock|open-workspace|schema|workspace)\.ts$/],
  ['electron/workspace/page-log', /^(logged-file|put-aside)\.ts$/],
  ['electron/workspace/keeping', /^(archive-file|backups|copy-problem|verify-copy)\.ts$/],
  ['electron/engine/keeping', /^(backup-cases|passphrase-case)/],
  ['electron/workspace/sealed', /^(open-seal|left-in-clear|sealed-files)\.ts$/],
  ['electron/worker', /^start/],
  ['electron/worker/keeping', /^(save-as|unarchive|write-checked)/],
  ['electron/workspace/keeping/rescue', /^rescue-file/],
  ['renderer/engine-client', /^loopback/],
  ['renderer/features/people', /^handed-over/],
];

/** Not said to a person: defects, names of formats and totals, texts of settings files, parts of sentences that stand here as wholes. */
const UNSAID =
  /^(#|:|one row was to be changed|step X1 is undone, but nothing|\$\{tag\}|no channel of the settings|.*fitting\.map|write a date that exists, such as 2026-11-20|check it at the source|settings failed|Canonical (?:orders|channel|bank|account)|running balance|closing balance|profile X1|settings X1|the bytes of|a decision without|engine-worker|another process|image\(\)|no transaction is active|database or disk is full|at least one day is|X1 fit$| ?\(first at|undo of decision|X1 number of|X1 sum of|The row names another channel$|X1 than X1|X1: X1 does not name|.*; X1$|only whole pages are)/;

/** The texts of single-quoted and template literals, in order; what is nested in a template is its parameter. */
function literals(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/[^\n]*/g, '$1');
  const found: string[] = [];
  const read = (from: number, end: string): number => {
    let text = '';
    let at = from;
    while (at < code.length && code[at] !== end) {
      if (code[at] === '\\') {
        text += code[at + 1] ?? '';
        at += 2;
      } else if (end === '`' && code.startsWith('${', at)) {
        at = skip(at + 2, '}');
        text += 'X1';
      } else {
        text += code[at];
        at += 1;
      }
    }
    found.push(text);
    return at + 1;
  };
  const skip = (from: number, end: string): number => {
    let at = from;
    while (at < code.length && code[at] !== end) {
      const letter = code[at] ?? '';
      if (letter === "'" || letter === '`' || letter === '"') at = read(at + 1, letter);
      else if (letter === '{') at = skip(at + 1, '}');
      else if (letter === '/' && /[(,=:[!&|?{;]\s*$/.test(code.slice(Math.max(0, at - 20), at)))
        at += /^\/(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\n[])+\/[a-z]*/.exec(code.slice(at, at + 300))?.[0].length ?? 1;
      else at += 1;
    }
    return at + 1;
  };
  skip(0, '\u0000');
  return found;
}

const isSentence = (text: string) =>
  /[a-z]{2,} [a-z]/.test(text) &&
  (text.match(/[A-Za-z]{2,}/g)?.length ?? 0) > 2 &&
  !/SELECT|INSERT|UPDATE|ORDER BY| = \?/.test(text);

test.each(SPEAKERS)('every sentence in %s has its Chinese', (folder, speaks) => {
  const files = readdirSync(path.join(PROJECT, folder)).filter(
    (file) => file.endsWith('.ts') && speaks.test(file) && !/\.test(ing)?\.ts$/.test(file),
  );
  const sentences = files.flatMap((file) =>
    literals(readFileSync(path.join(PROJECT, folder, file), 'utf8')).filter(isSentence),
  );
  expect(sentences.length).toBeGreaterThan(0);
  const unknown = sentences.filter(
    (text) => !UNSAID.test(text) && chineseSentence(text) === null && chineseSentence(`${text}.`) === null,
  );
  expect(unknown).toEqual([]);
});

test('parameters are carried over, codes become words, English stays as it is', () => {
  const said = 'bills.csv: declares 总笔数 3, but its rows come to 2; the file may be cut or changed.';
  expect(engineSentence(said, 'zh')).toBe('bills.csv：文件申报的 总笔数 为 3，各行合计却是 2；文件可能被截断或改动。');
  expect(engineSentence(said, 'en')).toBe(said);
  expect(engineSentence('fund: timing by not_due: WX/2026-11-16/CNY against nothing', 'zh')).toBe(
    '资金对账：时间性差异，尚未到期：我方 WX/2026-11-16/CNY，对方无',
  );
  expect(engineSentence('checked · withdrawn by li', 'zh')).toBe('checked · 由 li 收回');
  expect(engineSentence('a sentence of tomorrow', 'zh')).toBe('a sentence of tomorrow');
});

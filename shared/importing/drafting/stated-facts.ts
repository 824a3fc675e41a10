// What the lines around a table state: whose account it is, its currency, its balances, and totals that the rows come to.
import type { FactPlace, Profile, Total } from '../../model/profile.ts';
import { foldName } from '../header.ts';
import { cleanCell } from '../values/key.ts';
import { footWord } from './foot-lines.ts';

/** Names with a meaning of their own for the engine, by the labels that files give them. */
const LABELS: readonly (readonly [fact: string, label: RegExp])[] = [
  [
    'account_no',
    /^(账号|账户|卡号|帐号|账户号码?|银行账号|查询账号|本方账号|我方账号|account|account_?(no|number)\.?|iban)$/,
  ],
  ['currency', /^(币种|币别|货币|currency|ccy)$/],
  ['opening', /^(期初余额|上期余额|承前余额|opening_?balance|balance_brought_forward)$/],
  ['closing', /^(期末余额|本期余额|closing_?balance|balance_carried_forward)$/],
  ['settle_date', /^(清算日期|对账日期|结算日期|清算日|settle(ment)?_?date)$/],
];

const COUNT_LABEL = /笔|条|count|number of|records|items|transactions/i;
const NUMBER = /\d[\d,]*(?:\.\d+)?/g;

export interface StatedFacts {
  readonly facts: readonly FactPlace[];
  readonly totals: Profile['totals'];
  /** Fact -> its value in this file. */
  readonly values: Readonly<Record<string, string>>;
  /** Lines that are facts and need no note. */
  readonly lines: ReadonlySet<string>;
}

export interface RowsComeTo {
  /** The rows of the whole file; null where only a part was looked at. */
  readonly rows: number | null;
  /** Measure and its sum as plain text without separators, "1234.50". */
  readonly sums: readonly (readonly [measure: Total['measure'], sum: string])[];
}

/** One value; where more labels follow in the same part, the pair is not understood. */
function isValue(value: string): boolean {
  return /[\d\p{L}]/u.test(value) && !/[:：]\D/.test(value) && value.length <= 60;
}

function total(measure: Total['measure'], title: string): Total {
  return {
    title,
    measure,
    column: null,
    kinds: [],
    when: [],
    over: 'file',
    absolute: measure !== 'rows',
    leftOut: false,
  };
}

/** Label and value side by side, around a colon or in neighbouring parts of a line. */
function pairsOf(line: string, delimiter: string | null): readonly (readonly [label: string, value: string])[] {
  const cells = delimiter === null ? [line] : line.split(delimiter);
  const parts = cells
    .flatMap((cell) => cell.split(/\t|[ \u3000]{2,}/))
    .map((part) => cleanCell(part.replace(/^\s*"|"\s*$/g, '')))
    .filter((part) => part !== '');
  return parts.map((part, index) => {
    const colon = part.search(/[:：]/);
    const own = colon === -1 ? '' : part.slice(colon + 1).trim();
    return [colon === -1 ? part : part.slice(0, colon).trim(), own === '' ? (parts[index + 1] ?? '') : own];
  });
}

/** As people call them, by the language of their line. */
const TITLES: Readonly<Record<string, readonly [chinese: string, english: string]>> = {
  amount: ['合计金额', 'total amount'],
  debit: ['合计借方金额', 'total debit'],
  credit: ['合计贷方金额', 'total credit'],
  rows: ['合计笔数', 'total count'],
  fee: ['合计手续费', 'total fee'],
};

const HAN = /\p{Script=Han}/u;

function titleOf(measure: Total['measure'], line: string): string {
  return TITLES[measure]?.[HAN.test(line) ? 0 : 1] ?? '';
}

/** Amounts as texts that are equal where the amounts are: "1351.9" and "1351.90"; without a point, in the smallest unit, where a line of totals is filled with zeros. */
function isSum(stated: string, sum: string, isFoot: boolean): boolean {
  const bare = (text: string) => (text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text);
  if (stated.includes('.')) return bare(stated) === bare(sum);
  if (!isFoot) return false;
  return (
    stated === bare(sum) ||
    (/^0\d{6,}$/.test(stated) && stated.replace(/^0+/, '') === sum.replace('.', '').replace(/^0+/, ''))
  );
}

/** The line with its number of rows, or a sum, as a named place; null where it states neither. Only what is true of the rows is taken for a total. */
function totalsIn(line: string, comeTo: RowsComeTo): { template: string; totals: [string, Total][] } | null {
  const totals: [string, Total][] = [];
  let from = 0;
  let template = '';
  const isFoot = footWord(line) !== null;
  for (const match of line.matchAll(NUMBER)) {
    const plain = match[0].replaceAll(',', '');
    const around = line.slice(Math.max(0, match.index - 16), match.index + match[0].length + 8);
    const sum = comeTo.sums.find(
      ([measure, value]) => isSum(plain, value, isFoot) && !totals.some(([known]) => known === `total_${measure}`),
    );
    const isCount =
      comeTo.rows !== null &&
      Number(plain) === comeTo.rows &&
      (isFoot || COUNT_LABEL.test(around)) &&
      !plain.includes('.') &&
      !totals.some(([known]) => known === 'total_rows');
    const name = isCount ? 'total_rows' : sum === undefined ? '' : `total_${sum[0]}`;
    if (name === '' || totals.some(([known]) => known === name)) continue;
    template += `${line.slice(from, match.index).replace(NUMBER, '{}')}{${name}}`;
    from = match.index + match[0].length;
    const measure = isCount ? 'rows' : (sum?.[0] ?? 'amount');
    totals.push([name, total(measure, titleOf(measure, line))]);
  }
  return totals.length === 0 ? null : { template: template + line.slice(from).replace(NUMBER, '{}'), totals };
}

/** `lines` are those before the table and those that are no rows. Names that are taken by columns are left alone. */
export function statedFacts(
  lines: readonly string[],
  delimiter: string | null,
  comeTo: RowsComeTo,
  taken: ReadonlySet<string>,
): StatedFacts {
  const labels: Record<string, string> = {};
  const values: Record<string, string> = {};
  const facts: FactPlace[] = [];
  const totals: Record<string, Total> = {};
  const used = new Set<string>();
  for (const line of lines) {
    for (const [label, value] of pairsOf(line, delimiter)) {
      const fact = LABELS.find(([, known]) => known.test(foldName(label)))?.[0];
      if (fact === undefined || taken.has(fact) || values[fact] !== undefined || !isValue(value)) continue;
      labels[label] = fact;
      values[fact] = value;
      used.add(line);
    }
    const stated = totalsIn(line.trim(), comeTo);
    if (stated === null || stated.totals.some(([name]) => totals[name] !== undefined || taken.has(name))) continue;
    facts.push({ place: 'line', template: stated.template });
    for (const [name, wanted] of stated.totals) totals[name] = wanted;
    used.add(line);
  }
  if (Object.keys(labels).length > 0) facts.unshift({ place: 'pairs', labels });
  const order = Object.keys(TITLES);
  const ordered = Object.entries(totals).sort(
    ([, left], [, right]) => order.indexOf(left.measure) - order.indexOf(right.measure),
  );
  return { facts, totals: Object.fromEntries(ordered), values, lines: used };
}

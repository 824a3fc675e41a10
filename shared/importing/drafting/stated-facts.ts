// What the lines around a table state: whose account it is, its currency, its balances, and totals that the rows come to.
import type { FactPlace, Profile, Total } from '../../model/profile.ts';
import { foldName } from '../header.ts';
import { cleanCell } from '../values/key.ts';

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

/** The line with its number of rows, or a sum, as a named place; null where it states neither. Only what is true of the rows is taken for a total. */
function totalsIn(line: string, comeTo: RowsComeTo): { template: string; totals: [string, Total][] } | null {
  const totals: [string, Total][] = [];
  let from = 0;
  let template = '';
  for (const match of line.matchAll(NUMBER)) {
    const plain = match[0].replaceAll(',', '');
    const around = line.slice(Math.max(0, match.index - 16), match.index + match[0].length + 8);
    const sum = comeTo.sums.find(([, value]) => value === plain && /\./.test(plain));
    const isCount =
      comeTo.rows !== null && Number(plain) === comeTo.rows && COUNT_LABEL.test(around) && !plain.includes('.');
    const name = isCount ? 'total_rows' : sum === undefined ? '' : `total_${sum[0]}`;
    if (name === '' || totals.some(([known]) => known === name)) continue;
    template += `${line.slice(from, match.index).replace(NUMBER, '{}')}{${name}}`;
    from = match.index + match[0].length;
    totals.push([name, total(isCount ? 'rows' : (sum?.[0] ?? 'amount'), '')]);
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
  return { facts, totals, values, lines: used };
}

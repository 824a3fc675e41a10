// What a waiting decision rests on, as it goes into a package and as it is compared: with another workspace, and with this one later.
import type { PackageDifference } from '../../../shared/contract/engine-api.ts';
import type { BreakFacts, DecisionFacts } from '../../../shared/contract/signed-files.ts';
import type { Side } from '../../../shared/model/outcome.ts';
import { ok, type Result } from '../../../shared/model/problem.ts';
import { formatPlain } from '../../../shared/money/format.ts';
import type { Decision } from '../../workspace/tables/decisions.ts';
import { recordsById } from '../../workspace/tables/records.ts';
import { settlementsById } from '../../workspace/tables/settlements.ts';
import { type CurrentBreak, workItem } from '../books-items.ts';
import { decisionViews } from '../books-views.ts';
import type { EngineContext } from '../engine-context.ts';
import { recordView, settlementView, viewing } from '../record-view.ts';
import { canonicalJson } from './canonical-json.ts';

/** Of the item as approving it would book it now; a problem where it could not be booked any more. */
export function factsOf(context: EngineContext, decision: Decision): Result<DecisionFacts> {
  const breaks = breaksAround(context, decision.breakId, decision.id);
  if (!breaks.ok) return breaks;
  return ok({
    decisionId: decision.id,
    postingKey: decision.postingKey,
    breakId: decision.breakId,
    stage: decision.stage,
    outcome: decision.outcome,
    channel: decision.channel,
    clearingDate: decision.clearingDate,
    decision: decision.decision,
    kind: decision.kind,
    currency: decision.currency,
    amount: decision.amount,
    upstreamKeys: [...decision.upstreamKeys],
    downstreamKeys: [...decision.downstreamKeys],
    maker: decision.maker,
    decidedAt: decision.decidedAt,
    note: decision.note,
    breaks: breaks.value,
    entries: decisionViews(context, [decision]).flatMap(({ entries }) => entries),
  });
}

/** The breaks that a decision on this one would close together, with their rows. `approving`: a decision that waits on them. */
export function breaksAround(context: EngineContext, breakId: string, approving: number | null): Result<BreakFacts[]> {
  const item = workItem(context, breakId, approving);
  if (!item.ok) return item;
  const look = viewing(context);
  return ok(item.value.breaks.map((one) => breakFacts(context, one, look)));
}

function breakFacts(
  { workspace }: EngineContext,
  { breakId, result, effect }: CurrentBreak,
  look: ReturnType<typeof viewing>,
): BreakFacts {
  const rowsOf = (side: Side, ids: readonly number[]) => {
    const records = new Map(recordsById(workspace.database, ids).map((record) => [record.id, record]));
    return ids.flatMap((id) => {
      const record = records.get(id);
      if (record === undefined) return [];
      const { id: _, row: __, extra, ...view } = recordView(record, look);
      return [{ ...view, extra: { ...extra }, breakId, side, line: record.line }];
    });
  };
  return {
    ...{ breakId, stage: result.stage, outcome: result.outcome, reason: result.reason, channel: result.channel },
    ...{ clearingDate: result.clearingDate, kind: result.kind, currency: result.currency },
    upstreamKeys: [...result.upstreamKeys],
    downstreamKeys: [...result.downstreamKeys],
    ...{ upstreamAmount: result.upstreamAmount, downstreamAmount: result.downstreamAmount },
    ...{ difference: result.difference, upstreamFee: result.upstreamFee, downstreamFee: result.downstreamFee },
    effect: { money: [...effect.money], fees: [...effect.fees], differs: effect.differs },
    rows: [...rowsOf('upstream', result.upstreamIds), ...rowsOf('downstream', result.downstreamIds)],
    settlements: settlementsById(workspace.database, result.settlementIds).map(settlementView),
  };
}

/** Names of the compared facts, as files and screens write them. Where a row stands in which file is no fact of the money. */
const BREAK_FIELDS = {
  stage: 'stage',
  outcome: 'outcome',
  reason: 'reason',
  channel: 'channel',
  clearingDate: 'clearing_date',
  kind: 'kind',
  currency: 'currency',
  upstreamKeys: 'upstream_keys',
  downstreamKeys: 'downstream_keys',
  upstreamAmount: 'upstream_amount',
  downstreamAmount: 'downstream_amount',
  difference: 'difference',
  upstreamFee: 'upstream_fee',
  downstreamFee: 'downstream_fee',
  effect: 'effect',
  settlements: 'settlements',
} as const satisfies Partial<Record<keyof BreakFacts, string>>;

const ROW_FIELDS = {
  side: 'side',
  source: 'source',
  channel: 'channel',
  kind: 'kind',
  direction: 'direction',
  status: 'status',
  amount: 'amount',
  currency: 'currency',
  fee: 'fee',
  time: 'time',
  clearingDate: 'clearing_date',
  key: 'key',
  orderNo: 'order_no',
  channelNo: 'channel_no',
  bankRef: 'bank_ref',
  batchNo: 'batch_no',
  merchantNo: 'merchant_no',
  accountNo: 'account_no',
  reference: 'reference',
  memo: 'memo',
} as const satisfies Partial<Record<keyof BreakFacts['rows'][number], string>>;

/** Fact by fact, in the order of the packaged breaks; empty where all are the same. */
export function differencesOf(packaged: readonly BreakFacts[], here: readonly BreakFacts[]): PackageDifference[] {
  const found = new Map(here.map((one) => [one.breakId, one]));
  const known = new Set(packaged.map(({ breakId }) => breakId));
  return [
    ...packaged.flatMap((one) => {
      const other = found.get(one.breakId);
      return other === undefined
        ? [{ breakId: one.breakId, field: 'break', packaged: one.outcome, here: '' }]
        : breakDifferences(one, other);
    }),
    ...here
      .filter(({ breakId }) => !known.has(breakId))
      .map(({ breakId, outcome }) => ({ breakId, field: 'break', packaged: '', here: outcome })),
  ];
}

function breakDifferences(packaged: BreakFacts, here: BreakFacts): PackageDifference[] {
  const { breakId } = packaged;
  const differences = compared(breakId, '', BREAK_FIELDS, packaged, here);
  for (let index = 0; index < Math.max(packaged.rows.length, here.rows.length); index += 1) {
    const [left, right] = [packaged.rows[index], here.rows[index]];
    if (left !== undefined && right !== undefined)
      differences.push(...compared(breakId, 'row.', ROW_FIELDS, left, right));
    else differences.push({ breakId, field: 'row', packaged: left?.key ?? '', here: right?.key ?? '' });
  }
  return differences;
}

function compared<T extends { readonly currency: string }>(
  breakId: string,
  prefix: string,
  fields: Readonly<Partial<Record<keyof T, string>>>,
  packaged: T,
  here: T,
): PackageDifference[] {
  return (Object.entries(fields) as [keyof T, string][]).flatMap(([name, field]) => {
    const [left, right] = [packaged[name], here[name]];
    if (canonicalJson(left) === canonicalJson(right)) return [];
    return [
      {
        ...{ breakId, field: `${prefix}${field}` },
        packaged: said(left, packaged.currency),
        here: said(right, here.currency),
      },
    ];
  });
}

/** Plain decimals for amounts, `|` between keys, one entry after the other for what is money. */
function said(value: unknown, currency: string): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return formatPlain(value, currency);
  if (Array.isArray(value)) return value.map((one) => said(one, currency)).join('|');
  if (typeof value !== 'object') return String(value);
  return isEffect(value) ? effectText(value) : canonicalJson(value);
}

function isEffect(value: object): value is BreakFacts['effect'] {
  return 'money' in value && 'fees' in value;
}

function effectText({ money, fees }: BreakFacts['effect']): string {
  return [...money, ...fees]
    .map(({ amount, currency, against }) => `${formatPlain(amount, currency)} ${currency} ${against}`)
    .join(', ');
}

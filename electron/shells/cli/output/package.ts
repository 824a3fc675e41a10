// Decision packages as JSON and as text.
import type {
  OpenedPackage,
  PackageDifference,
  PackagedDecision,
  PackageView,
} from '../../../../shared/contract/engine-api.ts';
import { amountJson, amountText } from './amount.ts';
import { entryJson } from './decision.ts';
import { blocks, left, lines, renderTable, right } from './table.ts';

export function packageJson(view: PackageView): Record<string, unknown> {
  return {
    package_id: view.packageId,
    state: view.state,
    maker: view.maker,
    checker: view.checker,
    at: view.at,
    decisions: view.decisions,
    note: view.note,
    merged_at: view.mergedAt,
    merged_by: view.mergedBy,
  };
}

export function packageTable(views: readonly PackageView[]): string {
  return renderTable(
    [
      ...[left('package'), left('state'), left('maker'), left('checker'), left('at'), right('decisions')],
      ...[left('merged'), left('by'), left('note')],
    ],
    views.map((view) => [
      ...[view.packageId, view.state, view.maker, view.checker, view.at, String(view.decisions)],
      ...[view.mergedAt, view.mergedBy, view.note],
    ]),
  );
}

export function openedPackageJson(view: OpenedPackage): Record<string, unknown> {
  return {
    package_id: view.packageId,
    company: view.company,
    maker: view.maker,
    maker_fingerprint: view.makerFingerprint,
    trusted: view.isTrusted,
    own: view.isOwn,
    answered_by: view.answeredBy,
    answered_at: view.answeredAt,
    sha256: view.sha256,
    at: view.at,
    note: view.note,
    decisions: view.decisions.map(packagedDecisionJson),
  };
}

function packagedDecisionJson(one: PackagedDecision): Record<string, unknown> {
  return {
    decision_id: one.decisionId,
    posting_key: one.postingKey,
    break_id: one.breakId,
    stage: one.stage,
    outcome: one.outcome,
    channel: one.channel,
    clearing_date: one.clearingDate,
    decision: one.decision,
    currency: one.currency,
    amount: amountJson(one.amount, one.currency),
    upstream_keys: one.upstreamKeys,
    downstream_keys: one.downstreamKeys,
    maker: one.maker,
    decided_at: one.decidedAt,
    note: one.note,
    rows: one.rows.map(({ breakId, side, file, line, source, key, amount, currency, time, clearingDate }) => ({
      ...{ break_id: breakId, side, file, line, source, key },
      ...{ amount: amountJson(amount, currency), currency, time, clearing_date: clearingDate },
    })),
    entries: one.entries.map(entryJson),
    replay: one.replay,
    differences: one.differences.map(({ breakId, field, packaged, here }) => ({
      ...{ break_id: breakId, field, packaged, here },
    })),
  };
}

export function openedPackageText(view: OpenedPackage): string {
  const table = renderTable(
    [
      ...[right('decision'), left('stage'), left('outcome'), left('channel'), left('decided'), right('amount')],
      ...[left('currency'), left('replay'), left('keys'), left('note')],
    ],
    view.decisions.map((one) => [
      ...[String(one.decisionId), one.stage, one.outcome, one.channel, one.decision],
      ...[amountText(one.amount, one.currency), one.currency, one.replay],
      ...[[...new Set([...one.upstreamKeys, ...one.downstreamKeys])].join('|'), one.note],
    ]),
  );
  return blocks(
    lines(
      `package ${view.packageId} of ${view.at}, ${view.company}`,
      `made by ${view.maker}, key ${view.makerFingerprint}, ${view.isTrusted ? 'trusted here' : 'NOT trusted here'}`,
      view.note,
      view.answeredBy === '' ? '' : `answered here by ${view.answeredBy} on ${view.answeredAt}`,
    ),
    table,
    lines(...view.decisions.flatMap((one) => one.differences.map((difference) => differenceText(one, difference)))),
  );
}

function differenceText(one: PackagedDecision, { field, packaged, here }: PackageDifference): string {
  return `decision ${one.decisionId}: ${field} is ${packaged === '' ? 'nothing' : packaged} in the package, ${here === '' ? 'nothing' : here} here`;
}

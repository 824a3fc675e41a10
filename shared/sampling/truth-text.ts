// truth.csv: every results row of every day in contract order.
import { OUTCOMES, STAGES } from '../model/outcome.ts';
import { PROFILES } from './profiles.ts';
import type { SampleDay, TruthRow } from './rows.ts';

export const TRUTH_HEADER = 'clearing_date,stage,channel,outcome,reason,upstream_keys,downstream_keys';

/** Stage, channel as in the settings, outcome in the domain's order, keys. */
function compareTruth(left: TruthRow, right: TruthRow): number {
  return (
    STAGES.indexOf(left.stage) - STAGES.indexOf(right.stage) ||
    PROFILES.indexOf(left.profile) - PROFILES.indexOf(right.profile) ||
    OUTCOMES.indexOf(left.outcome) - OUTCOMES.indexOf(right.outcome) ||
    compareText(left.upstream.join('|'), right.upstream.join('|')) ||
    compareText(left.downstream.join('|'), right.downstream.join('|'))
  );
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

export function truthText(days: readonly SampleDay[]): string {
  const lines = days.flatMap((day) =>
    [...day.truth]
      .sort(compareTruth)
      .map((row) =>
        [
          day.date,
          row.stage,
          row.profile.code,
          row.outcome,
          row.reason,
          row.upstream.join('|'),
          row.downstream.join('|'),
        ].join(','),
      ),
  );
  return `${[TRUTH_HEADER, ...lines].join('\n')}\n`;
}

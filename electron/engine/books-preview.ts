// What a decision would post, before it does: entries that are in no book yet, under posting keys that end in "/preview".
import type { JournalEntry } from '../../shared/model/decision.ts';
import { decisionPostings, entriesOf } from '../../shared/posting/decision-entries.ts';
import { postingRules } from '../../shared/posting/rules.ts';
import type { Decision } from '../workspace/tables/decisions.ts';
import { lastRunDate } from './books-dates.ts';
import { type WorkItem, workItem } from './books-items.ts';
import type { EngineContext } from './engine-context.ts';

/** None where the decision does not fit the item. */
export function previewEntries(
  context: EngineContext,
  item: WorkItem,
  decision: Decision['decision'],
  decisionId = 0,
): JournalEntry[] {
  const postings = decisionPostings(item.effect, decision, item.holding);
  if (!postings.ok) return [];
  const { breakId, result } = item.first;
  const frame = {
    key: `decision/${breakId}/preview`,
    entryDate: lastRunDate(context, result.channel) ?? result.clearingDate,
    channel: result.channel,
    cause: {
      type: 'decision',
      decisionId,
      breakId,
      stage: result.stage,
      key: result.downstreamKeys[0] ?? result.upstreamKeys[0] ?? '',
    },
  } as const;
  return entriesOf(postings.value, frame, postingRules(context.settings().posting));
}

/** What a decision that waits for its checker would post on the item as it is now. */
export function waitingEntries(context: EngineContext, decision: Decision): JournalEntry[] {
  const item = workItem(context, decision.breakId, decision.id);
  return item.ok ? previewEntries(context, item.value, decision.decision, decision.id) : [];
}

// What can be decided about a break: the policy's way first, then what is usual for its stage and outcome, then the rest that the books can post.
import type { ResultDetail } from '../../shared/contract/engine-api.ts';
import { DECISION_KINDS, type DecisionKind } from '../../shared/model/decision.ts';
import { type BreakOutcome, isBreak, type Stage } from '../../shared/model/outcome.ts';
import type { StoredResult } from '../workspace/tables/results.ts';
import { decisionPreview } from './books.ts';
import type { EngineContext } from './engine-context.ts';

const USUAL: Readonly<Record<Stage, Readonly<Record<BreakOutcome, readonly DecisionKind[]>>>> = {
  channel: {
    downstream_only: ['supplement', 'refund'],
    upstream_only: ['enquire', 'supplement', 'carry'],
    amount_differs: ['adjust', 'enquire'],
    fee_differs: ['adjust', 'enquire'],
    duplicate: ['refund', 'enquire'],
  },
  business: {
    downstream_only: ['supplement', 'refund'],
    upstream_only: ['recover', 'write_off'],
    amount_differs: ['adjust', 'recover', 'refund'],
    fee_differs: ['adjust', 'enquire'],
    duplicate: ['supplement', 'refund'],
  },
  fund: {
    downstream_only: ['carry', 'enquire', 'refund'],
    upstream_only: ['carry', 'enquire'],
    amount_differs: ['adjust', 'carry'],
    fee_differs: ['adjust', 'enquire'],
    duplicate: ['carry', 'enquire', 'refund'],
  },
};

/** Empty for what is no break, is closed or waits for its checker. */
export function decisionOptions(context: EngineContext, { result, standing }: StoredResult): ResultDetail['options'] {
  const { stage, outcome, breakId } = result;
  if (!isBreak(outcome) || standing === 'closed' || standing === 'waiting') return [];
  const policy = context.settings().policies.find((one) => one.stage === stage && one.outcome === outcome);
  const usual = new Set<DecisionKind>([...(policy === undefined ? [] : [policy.decision]), ...USUAL[stage][outcome]]);
  return [...new Set([...usual, ...DECISION_KINDS])].flatMap((decision) => {
    const preview = decisionPreview(context, { breakIds: [breakId], decision });
    if (!preview.ok || preview.value.problems.length > 0) return [];
    const { needsApproval, entries } = preview.value;
    return [{ decision, usual: usual.has(decision), needsApproval, entries }];
  });
}

// The foot of the breaks screen: the sums of what is picked, their difference as the bob, and the one thing to do.
import { useEffect } from 'react';
import type { DecisionView, ResultDetail, ResultRow } from '../../../shared/contract/engine-api.ts';
import type { Stage } from '../../../shared/model/outcome.ts';
import { formatReadable } from '../../../shared/money/format.ts';
import { useTexts } from '../../i18n/start.ts';
import { formatCount } from '../../ui/amount.tsx';
import { markOfOutcome } from '../../ui/mark.tsx';
import { announce } from '../../ui/notices.tsx';
import { Button } from '../../ui/parts.tsx';
import { ProofLine } from '../../ui/proof-line.tsx';
import { useWorkbench } from '../../ui/workbench.tsx';
import { DECISION_LETTERS } from './decision-keys.ts';
import { countedSums } from './pane-cells.ts';
import { personName } from './person.ts';
import { sumPicked } from './selection-sum.ts';

export interface BreaksProofProps {
  readonly seamX: string;
  readonly picked: readonly ResultRow[];
  readonly isSelection: boolean;
  /** What is done is done to the selection, whatever the drawer shows. */
  readonly onSelection: boolean;
  /** Of the selection. */
  readonly decidable: number;
  readonly detail: ResultDetail | undefined;
  readonly option: ResultDetail['options'][number] | null;
  readonly waiting: DecisionView | null;
  readonly openLeft: number;
  /** Another stage with open items, where this one has none. */
  readonly nextStage: Stage | null;
  readonly next: ResultRow | null;
  readonly busy: boolean;
  /** The day is closed: nothing of it can be decided. */
  readonly isClosed: boolean;
  readonly onDecide: () => void;
  readonly onBulk: () => void;
  readonly onNote: () => void;
  readonly onApprove: (reject: boolean) => void;
  readonly onNext: () => void;
}

export const MAIN_ACTION_ID = 'breaks-main-action';

export function BreaksProof(props: BreaksProofProps) {
  const { t, term } = useTexts('breaks');
  const { workspace } = useWorkbench();
  const { picked, isSelection, openLeft } = props;
  const sums = sumPicked(picked, workspace.currency);
  const [sum] = sums;
  const currency = sum === undefined || sum.currency === '' ? workspace.currency : sum.currency;
  const others = sums
    .slice(1)
    .filter((one) => one.currency !== '')
    .map((one) => `${formatReadable(one.difference, one.currency)} ${one.currency}`)
    .join(', ');
  const shown = formatCount(picked.length);
  const spoken = isSelection
    ? t('live.sum', { shown, amount: formatReadable(sum?.difference ?? 0, currency), currency })
    : '';
  useEffect(() => {
    if (spoken !== '') announce(spoken);
  }, [spoken]);
  const only = picked.length === 1 ? picked[0] : undefined;
  const rows = (count: number, side: 'ours' | 'theirs') => t(`proof.${side}`, { count, shown: formatCount(count) });
  return (
    <ProofLine
      seamX={props.seamX}
      currency={currency}
      scope={[
        isSelection ? t('proof.selected', { shown }) : only === undefined ? t('proof.none') : t('proof.currentOne'),
        others === ''
          ? openLeft === 0
            ? t('proof.nothing')
            : t('proof.openLeft', { shown: formatCount(openLeft) })
          : t('proof.otherCurrency', { sums: others }),
      ]}
      left={{ label: rows(sum?.oursRows ?? 0, 'ours'), amount: sum?.ours ?? 0 }}
      right={{ label: rows(sum?.theirsRows ?? 0, 'theirs'), amount: sum?.theirs ?? 0 }}
      bob={{
        label: t('proof.difference'),
        amount: sum?.difference ?? 0,
        mark: only === undefined ? undefined : markOfOutcome(only.outcome),
      }}
      why={<Why {...props} only={only} term={term} />}
      actions={<Actions {...props} />}
    />
  );
}

function Why({
  only,
  term,
  ...props
}: BreaksProofProps & { only: ResultRow | undefined; term: (key: string) => string }) {
  const { t } = useTexts('breaks');
  const { user, workspace } = useWorkbench();
  const last = props.detail?.decisions.findLast(({ state }) => state === 'effective');
  if (props.onSelection && props.picked.length > 1) return <>{t('proof.whySelected')}</>;
  if (props.onSelection && only !== undefined)
    return <>{t('proof.whyOther', { key: only.upstreamKeys[0] ?? only.downstreamKeys[0] ?? '' })}</>;
  if (only === undefined) return null;
  if (user === null) return <>{t('proof.whyNoUser')}</>;
  switch (only.standing) {
    case 'quiet':
      return <>{t('proof.whyMatched')}</>;
    case 'timing':
      return <>{t('proof.whyTiming')}</>;
    case 'closed':
      return <>{t('proof.whyClosed')}</>;
    case 'waiting':
    case 'decided': {
      const one = only.standing === 'waiting' ? props.waiting : last;
      if (one === null || one === undefined) return null;
      const maker = personName(one.maker, workspace.users, t('drawer.policy'));
      const key = only.standing === 'waiting' ? 'proof.whyWaiting' : 'proof.whyDecided';
      return <>{t(key, { maker, decision: term(`decision.${one.decision}`) })}</>;
    }
    case 'open': {
      const entries = props.option?.entries.length ?? 0;
      const { next } = props;
      const sum = next === null ? null : countedSums(next);
      const after =
        next === null || sum === null
          ? t('proof.noneAfter')
          : t('proof.nextAfter', {
              outcome: term(`outcome.${next.outcome}`),
              amount: sum.currency === '' ? '' : formatReadable(sum.theirs - sum.ours, sum.currency),
            });
      return (
        <>
          {props.option === null ? '' : entries === 0 ? t('proof.postsNone') : t('proof.posts', { count: entries })}{' '}
          {after}
        </>
      );
    }
  }
}

function Actions(props: BreaksProofProps) {
  const { t, term } = useTexts('breaks');
  const { user, workspace, go } = useWorkbench();
  const { picked, option, waiting, busy, isClosed } = props;
  const closed = isClosed ? t('closed.refused') : undefined;
  if (props.onSelection) {
    const isNothing = props.decidable === 0;
    return (
      <Main
        hint="D"
        onClick={props.onBulk}
        changes
        disabled={busy || user === null || isClosed || isNothing}
        title={closed ?? (isNothing ? t('proof.nothing') : undefined)}
      >
        {t('act.bulk', { shown: formatCount(picked.length) })}
      </Main>
    );
  }
  if (waiting !== null) {
    const own = user !== null && waiting.maker === user.id;
    const refusal =
      own || user === null
        ? t('act.otherUser', { maker: personName(waiting.maker, workspace.users, t('drawer.policy')) })
        : undefined;
    return (
      <>
        <Button
          hint="X"
          onClick={() => props.onApprove(true)}
          changes
          disabled={busy || refusal !== undefined}
          title={refusal}
        >
          {t('act.reject')}
        </Button>
        <Main
          hint="Y"
          onClick={() => props.onApprove(false)}
          changes
          disabled={busy || refusal !== undefined}
          title={refusal}
        >
          {t('act.approve')}
        </Main>
      </>
    );
  }
  const [only] = picked;
  if (option !== null && only !== undefined) {
    const amount =
      only.difference === null || only.currency === '' ? '' : formatReadable(Math.abs(only.difference), only.currency);
    return (
      <>
        <Button hint="M" onClick={props.onNote}>
          {t('act.note')}
        </Button>
        <Main
          hint={DECISION_LETTERS[option.decision].toUpperCase()}
          onClick={props.onDecide}
          changes
          disabled={busy || user === null || isClosed}
          title={closed ?? (user === null ? t('proof.whyNoUser') : undefined)}
        >
          {t('act.decide', { decision: term(`decision.${option.decision}`), amount })}
        </Main>
      </>
    );
  }
  return props.openLeft > 0 && props.next !== null ? (
    <Main hint="O" onClick={props.onNext}>
      {t('act.nextOpen')}
    </Main>
  ) : props.nextStage !== null ? (
    <Main onClick={() => go('breaks', { stage: props.nextStage ?? 'channel' })}>
      {t('act.nextStage', { stage: term(`stage.${props.nextStage}`) })}
    </Main>
  ) : (
    <Main onClick={() => go('books')}>{t('act.toBooks')}</Main>
  );
}

function Main(props: {
  children: string;
  hint?: string;
  onClick: () => void;
  disabled?: boolean;
  changes?: boolean;
  title?: string | undefined;
}) {
  return (
    <span id={MAIN_ACTION_ID}>
      <Button look="act" {...props} />
    </span>
  );
}

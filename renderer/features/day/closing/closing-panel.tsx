// Closing the day 日结: what must hold, what stands in the way and where it is mended; closing, reopening, and the acts so far.
import { useState } from 'react';
import type { ClosingCheck, ClosingView } from '../../../../shared/contract/engine-api.ts';
import type { Problem } from '../../../../shared/model/problem.ts';
import { useTexts } from '../../../i18n/start.ts';
import { formatCount } from '../../../ui/amount.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { Button } from '../../../ui/parts.tsx';
import { ProblemSentence } from '../../../ui/problem-sentence.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import { useWorkbench } from '../../../ui/workbench.tsx';
import './closing.css';
import { type ClosingAct, ClosingDialog } from './closing-dialog.tsx';
import { type ConditionTarget, conditionTarget, failing } from './condition-targets.ts';

export function ClosingPanel({
  closing,
  problem,
  onTarget,
}: {
  /** undefined while the conditions are looked at. */
  closing: ClosingView | undefined;
  problem: Problem | undefined;
  onTarget: (target: ConditionTarget) => void;
}) {
  const { t, common, sentence } = useTexts('day');
  const [asked, setAsked] = useState<ClosingAct | null>(null);
  if (closing === undefined)
    return problem === undefined ? (
      <p className="closing-say quiet">{common('loading')}</p>
    ) : (
      <ProblemSentence problem={problem} />
    );
  const isClosed = closing.state === 'closed';
  const missing = failing(closing.checks);
  const [first] = missing;
  return (
    <div className="closing">
      <ul aria-label={t('closing.conditions')}>
        {closing.checks.map((one) => (
          <Condition key={one.condition} one={one} onTarget={onTarget} />
        ))}
      </ul>
      <div className="closing-do">
        <span className="clip" title={first === undefined || isClosed ? undefined : sentence(first.message)}>
          {isClosed
            ? t('closing.isClosed', { date: closing.date })
            : first === undefined
              ? t('closing.ready')
              : t('closing.missing', { count: missing.length })}
        </span>
        {isClosed ? (
          <Button onClick={() => setAsked('reopen')} changes>
            {t('closing.reopen')}
          </Button>
        ) : (
          <Button
            onClick={() => setAsked('close')}
            changes
            disabled={first !== undefined}
            title={first === undefined ? undefined : sentence(first.message)}
          >
            <Mark name="closed" /> {t('closing.close')}
          </Button>
        )}
      </div>
      {closing.acts.length === 0 ? null : <Acts acts={closing.acts} />}
      {asked === null ? null : <ClosingDialog act={asked} date={closing.date} onClose={() => setAsked(null)} />}
    </div>
  );
}

function Condition({ one, onTarget }: { one: ClosingCheck; onTarget: (target: ConditionTarget) => void }) {
  const { t, term, sentence } = useTexts('day');
  const target = conditionTarget(one);
  const items = one.condition === 'control_totals' ? one.items.map(sentence) : [];
  return (
    <li className={one.ok ? 'closing-condition quiet' : 'closing-condition'}>
      <Mark name={one.ok ? 'equal' : 'rejected'} word={t(one.ok ? 'closing.holds' : 'closing.fails')} />
      <span>
        {t(`closing.name.${one.condition}`)}
        {one.ok ? null : <small title={[sentence(one.message), ...items].join('\n')}>{sentence(one.message)}</small>}
      </span>
      <b>{one.ok ? '' : formatCount(one.count)}</b>
      {target === null ? (
        <span />
      ) : (
        <TextLink onClick={() => onTarget(target)}>
          {t(`closing.go.${target.type}`, {
            date: target.type === 'date' ? target.date : '',
            link: target.type === 'chain' ? term(`link.${target.link}`) : '',
          })}
        </TextLink>
      )}
    </li>
  );
}

function Acts({ acts }: { acts: ClosingView['acts'] }) {
  const { t } = useTexts('day');
  const { workspace } = useWorkbench();
  const nameOf = (id: string) => workspace.users.find((user) => user.id === id)?.name ?? id;
  return (
    <ol className="closing-acts" aria-label={t('closing.acts')}>
      {acts.toReversed().map((one) => (
        <li key={`${one.at} ${one.act}`}>
          <Mark name={one.act === 'closed' ? 'closed' : 'open'} />
          <span>
            {t(`closing.act.${one.act}`, { name: nameOf(one.user), at: one.at.replace('T', ' ').slice(0, 16) })}
            {one.reason === '' ? null : <small>{one.reason}</small>}
          </span>
        </li>
      ))}
    </ol>
  );
}

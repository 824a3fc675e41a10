// What was decided on an item before, newest first, and the way to reverse one of these decisions.
import { Input } from 'antd';
import { useState } from 'react';
import type { DecisionView } from '../../../shared/contract/engine-api.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { useEngine } from '../../engine-client/use-engine.tsx';
import { useTexts } from '../../i18n/start.ts';
import { Amount } from '../../ui/amount.tsx';
import { Mark, type MarkName } from '../../ui/mark.tsx';
import { Button } from '../../ui/parts.tsx';
import { ProblemSentence } from '../../ui/problem-sentence.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { useWorkbench } from '../../ui/workbench.tsx';
import { Entries } from './entries.tsx';
import { personName } from './person.ts';
import { printedTime } from './printed-time.ts';

const STATE_MARKS: Readonly<Record<DecisionView['state'], MarkName>> = {
  waiting: 'waiting',
  effective: 'decided',
  rejected: 'none',
  undone: 'none',
};

export function HistorySection({ decisions }: { decisions: readonly DecisionView[] }) {
  const { t, term, sentence } = useTexts('breaks');
  const { workspace } = useWorkbench();
  if (decisions.length === 0) return null;
  return (
    <section className="history">
      <h2>{t('drawer.history')}</h2>
      {[...decisions]
        .sort((left, right) => right.id - left.id)
        .map((one) => (
          <div key={one.id} className={one.state === 'undone' ? 'decided decided-undone' : 'decided'}>
            <Mark name={STATE_MARKS[one.state]} />
            <div>
              <b>
                {one.reverses === null ? term(`decision.${one.decision}`) : t('drawer.reverses', { id: one.reverses })}
              </b>{' '}
              <Amount amount={one.amount} currency={one.currency} />
              <span className="quiet">
                {' '}
                {personName(one.maker, workspace.users, t('drawer.policy'))}
                {one.checker === '' ? '' : ` / ${personName(one.checker, workspace.users, '')}`} ·{' '}
                {term(`decisionState.${one.state}`)} · {printedTime(one.decidedAt)}
              </span>
              {one.note === '' ? null : <p>{sentence(one.note)}</p>}
              {one.flagged ? (
                <p className="balance-off">
                  <Mark name="stale" /> {t('drawer.flagged')}
                </p>
              ) : null}
              {stands(one) ? <Entries entries={one.entries} /> : null}
              <Reversing decision={one} />
            </div>
          </div>
        ))}
    </section>
  );
}

const stands = ({ state }: DecisionView) => state === 'waiting' || state === 'effective';

/** Takes one decision back whatever was done since: a reversing one is made, and both stay visible. */
function Reversing({ decision }: { decision: DecisionView }) {
  const { t, term, common } = useTexts('breaks');
  const { user, workspace, tellDone } = useWorkbench();
  const engine = useEngine();
  const [note, setNote] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  if (user === null || workspace.readOnly || !stands(decision) || decision.reverses !== null) return null;
  const reverse = async () => {
    const result = await engine.call('undoDecision', { decisionId: decision.id, user: user.id, note: note ?? '' });
    setProblem(result.ok ? null : result.problem);
    if (result.ok) void tellDone({ text: t('reversing.done', { decision: term(`decision.${decision.decision}`) }) });
  };
  if (note === null) return <TextLink onClick={() => setNote('')}>{t('reversing.ask')}</TextLink>;
  return (
    <div className="reversing">
      <p className="quiet">
        {t(decision.entries.every(({ batchId }) => batchId === '') ? 'reversing.says' : 'reversing.saysExported')}
      </p>
      <Input
        size="small"
        autoFocus
        value={note}
        placeholder={t('drawer.notePlaceholder')}
        aria-label={t('drawer.note')}
        onChange={(event) => setNote(event.target.value)}
        onPressEnter={() => void reverse()}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setNote(null);
          event.stopPropagation();
        }}
      />
      <Button onClick={() => void reverse()}>{t('reversing.do')}</Button>{' '}
      <Button look="plain" onClick={() => setNote(null)}>
        {common('cancel')}
      </Button>
      {problem === null ? null : <ProblemSentence problem={problem} />}
    </div>
  );
}

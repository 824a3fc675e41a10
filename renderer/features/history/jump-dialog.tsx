// Before a jump: which steps it takes, in order, what of them can't be taken back, and why one does it.
import { Input, Modal } from 'antd';
import { useState } from 'react';
import type { HistoryStep } from '../../../shared/contract/engine-api.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { useEngine, useQuery } from '../../engine-client/use-engine.tsx';
import { useTexts } from '../../i18n/start.ts';
import { formatCount } from '../../ui/amount.tsx';
import { Mark } from '../../ui/mark.tsx';
import { notify, withdrawActions } from '../../ui/notices.tsx';
import { ProblemSentence } from '../../ui/problem-sentence.tsx';
import { actionWords, subjectWords } from '../../ui/step-words.ts';
import { useWorkbench } from '../../ui/workbench.tsx';
import { useHistoryStore } from './history-store.ts';
import { personName, printedInstant } from './person.ts';

const NOTE_ID = 'history-jump-note';

/** `step` null: to the beginning. */
export function JumpDialog({ to, step, onClose }: { to: number; step: HistoryStep | null; onClose: () => void }) {
  const { t, term, common, sentence } = useTexts('history');
  const engine = useEngine();
  const { user } = useWorkbench();
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const preview = useQuery('jumpPreview', busy ? null : { to });
  const move = preview.data;
  const way = step === null ? 'start' : step.state === 'undone' ? 'forward' : 'back';
  const steps = move?.steps ?? [];
  const name = step === null ? '' : `${actionWords(step, term)} ${subjectWords(step, term)}`.trim();
  const jump = async () => {
    if (busy || move === undefined || steps.length === 0) return;
    setBusy(true);
    const made = await engine.call('jump', { to, user: user?.id ?? '', note, reverse: move.needsReversal });
    setBusy(false);
    if (!made.ok) return setProblem(made.problem);
    withdrawActions();
    const said = made.value.said.map(sentence).join(' ');
    notify({ text: `${t(`jump.done.${way}`, { to: name })} ${said}`.trim() });
    useHistoryStore.setState({ current: to === 0 ? 'start' : `step ${to}` });
    onClose();
  };
  const ok = move?.needsReversal === true ? 'reverse' : way === 'forward' ? 'forward' : 'back';
  const shown = problem ?? preview.problem;
  return (
    <Modal
      open
      title={t(`jump.${way}`, { to: name, count: steps.length, shown: formatCount(steps.length) })}
      okText={busy ? t('jump.busy') : t(`jump.ok.${ok}`)}
      cancelText={common('cancel')}
      closable={false}
      okButtonProps={{ disabled: busy || steps.length === 0 }}
      afterOpenChange={(open) => {
        if (open) document.getElementById(NOTE_ID)?.focus();
      }}
      onOk={() => void jump()}
      onCancel={onClose}
      width={640}
    >
      <div className="jump">
        {shown === undefined ? null : <ProblemSentence problem={shown} />}
        {move !== undefined && steps.length === 0 ? <p>{t('jump.none')}</p> : null}
        {move === undefined || move.said.length + (move.needsReversal ? 1 : 0) === 0 ? null : (
          <ul className="jump-said">
            {move.needsReversal ? (
              <li>
                <Mark name="reversal" /> <b>{t('jump.reverse')}</b>
              </li>
            ) : null}
            {move.said.map((said) => (
              <li key={said}>
                <Mark name={move.needsReversal ? 'reversal' : 'within'} /> {sentence(said)}
              </li>
            ))}
          </ul>
        )}
        {steps.length === 0 ? null : (
          <>
            <h2>{t('jump.steps')}</h2>
            <ol className="jump-steps">
              <StepLines steps={steps} />
            </ol>
          </>
        )}
        <Input
          id={NOTE_ID}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          onPressEnter={() => void jump()}
          placeholder={t('jump.noteHint')}
          aria-label={t('jump.note')}
        />
      </div>
    </Modal>
  );
}

function StepLines({ steps }: { steps: readonly HistoryStep[] }) {
  const { term } = useTexts('history');
  const { workspace } = useWorkbench();
  return steps.map((step) => (
    <li key={step.id}>
      <span className="figure">{formatCount(step.id)}</span>
      <span>{printedInstant(step.at).slice(5, 16)}</span>
      <span className="clip">{personName(step.user, workspace.users)}</span>
      <span className="clip" title={`${actionWords(step, term)} ${subjectWords(step, term)}`}>
        {actionWords(step, term)} <span className="quiet">{subjectWords(step, term)}</span>
      </span>
      {step.undoable === 'by_reversal' ? <Mark name="reversal" word={term('undoable.by_reversal')} /> : <span />}
    </li>
  ));
}

// Undo and redo as the frame offers them: the question before a reversal, the toast afterwards, and the toast of every other action with its Undo.
import { App } from 'antd';
import { useMemo, useRef } from 'react';
import type { HistoryStep } from '../../../shared/contract/engine-api.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { useEngine } from '../../engine-client/use-engine.tsx';
import { useTexts } from '../../i18n/start.ts';
import { formatCount } from '../../ui/amount.tsx';
import { notify, withdrawActions } from '../../ui/notices.tsx';
import { stepWords } from '../../ui/step-words.ts';
import { waysOut } from '../../ui/ways-out.ts';
import type { Workbench } from '../../ui/workbench.tsx';
import { goTo } from '../place.ts';
import type { WhoWorks } from '../who-works.ts';
import { createMoves, type MoveOutcome, NEXT_MOVES, undoOffered } from './moves.ts';

export type FrameMoves = Pick<Workbench, 'undo' | 'redo' | 'tellDone'>;

/** A step by its name, as the bar and the toasts say it. */
export function useStepName(): (step: HistoryStep) => string {
  const { t, term } = useTexts('frame');
  return (step) => stepWords(step, term, (count, of) => t(`move.${of}`, { count, shown: formatCount(count) }));
}

/** `people` and `signIn`: who could go on where one is refused for the user. */
export function useMoves(user: string, { people, signIn }: Pick<WhoWorks, 'people' | 'signIn'>): FrameMoves {
  const { t, common, sentence } = useTexts('frame');
  const engine = useEngine();
  const { modal } = App.useApp();
  const name = useStepName();

  const toHistory = (step?: HistoryStep) => ({
    label: t('move.history'),
    run: () => goTo({ feature: 'history', parameters: step === undefined ? {} : { step: String(step.id) } }),
  });
  const toWayOut = (problem: Problem) => {
    const [first] = waysOut(problem, people);
    if (first === undefined) return {};
    const label = common(`problem.way.${first.type}`, { name: first.person.name });
    return { action: { label, run: () => signIn(first.person.id) } };
  };
  const tell = (outcome: MoveOutcome) => {
    withdrawActions();
    switch (outcome.type) {
      case 'nothing':
        return notify({ text: t(`move.nothing.${outcome.move}`), mark: 'none' });
      case 'past':
        return notify({ text: t('move.past'), mark: 'none', action: toHistory() });
      case 'never':
        return notify({
          text: `${t('move.never', { what: name(outcome.step) })} ${sentence(outcome.step.undoSaid)}`.trim(),
          mark: 'closed',
          action: toHistory(outcome.step),
        });
      case 'problem':
        return notify({ text: sentence(outcome.problem.message), mark: 'rejected', ...toWayOut(outcome.problem) });
      case 'done': {
        const { move, made, step } = outcome;
        const said = made.said.map(sentence).join(' ');
        return notify({
          text: `${t(`move.done.${move}`, { what: name(step) })} ${said}`.trim(),
          mark: made.needsReversal ? 'reversal' : 'decided',
          action:
            move === 'undo'
              ? { label: t('move.redo'), hint: 'Ctrl Shift Z', run: () => void moves.redo() }
              : { label: common('undo'), hint: 'Ctrl Z', run: () => void moves.undo() },
        });
      }
    }
  };
  const confirm = async (step: HistoryStep, said: string) =>
    await modal.confirm({
      title: t('move.reverse.title', { what: name(step) }),
      content: (
        <>
          <p>{sentence(said)}</p>
          <p>{t('move.reverse.text')}</p>
        </>
      ),
      okText: t('move.reverse.ok'),
      cancelText: common('cancel'),
      width: 520,
    });

  // One queue for the life of the frame; what it asks and says is always of now.
  const latest = useRef({ tell, confirm, user });
  latest.current = { tell, confirm, user };
  const moves = useMemo(
    () =>
      createMoves({
        engine,
        user: () => latest.current.user,
        confirm: (step, said) => latest.current.confirm(step, said),
        tell: (outcome) => latest.current.tell(outcome),
      }),
    [engine],
  );
  const undoWord = common('undo');
  return useMemo(
    () => ({
      undo: () => void moves.undo(),
      redo: () => void moves.redo(),
      async tellDone(notice) {
        withdrawActions();
        const now = await engine.call('history', NEXT_MOVES);
        const step = now.ok ? undoOffered(now.value) : null;
        notify({
          ...notice,
          ...(step === null
            ? {}
            : { action: { label: undoWord, hint: 'Ctrl Z', run: () => void moves.undo(step.id) } }),
        });
      },
    }),
    [moves, engine, undoWord],
  );
}

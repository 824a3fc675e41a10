// The list of steps either side of the seam: what was done left of it, how it stands right of it. The seam runs where a step is in force.
import type { HistoryStep, StepState } from '../../../shared/contract/engine-api.ts';
import { useTexts } from '../../i18n/start.ts';
import { formatCount } from '../../ui/amount.tsx';
import { Mark, type MarkName } from '../../ui/mark.tsx';
import { useRowHeights } from '../../ui/row-heights.ts';
import { Seam } from '../../ui/seam.tsx';
import { actionWords, subjectWords } from '../../ui/step-words.ts';
import { Cell, VirtualGrid } from '../../ui/virtual-grid.tsx';
import { useWorkbench } from '../../ui/workbench.tsx';
import { type HistoryRow, type HistoryRows, rowKey, saysUndo } from './history-rows.ts';
import { personName, printedInstant } from './person.ts';

export const STATE_MARKS: Readonly<Record<StepState, MarkName | null>> = {
  done: 'decided',
  undone: 'not-run',
  set_aside: 'none',
  none: null,
};
export const UNDOABLE_MARKS: Readonly<Record<HistoryStep['undoable'], MarkName | null>> = {
  yes: null,
  by_reversal: 'reversal',
  no: 'closed',
};

export function HistoryGrid({
  rows,
  current,
  onCurrent,
  onOpen,
  onVisible,
}: {
  rows: HistoryRows;
  current: number | null;
  onCurrent: (index: number) => void;
  onOpen: () => void;
  onVisible: (first: number, last: number) => void;
}) {
  const { t } = useTexts('history');
  const heights = useRowHeights();
  const undone = undoneAbove(rows);
  return (
    <VirtualGrid
      label={t('grid.label')}
      rowCount={rows.count}
      rowHeight={() => heights.row}
      layoutKey={`${heights.row} ${rows.here ?? ''}`}
      memory="history"
      current={current}
      onCurrent={onCurrent}
      canFocus={(index) => rows.at(index).type !== 'here'}
      onOpen={onOpen}
      onVisible={onVisible}
      rowClass={(index) => {
        const row = rows.at(index);
        return row.type === 'step' ? `history-${row.step.state}` : `history-line-${row.type}`;
      }}
      head={
        <div className="history-row history-head">
          <span className="cell cell-figure">{t('grid.id')}</span>
          <span className="cell">{t('grid.at')}</span>
          <span className="cell">{t('grid.person')}</span>
          <span className="cell">{t('grid.action')}</span>
          <span className="cell">{t('grid.subject')}</span>
          <Seam />
          <span className="cell">{t('grid.state')}</span>
          <span className="cell">{t('grid.undoable')}</span>
          <span className="cell">{t('grid.why')}</span>
        </div>
      }
      foot={<div className="seam-ground history-ground" />}
      renderRow={(index) => <Row key={rowKey(rows.at(index))} row={rows.at(index)} undone={undone} />}
    />
  );
}

/** How many steps above the line can be done again, as far as they are here. */
function undoneAbove(rows: HistoryRows): number {
  let count = 0;
  for (let index = 0; index < (rows.here ?? 0); index++) {
    const row = rows.at(index);
    if (row.type === 'step' && row.step.state === 'undone') count += 1;
  }
  return count;
}

function Row({ row, undone }: { row: HistoryRow; undone: number }) {
  const { t, common } = useTexts('history');
  switch (row.type) {
    case 'coming':
      return <Cell className="quiet">{common('loading')}</Cell>;
    case 'here':
      return (
        <Cell className="history-here">
          <b>{t('here')}</b>
          {undone === 0 ? null : <span>{t('hereUndone', { count: undone, shown: formatCount(undone) })}</span>}
        </Cell>
      );
    case 'start':
      return (
        <div className="history-row">
          <Cell figure>0</Cell>
          <Cell className="history-start quiet">{t('start')}</Cell>
        </div>
      );
    case 'step':
      return <StepRow step={row.step} />;
  }
}

function StepRow({ step }: { step: HistoryStep }) {
  const { term, sentence } = useTexts('history');
  const { workspace } = useWorkbench();
  const mark = STATE_MARKS[step.state];
  const undoable = UNDOABLE_MARKS[step.undoable];
  const subject = subjectWords(step, term);
  return (
    <div className="history-row">
      <Cell figure>{formatCount(step.id)}</Cell>
      <Cell>{printedInstant(step.at).slice(5, 16)}</Cell>
      <Cell title={personName(step.user, workspace.users)}>
        <span className="clip">{personName(step.user, workspace.users)}</span>
      </Cell>
      <Cell>
        <span className="clip">{actionWords(step, term)}</span>
      </Cell>
      <Cell title={subject}>
        <span className="clip">{subject}</span>
      </Cell>
      <Seam line={step.state === 'done' ? 'runs' : 'none'} />
      <Cell className="history-state">
        {mark === null ? null : <Mark name={mark} />}
        {term(`stepState.${step.state}`)}
      </Cell>
      <Cell title={step.undoSaid === '' ? undefined : sentence(step.undoSaid)}>
        {undoable === null || !saysUndo(step) ? null : (
          <>
            <Mark name={undoable} /> <span className="clip">{term(`undoable.${step.undoable}`)}</span>
          </>
        )}
      </Cell>
      <Cell title={sentence(step.why)}>
        <span className="clip quiet">{sentence(step.why)}</span>
      </Cell>
    </div>
  );
}

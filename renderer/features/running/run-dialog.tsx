// What running a date again would change and why, before it is committed or left.
import { Modal } from 'antd';
import { type CSSProperties, useEffect, useState } from 'react';
import type { CalendarDate } from '../../../shared/calendar/date.ts';
import type { ResultRow, RunChange, RunDiffSummary } from '../../../shared/contract/engine-api.ts';
import { useTexts } from '../../i18n/start.ts';
import { Amount, formatCount } from '../../ui/amount.tsx';
import { KeyText } from '../../ui/key-text.tsx';
import { Mark, type MarkName, markOfOutcome } from '../../ui/mark.tsx';
import { ProblemSentence } from '../../ui/problem-sentence.tsx';
import { useRowHeights } from '../../ui/row-heights.ts';
import { Seam } from '../../ui/seam.tsx';
import { Cell, VirtualGrid } from '../../ui/virtual-grid.tsx';
import { useWorkbench } from '../../ui/workbench.tsx';
import { placeOf, sideOf } from './changed-sides.ts';
import './running.css';
import { useRunningStore } from './running-store.ts';
import { useDiffPages } from './use-diff-pages.ts';
import { useCommit } from './use-running.ts';

const COMMIT_ID = 'running-commit';

/** Mounted once by the frame. */
export function RunDialog() {
  const asked = useRunningStore((state) => state.asked);
  return asked === null ? null : <Asked date={asked} key={asked} />;
}

function Asked({ date }: { date: CalendarDate }) {
  const { t } = useTexts('running');
  const { tellDone } = useWorkbench();
  const { busy, problem } = useRunningStore();
  const commit = useCommit(tellDone);
  const pages = useDiffPages(date);
  const leave = () => useRunningStore.setState({ asked: null });
  const run = async () => {
    if (await commit(date, pages.summary?.total === 0)) leave();
  };
  const shown = problem ?? pages.problem;
  const isKnown = pages.summary !== undefined;
  useEffect(() => {
    if (isKnown) document.getElementById(COMMIT_ID)?.focus();
  }, [isKnown]);
  return (
    <Modal
      open
      title={t('title', { date })}
      okText={t('commit')}
      cancelText={t('leave')}
      okButtonProps={{ id: COMMIT_ID, disabled: busy || !isKnown }}
      onOk={() => void run()}
      onCancel={leave}
      closable={false}
      width="min(1180px, 94vw)"
      className="running"
    >
      {shown === undefined ? null : <ProblemSentence problem={shown} />}
      {pages.summary === undefined ? null : (
        <>
          <Summary summary={pages.summary} />
          <ChangesGrid total={pages.summary.total} changeAt={pages.changeAt} onVisible={pages.see} />
        </>
      )}
    </Modal>
  );
}

const COUNTS: readonly (readonly ['arisen' | 'altered' | 'cleared' | 'unchanged', MarkName])[] = [
  ['arisen', 'open'],
  ['altered', 'amount'],
  ['cleared', 'decided'],
  ['unchanged', 'equal'],
];

function Summary({ summary }: { summary: RunDiffSummary }) {
  const { t, sentence } = useTexts('running');
  const { total, decisions, reasons } = summary;
  return (
    <div className="running-summary">
      <p>
        <b>{t('summary.total', { count: total, shown: formatCount(total) })}</b>
        {COUNTS.map(([name, mark]) => (
          <span key={name} className={summary[name] === 0 ? 'quiet' : undefined}>
            <Mark name={mark} /> {t(`summary.${name}`, { shown: formatCount(summary[name]) })}
          </span>
        ))}
      </p>
      {decisions === 0 ? null : (
        <p className="running-decisions">
          <Mark name="stale" /> {t('decisions', { count: decisions, shown: formatCount(decisions) })}
        </p>
      )}
      {reasons.length === 0 ? null : (
        <ul aria-label={t('reasons')}>
          {reasons.map(({ why, count }) => (
            <li key={why}>{t('reason', { why: sentence(why), count, shown: formatCount(count) })}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function ChangesGrid({
  total,
  changeAt,
  onVisible,
}: {
  total: number;
  changeAt: (index: number) => RunChange | undefined;
  onVisible: (first: number, last: number) => void;
}) {
  const { t } = useTexts('running');
  const heights = useRowHeights();
  const [current, setCurrent] = useState<number | null>(null);
  return (
    <div className="running-changes" style={{ '--running-rows': total } as CSSProperties}>
      <VirtualGrid
        label={t('label')}
        rowCount={total}
        rowHeight={() => heights.row}
        layoutKey={String(heights.row)}
        current={current}
        onCurrent={setCurrent}
        onVisible={onVisible}
        head={
          <div className="running-row running-head">
            <span className="cell">{t('head.where')}</span>
            <span className="cell">{t('head.before')}</span>
            <Seam />
            <span className="cell">{t('head.after')}</span>
            <span className="cell">{t('head.why')}</span>
            <span className="cell">{t('head.decision')}</span>
          </div>
        }
        foot={<div className="seam-ground running-ground" />}
        renderRow={(index) => <ChangeRow change={changeAt(index)} />}
      />
    </div>
  );
}

function ChangeRow({ change }: { change: RunChange | undefined }) {
  const { t, term, common, sentence } = useTexts('running');
  if (change === undefined) return <Cell className="quiet">{common('loading')}</Cell>;
  const place = placeOf(change);
  const why = sentence(change.why);
  return (
    <div className="running-row">
      <Cell>{place === null ? null : `${place.channel} · ${term(`stageShort.${place.stage}`)}`}</Cell>
      <Side row={change.before} />
      <Seam mark={change.before === null ? 'theirs' : change.after === null ? 'ours' : 'amount'} />
      <Side row={change.after} />
      <Cell title={why}>
        <span className="clip">{why}</span>
      </Cell>
      <Cell title={change.decisions.length === 0 ? undefined : t('flagged')}>
        {change.decisions.length === 0 ? null : (
          <>
            <Mark name="stale" word={t('flagged')} />
            <span className="clip">
              {[...new Set(change.decisions.map(({ decision }) => term(`decision.${decision}`)))].join(' · ')}
            </span>
          </>
        )}
      </Cell>
    </div>
  );
}

function Side({ row }: { row: ResultRow | null }) {
  const { t, term } = useTexts('running');
  const side = sideOf(row);
  if (side === null) return <Cell className="hatched">{t('absent')}</Cell>;
  return (
    <Cell className="running-side">
      <Mark name={markOfOutcome(side.outcome)} />
      <span className="clip">{term(`outcome.${side.outcome}`)}</span>
      <span className="key running-key">
        <KeyText text={side.key} />
      </span>
      <span className="figure">
        <Amount amount={side.amount} currency={side.currency} />
      </span>
    </Cell>
  );
}

// The drawer of the current row: what it is, field by field, why, the four sources, raw lines, and what can be decided.
import type { ResultDetail, ResultRow } from '../../../shared/contract/engine-api.ts';
import type { DecisionKind } from '../../../shared/model/decision.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { useTexts } from '../../i18n/start.ts';
import { Mark, type MarkName, markOfOutcome } from '../../ui/mark.tsx';
import { Button } from '../../ui/parts.tsx';
import { ProblemSentence } from '../../ui/problem-sentence.tsx';
import { DecideSection, LinkedSection } from './drawer-decide.tsx';
import { ChainSection, FieldsSection, RawSection, WhySection } from './drawer-facts.tsx';
import { HistorySection } from './drawer-history.tsx';

export interface DetailDrawerProps {
  readonly row: ResultRow | null;
  readonly detail: ResultDetail | undefined;
  readonly problem: Problem | undefined;
  readonly chosen: DecisionKind | null;
  readonly onChoose: (decision: DecisionKind) => void;
  readonly note: string;
  readonly onNote: (note: string) => void;
  readonly onClose: () => void;
}

export function DetailDrawer({ row, detail, problem, onClose, ...deciding }: DetailDrawerProps) {
  const { t } = useTexts('breaks');
  return (
    <aside className="drawer" aria-label={t('drawer.label')}>
      {row === null ? <p className="drawer-say">{t('drawer.choose')}</p> : <DrawerHead row={row} onClose={onClose} />}
      {problem === undefined ? null : <ProblemSentence problem={problem} />}
      {detail === undefined || row === null || detail.row.resultId !== row.resultId ? null : (
        <div className="drawer-body" key={row.resultId}>
          {row.flagged ? (
            <p className="drawer-flagged">
              <Mark name="stale" /> {t('drawer.flaggedWhy')}
            </p>
          ) : null}
          <FieldsSection detail={detail} />
          <WhySection detail={detail} />
          <ChainSection detail={detail} />
          <LinkedSection detail={detail} />
          <RawSection detail={detail} />
          <DecideSection detail={detail} {...deciding} />
          <HistorySection decisions={detail.decisions} />
        </div>
      )}
    </aside>
  );
}

const STANDING_MARKS: Readonly<Record<ResultRow['standing'], MarkName>> = {
  quiet: 'equal',
  timing: 'timing',
  open: 'open',
  waiting: 'waiting',
  decided: 'decided',
  closed: 'equal',
};

function DrawerHead({ row, onClose }: { row: ResultRow; onClose: () => void }) {
  const { t, term } = useTexts('breaks');
  const record = row.upstream ?? row.downstream;
  const about = [
    term(`stageShort.${row.stage}`),
    row.kind === '' ? '' : term(`kind.${row.kind}`),
    record === null || record.orderNo === '' ? '' : `${term('source.orders')} ${record.orderNo}`,
    record === null || record.merchantNo === '' ? '' : `${term('field.merchant_no')} ${record.merchantNo}`,
    t('age', { count: row.ageDays }),
  ];
  const key = row.upstreamKeys[0] ?? row.downstreamKeys[0] ?? '';
  return (
    <header className="drawer-head">
      <Mark name={markOfOutcome(row.outcome)} />
      <span className="clip">
        <b>{term(`outcome.${row.outcome}`)}</b> <span className="key">{key}</span>
      </span>
      <span className={row.standing === 'open' ? 'pane-stands-open' : 'quiet'}>
        <Mark name={STANDING_MARKS[row.standing]} /> {term(`standing.${row.standing}`)}
      </span>
      <Button look="plain" onClick={onClose} label={t('drawer.close')} title={t('drawer.close')}>
        ×
      </Button>
      <span className="drawer-about clip">{about.filter((part) => part !== '').join(' · ')}</span>
    </header>
  );
}

// The working screen: outcome rail, two panes either side of the seam, the drawer of one pair, the bob.
import { type CSSProperties, useEffect, useState } from 'react';
import type { ResultRow } from '../../../shared/contract/engine-api.ts';
import type { DecisionKind } from '../../../shared/model/decision.ts';
import { OUTCOMES, STAGES } from '../../../shared/model/outcome.ts';
import { useQuery } from '../../engine-client/use-engine.tsx';
import { useTexts } from '../../i18n/start.ts';
import { notify } from '../../ui/notices.tsx';
import { Screen } from '../../ui/parts.tsx';
import { ProblemSentence } from '../../ui/problem-sentence.tsx';
import { useWorkbench } from '../../ui/workbench.tsx';
import './breaks.css';
import './drawer.css';
import './rail.css';
import { BreaksProof } from './breaks-proof.tsx';
import { look, useBreaksStore } from './breaks-store.ts';
import { BulkDialog } from './bulk-dialog.tsx';
import { optionInForce } from './decision-keys.ts';
import { DetailDrawer } from './detail-drawer.tsx';
import { NOTE_FIELD_ID } from './drawer-decide.tsx';
import { FlaggedNotice } from './flagged-notice.tsx';
import { ClosedNotice, NotRun, StaleNotice } from './not-run.tsx';
import { OutcomeRail } from './outcome-rail.tsx';
import { canDecide } from './pane-cells.ts';
import { findListed, resultKey } from './pane-rows.ts';
import { Panes } from './panes.tsx';
import { waitingByStage } from './rail.ts';
import { actsOnSelection } from './selection-sum.ts';
import { Toolbar } from './toolbar.tsx';
import { useBreaks } from './use-breaks.ts';
import { useBreaksKeys } from './use-breaks-keys.ts';
import { useDeciding } from './use-deciding.ts';

const SEAM_X = (drawer: string) =>
  `calc(var(--nav-width) + var(--breaks-rail) + var(--breaks-gutter) + (100vw - var(--nav-width) - var(--breaks-rail) - ${drawer} - var(--breaks-stands) - var(--breaks-gutter) - var(--seam-width) - var(--scrollbar)) / 2 + var(--seam-width) / 2)`;

const UNKNOWN_DATE = { state: 'not-run', closed: false } as const;

const isWaiting = (row: ResultRow) => row.standing === 'open' || row.standing === 'waiting';
const isDifference = (row: ResultRow) => row.standing !== 'quiet';

export function BreaksScreen() {
  const { t, term } = useTexts('breaks');
  const { workspace, date, channel, place } = useWorkbench();
  const state = useBreaksStore();
  const data = useBreaks();
  const deciding = useDeciding();
  const [choice, setChoice] = useState<{ id: number; decision: DecisionKind | null; note: string } | null>(null);
  const [bulk, setBulk] = useState<{ first: DecisionKind | null } | null>(null);
  const { current, selected, listed } = data;
  const { state: dateState, closed: isClosed } = workspace.dates.find((one) => one.date === date) ?? UNKNOWN_DATE;
  const detail = useQuery('resultDetail', current === null ? null : { resultId: current.resultId });

  useEffect(() => {
    const { stage, outcome, search } = place.parameters;
    const known = STAGES.find((one) => one === stage);
    if (place.parameters.mode === 'backlog') return look({ mode: 'backlog', outcome: null });
    if (known === undefined && outcome === undefined && search === undefined) return;
    look({
      mode: 'day',
      ...(known === undefined ? {} : { stage: known }),
      outcome: OUTCOMES.find((one) => one === outcome) ?? null,
      search: search ?? '',
    });
  }, [place]);

  const own = choice !== null && choice.id === current?.resultId ? choice : null;
  const fitting = detail.data !== undefined && detail.data.row.resultId === current?.resultId ? detail.data : undefined;
  const option =
    fitting === undefined || current === null || !canDecide(current)
      ? null
      : optionInForce(fitting.options, own?.decision ?? null);
  const waiting =
    current?.standing === 'waiting' ? (fitting?.decisions.find((one) => one.state === 'waiting') ?? null) : null;
  const choose = (change: { decision?: DecisionKind; note?: string }) => {
    if (current === null) return;
    setChoice({ id: current.resultId, decision: own?.decision ?? null, note: own?.note ?? '', ...change });
  };

  const at = current === null ? -1 : listed.loaded.findIndex(({ resultId }) => resultId === current.resultId);
  const total = listed.total ?? 0;
  const find = (step: 1 | -1, wanted: (row: ResultRow) => boolean, from = at) =>
    findListed(total, listed.rowAt, from, step, wanted);
  const goTo = (row: ResultRow | null) => {
    if (row !== null) useBreaksStore.setState({ current: resultKey(row.resultId) });
  };
  const next = find(1, (row) => isWaiting(row) && row.resultId !== current?.resultId);
  const decidable = selected.filter(canDecide);
  const onSelection = actsOnSelection(selected, current);

  const decide = async (rows: readonly ResultRow[], decision: DecisionKind, note: string) => {
    const gone = new Set(rows.map(({ resultId }) => resultId));
    const after = find(1, (row) => canDecide(row) && !gone.has(row.resultId));
    if (await deciding.decide(rows, decision, note)) goTo(after);
  };
  const approve = async (reject: boolean) => {
    if (waiting === null) return;
    const after = find(1, (row) => isWaiting(row) && row.resultId !== current?.resultId);
    if (await deciding.approve(waiting, reject, own?.note ?? '')) goTo(after);
  };
  /** A letter: for the selection asks first, for the current row decides where that decision is offered. */
  const press = (decision: DecisionKind) => {
    if (isClosed) return notify({ text: t('closed.refused'), mark: 'closed' });
    const offered = fitting?.options.some((one) => one.decision === decision) === true;
    if (onSelection) {
      if (decidable.length > 0) setBulk({ first: decision });
    } else if (current === null || fitting === undefined) return;
    else if (offered && canDecide(current)) void decide([current], decision, own?.note ?? '');
    else notify({ text: t('done.notOffered', { decision: term(`decision.${decision}`) }), mark: 'none' });
  };
  const openDrawer = () => useBreaksStore.setState({ drawerOpen: true });
  const writeNote = () => {
    openDrawer();
    requestAnimationFrame(() => document.getElementById(NOTE_FIELD_ID)?.focus());
  };
  const selectTo = (row: ResultRow) => {
    const from = listed.loaded.findIndex(({ resultId }) => resultId === (state.anchor ?? current?.resultId));
    const to = listed.loaded.findIndex(({ resultId }) => resultId === row.resultId);
    if (from < 0 || to < 0) return;
    const range = listed.loaded.slice(Math.min(from, to), Math.max(from, to) + 1).map(({ resultId }) => resultId);
    useBreaksStore.setState({ selected: new Set([...state.selected, ...range]) });
  };

  useBreaksKeys({
    data,
    press,
    selectTo,
    openDrawer,
    writeNote,
    toNext: () => goTo(find(1, isDifference)),
    toPrevious: () => goTo(find(-1, isDifference)),
    toNextOpen: () => goTo(next),
    approve: (reject) => void approve(reject),
    decideBulk: () => (decidable.length > 0 && onSelection && !isClosed ? setBulk({ first: null }) : undefined),
    blocked: bulk !== null,
  });

  const waits = waitingByStage(data.totals, channel);
  const openLeft = state.mode === 'backlog' ? total : waits[state.stage];
  const nextStage = openLeft === 0 ? (STAGES.find((stage) => waits[stage] > 0) ?? null) : null;
  const drawer = state.drawerOpen ? 'var(--breaks-drawer)' : '0px';
  if (date === null || (dateState === 'not-run' && state.mode === 'day')) return <NotRun date={date} />;

  return (
    <>
      <Screen
        title={t('title')}
        className={[
          'breaks',
          state.stage === 'fund' && state.mode === 'day' ? 'pane-fund' : 'pane-transactions',
          state.drawerOpen ? 'breaks-with-drawer' : '',
        ].join(' ')}
        style={{ '--drawer-now': drawer } as CSSProperties}
      >
        <OutcomeRail totals={data.totals} control={data.control} />
        <section className="breaks-work">
          <Toolbar
            total={listed.total}
            at={at < 0 ? null : at + 1}
            onPrevious={() => goTo(find(-1, isDifference))}
            onNext={() => goTo(find(1, isDifference))}
          />
          {isClosed ? <ClosedNotice date={date} /> : dateState === 'stale' ? <StaleNotice date={date} /> : null}
          <FlaggedNotice date={date} />
          {data.problem === undefined ? null : <ProblemSentence problem={data.problem} />}
          {deciding.problem === null ? null : (
            <ProblemSentence problem={deciding.problem} onDismiss={deciding.dismiss} />
          )}
          <Panes data={data} onSelectTo={selectTo} onOpen={openDrawer} />
        </section>
        {state.drawerOpen ? (
          <DetailDrawer
            row={current}
            detail={detail.data}
            problem={detail.problem}
            chosen={option?.decision ?? null}
            onChoose={(decision) => choose({ decision })}
            note={own?.note ?? ''}
            onNote={(note) => choose({ note })}
            onClose={() => useBreaksStore.setState({ drawerOpen: false })}
          />
        ) : null}
      </Screen>
      <BreaksProof
        seamX={SEAM_X(drawer)}
        picked={selected.length > 0 ? selected : current === null ? [] : [current]}
        isSelection={selected.length > 0}
        onSelection={onSelection}
        decidable={decidable.length}
        detail={fitting}
        option={onSelection ? null : option}
        waiting={onSelection ? null : waiting}
        openLeft={openLeft}
        nextStage={nextStage}
        next={next}
        busy={deciding.busy}
        isClosed={isClosed}
        onDecide={() =>
          option === null || current === null ? undefined : void decide([current], option.decision, own?.note ?? '')
        }
        onBulk={() => setBulk({ first: null })}
        onNote={writeNote}
        onApprove={(reject) => void approve(reject)}
        onNext={() => goTo(next)}
      />
      {bulk === null ? null : (
        <BulkDialog
          rows={decidable}
          first={bulk.first}
          busy={deciding.busy}
          onClose={() => setBulk(null)}
          onDecide={(decision, note) => {
            setBulk(null);
            void decide(decidable, decision, note);
          }}
        />
      )}
    </>
  );
}

// Day, the home: the chain of control totals of one clearing date, what the focused difference is made of, and what to do next.
import { useEffect, useState } from 'react';
import type { DayView, Link, OutcomeTotal } from '../../../shared/contract/engine-api.ts';
import type { Outcome, Stage } from '../../../shared/model/outcome.ts';
import { useQuery } from '../../engine-client/use-engine.tsx';
import { useTexts } from '../../i18n/start.ts';
import { Mark } from '../../ui/mark.tsx';
import { notify } from '../../ui/notices.tsx';
import { Button, EmptyState, Screen } from '../../ui/parts.tsx';
import { ProblemSentence } from '../../ui/problem-sentence.tsx';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { useWorkbench } from '../../ui/workbench.tsx';
import { cellAt, chainRows, isStage, type RowName, sameRow } from './chain.ts';
import { ChainGrid, rowsBehind } from './chain-grid.tsx';
import { ClosedStrip } from './closing/closed-strip.tsx';
import { ClosingPanel } from './closing/closing-panel.tsx';
import type { ConditionTarget } from './closing/condition-targets.ts';
import './day.css';
import { DayFilesTable } from './day-files-table.tsx';
import { DayProofLine } from './day-proof-line.tsx';
import { type DaySide, type Focus, focusOn, unfold, useDayStore } from './day-store.ts';
import { DayVouchersTable } from './day-vouchers-table.tsx';
import { DecideTable } from './decide-table.tsx';
import { madeOf } from './made-of.ts';
import { MadeOfTable } from './made-of-table.tsx';
import { NextQueue, stepWords } from './next-queue.tsx';
import { type DrawnStep, drawnSteps } from './next-steps.ts';
import { dayProof, defaultFocus } from './proof.ts';
import { usePolicies } from './use-policies.ts';

export function DayScreen() {
  const { t } = useTexts('day');
  const { date, go, workspace } = useWorkbench();
  if (date !== null) return <DayOf date={date} key={date} />;
  const words = stepWords(t, (code) => code);
  return (
    <>
      <Screen title={t('title')} className="day">
        <EmptyState
          title={t('empty.title')}
          text={t('empty.text')}
          actions={
            <Button look="act" onClick={() => go('files')}>
              {t('empty.files')}
            </Button>
          }
        />
      </Screen>
      <DayProofLine
        day={undefined}
        proof={null}
        step={undefined}
        words={words}
        currency={workspace.currency}
        onStep={() => undefined}
        busy={false}
      />
    </>
  );
}

/** The place on the day: what was chosen on this date, else the first look. */
function usePlaceOnDay(date: string, day: DayView | undefined): { focus: Focus | null; unfolded: RowName | null } {
  const { channel } = useWorkbench();
  const stored = useDayStore();
  const [first] = useState(channel);
  if (day === undefined) return { focus: null, unfolded: null };
  const kept = stored.date === date ? stored : null;
  const chosen = day.channels.find((row) => row.channel === first);
  const look = defaultFocus(day);
  const focus =
    kept?.focus ??
    (chosen === undefined || look === null
      ? look
      : { name: { channel: chosen.channel, currency: chosen.currency }, link: look.link });
  const unfolded =
    kept === null || (kept.unfolded === null && !kept.foldedByHand) ? (focus?.name ?? null) : kept.unfolded;
  return { focus, unfolded };
}

function DayOf({ date }: { date: string }) {
  const { t } = useTexts('day');
  const { go, workspace, run, place, chooseDate } = useWorkbench();
  const day = useQuery('day', { date });
  const outcomes = useQuery('outcomes', { date });
  const policies = usePolicies(date);
  const isClosed = workspace.dates.find((one) => one.date === date)?.closed ?? false;
  const chosenSide = useDayStore((state) => state.side);
  const side: DaySide = chosenSide ?? (isClosed ? 'closing' : 'next');
  const closing = useQuery('closing', side === 'closing' || isClosed ? { date } : null);
  const showSide = (next: DaySide) => useDayStore.setState({ side: next });
  useEffect(() => {
    if (place.parameters.closing === 'yes') useDayStore.setState({ side: 'closing' });
  }, [place]);
  const busy = run.busy || policies.busy;
  const refusal = isClosed ? t('closing.refused') : undefined;
  const open = (work: () => void) => () => (refusal === undefined ? work() : notify({ text: refusal, mark: 'closed' }));
  const reconcile = open(() => run.start(date));
  const applyPolicies = open(() => void policies.apply());
  const { focus, unfolded } = usePlaceOnDay(date, day.data);
  const words = stepWords(t, (code) => workspace.channels.find((channel) => channel.code === code)?.name ?? code);
  const steps = day.data === undefined ? [] : drawnSteps(day.data);

  const openBreaks = (stage: Stage | null, outcome: Outcome | null, channel: string) =>
    go(
      'breaks',
      { ...(stage === null ? {} : { stage }), ...(outcome === null ? {} : { outcome }) },
      { date, channel: channel === '' ? null : channel },
    );
  const openFocus = ({ name, link }: Focus) => {
    focusOn(date, { name, link });
    const behind = rowsBehind(link);
    if (behind === 'files') go('files', { date, ...(name.channel === '' ? {} : { channel: name.channel }) });
    else if (behind === 'books') go('books', link === 'export' ? { tab: 'exports' } : {});
    else openBreaks(isStage(link) ? link : null, null, name.channel);
  };
  const onStep = (drawn: DrawnStep) => {
    const { target } = drawn;
    if (target.type === 'reconcile') reconcile();
    else if (target.type === 'closing') showSide('closing');
    else if (target.type === 'files') go('files', target.rejects ? { rejects: 'yes', date } : { date });
    else if (target.type === 'breaks') openBreaks(null, null, target.channel);
    else if (target.type === 'books') go('books', { tab: target.tab });
    else if (target.type === 'settings') go('settings');
  };
  const onUnfold = (name: RowName) => unfold(date, unfolded !== null && sameRow(unfolded, name) ? null : name);

  useShortcuts([
    { keys: ['r'], label: t('next.run'), group: t('keys.group'), run: reconcile },
    { keys: ['p'], label: t('next.policies'), group: t('keys.group'), run: applyPolicies },
    {
      keys: ['c'],
      label: t('closing.title'),
      group: t('keys.group'),
      run: () => showSide(side === 'closing' ? 'next' : 'closing'),
    },
    ...steps.slice(0, 9).map((step, index) => ({
      keys: index === 0 ? ['1', 'Enter'] : [String(index + 1)],
      label: words(step.step).title,
      group: t('keys.group'),
      run: () => onStep(step),
    })),
  ]);

  const mend = (target: ConditionTarget) => {
    if (target.type === 'run') reconcile();
    else if (target.type === 'date') chooseDate(target.date);
    else if (target.type === 'breaks') go('breaks', { mode: 'backlog' }, { date, channel: null });
    else if (target.type === 'approvals') go('books', { tab: 'approvals' });
    else if (target.type === 'rejects') go('files', { rejects: 'yes', date });
    else focusOn(date, { name: focus?.name ?? { channel: '', currency: workspace.currency }, link: target.link });
  };
  const action = run.problem ?? policies.problem;
  const problem = action ?? day.problem ?? outcomes.problem;
  const dismiss = () => {
    run.dismiss();
    policies.dismiss();
  };
  return (
    <>
      <Screen title={t('title')} className="day">
        {problem === undefined ? null : (
          <ProblemSentence problem={problem} {...(action === null ? {} : { onDismiss: dismiss })} />
        )}
        {day.data?.state === 'stale' ? <StaleStrip onRun={reconcile} busy={busy} /> : null}
        {isClosed ? <ClosedStrip date={date} closing={closing.data} /> : null}
        {day.data === undefined ? null : (
          <ChainGrid
            rows={chainRows(day.data, outcomes.data ?? [], unfolded)}
            focus={focus}
            onFocus={(next) => focusOn(date, next)}
            onOpen={openFocus}
            onUnfold={onUnfold}
          />
        )}
        <div className="day-lower">
          <section className="seam-ground day-made">
            {day.data === undefined || focus === null ? null : (
              <FocusedLink
                day={day.data}
                outcomes={outcomes.data ?? []}
                focus={focus}
                onBreaks={(stage, outcome) => openBreaks(stage, outcome, focus.name.channel)}
              />
            )}
          </section>
          <NextQueue
            steps={steps}
            words={words}
            onStep={onStep}
            onRun={reconcile}
            onPolicies={applyPolicies}
            ran={day.data !== undefined && day.data.state !== 'not-run'}
            busy={busy}
            refusal={refusal}
            side={side}
            onSide={showSide}
            closing={<ClosingPanel closing={closing.data} problem={closing.problem} onTarget={mend} />}
          />
        </div>
      </Screen>
      <DayProofLine
        day={day.data}
        proof={day.data === undefined ? null : dayProof(day.data, focus)}
        step={steps[0]}
        words={words}
        currency={workspace.currency}
        onStep={onStep}
        busy={busy}
      />
    </>
  );
}

function StaleStrip({ onRun, busy }: { onRun: () => void; busy: boolean }) {
  const { t } = useTexts('day');
  return (
    <div className="problem" role="status">
      <Mark name="stale" />
      <div>{t('stale.text')}</div>
      <Button onClick={onRun} disabled={busy} changes>
        {t('next.runAgain')}
      </Button>
    </div>
  );
}

function FocusedLink({
  day,
  outcomes,
  focus,
  onBreaks,
}: {
  day: DayView;
  outcomes: readonly OutcomeTotal[];
  focus: Focus;
  onBreaks: (stage: Stage | null, outcome: Outcome | null) => void;
}) {
  const { t, term } = useTexts('day');
  const { name, link } = focus;
  const cell = cellAt(day, name, link);
  const label =
    day.channels.find((row) => row.channel === name.channel)?.name ?? t('chain.sum', { currency: name.currency });
  return (
    <>
      <div className="title-bar">
        <h2>
          {label} · {isStage(link) ? term(`stage.${link}`) : term(`link.${link}`)}
        </h2>
        <span className="quiet">{t(whatKey(link))}</span>
        <span className="spring" />
        <span className="quiet">{t('made.unit', { currency: name.currency })}</span>
      </div>
      {isStage(link) ? (
        cell === null || cell.verdict === 'not-run' ? (
          <EmptyState title={t('made.notRun')} text={t('made.notRunHint')} />
        ) : (
          <MadeOfTable
            made={madeOf(outcomes, { stage: link, channel: name.channel, currency: name.currency }, cell)}
            stage={link}
            currency={name.currency}
            onOpen={(outcome) => onBreaks(link, outcome)}
          />
        )
      ) : (
        <OtherLink day={day} outcomes={outcomes} focus={focus} onBreaks={onBreaks} />
      )}
    </>
  );
}

function whatKey(link: Link): string {
  if (link === 'import') return 'files.what';
  return link === 'journal' || link === 'export' ? 'journal.what' : 'made.of';
}

function OtherLink({
  day,
  outcomes,
  focus: { name, link },
  onBreaks,
}: {
  day: DayView;
  outcomes: readonly OutcomeTotal[];
  focus: Focus;
  onBreaks: (stage: Stage | null, outcome: Outcome | null) => void;
}) {
  const { go } = useWorkbench();
  const books = link === 'journal' || link === 'export';
  const imports = useQuery('imports', link === 'import' ? undefined : null);
  const vouchers = useQuery('vouchers', books ? { date: day.date, mode: 'summary' } : null);
  const mine = (each: { channel: string; currency: string }) =>
    each.currency === name.currency && (name.channel === '' || each.channel === name.channel);
  if (link === 'import')
    return (
      <DayFilesTable
        imports={imports.data ?? []}
        date={day.date}
        channel={name.channel}
        currency={name.currency}
        onOpen={(importId) => go('files', { import: String(importId) })}
      />
    );
  if (books)
    return (
      <DayVouchersTable
        vouchers={(vouchers.data ?? []).filter(mine)}
        onOpen={(voucher) => go('books', { voucher: voucher.voucherNo })}
      />
    );
  return <DecideTable outcomes={outcomes.filter(mine)} onOpen={onBreaks} />;
}

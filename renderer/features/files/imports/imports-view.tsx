// The imports so far: lines, rows, rejects, sums and proof of each; on the right the chosen one in full, with its undo.
import { Switch } from 'antd';
import { useMemo, useState } from 'react';
import type { ImportView } from '../../../../shared/contract/engine-api.ts';
import { formatReadable } from '../../../../shared/money/format.ts';
import { useQuery } from '../../../engine-client/use-engine.tsx';
import { useTexts } from '../../../i18n/start.ts';
import { Amount, formatCount } from '../../../ui/amount.tsx';
import { KeyText } from '../../../ui/key-text.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { Button, Chip, EmptyState, Screen } from '../../../ui/parts.tsx';
import { ProblemSentence } from '../../../ui/problem-sentence.tsx';
import { useRowHeights } from '../../../ui/row-heights.ts';
import { Seam } from '../../../ui/seam.tsx';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import { Cell, VirtualGrid } from '../../../ui/virtual-grid.tsx';
import { useWorkbench } from '../../../ui/workbench.tsx';
import { FilesTabs } from '../files-tabs.tsx';
import { useFilePicker } from '../staging/file-picker.tsx';
import { mainSum, signedSums } from '../totals/signed-sums.ts';
import { linesHold } from '../wizard/readiness.ts';
import { ImportDetail } from './import-detail.tsx';
import { arrivedSince, listedImports, listTotals } from './imports-list.ts';
import { ImportsProofLine } from './imports-proof-line.tsx';

/** Whether the list follows the chosen date, kept while other screens are open. */
let wholeList = false;
/** The newest import when the list was first seen; null until then. What is newer came since, and no date hides it. */
let newestBefore: number | null = null;

/** `everyDate`: opened for a file whose date may not be the chosen one. */
export function ImportsView({ everyDate = false }: { everyDate?: boolean }) {
  const { t } = useTexts('files');
  const { place, date, channel, go } = useWorkbench();
  const imports = useQuery('imports', undefined);
  const picker = useFilePicker();
  const [allDates, setAllDates] = useState(everyDate || wholeList || place.parameters.import !== undefined);
  const onlyDate = !allDates;
  const [withRejects, setWithRejects] = useState(place.parameters.rejects === 'yes');
  const [withUndone, setWithUndone] = useState(false);
  const [chosen, setChosen] = useState<number | null>(Number(place.parameters.import) || null);
  const all = imports.data;
  if (all !== undefined) newestBefore ??= Math.max(0, ...all.map(({ id }) => id));
  const arrived = useMemo(() => arrivedSince(all ?? [], newestBefore), [all]);
  const listed = useMemo(
    () => listedImports(all ?? [], { date: onlyDate ? date : null, arrived, channel, withRejects, withUndone }),
    [all, arrived, onlyDate, date, channel, withRejects, withUndone],
  );
  const others = useMemo(
    () => listedImports(all ?? [], { date: null, channel, withRejects, withUndone }).length - listed.length,
    [all, listed, channel, withRejects, withUndone],
  );
  const at = listed.findIndex((each) => each.id === chosen);
  const current = at < 0 ? (listed.length === 0 ? null : 0) : at;
  const shown = current === null ? undefined : listed[current];

  useShortcuts([
    { keys: ['i'], label: t('import'), group: t('keys.group'), run: picker.openFiles },
    { keys: ['Shift+i'], label: t('importFolder'), group: t('keys.group'), run: picker.openFolder },
  ]);

  return (
    <>
      <Screen title={t('title')} className="files-list">
        {picker.input}
        {imports.problem === undefined ? null : <ProblemSentence problem={imports.problem} />}
        <div className="files-list-main">
          <div className="title-bar">
            <FilesTabs current="imports" />
            {date === null ? null : (
              <Chip
                pressed={allDates}
                onToggle={() => {
                  wholeList = !allDates;
                  setAllDates(wholeList);
                }}
              >
                {t('list.all')}
              </Chip>
            )}
            {date === null || allDates ? null : (
              <span className="quiet clip">
                {t('list.today', { date })}
                {others === 0 ? '' : ` · ${t('list.others', { count: others })}`}
              </span>
            )}
            <Chip pressed={withRejects} onToggle={() => setWithRejects(!withRejects)}>
              <Mark name="rejected" /> {t('list.withRejects')}
            </Chip>
            <span className="files-undone">
              <Switch size="small" checked={withUndone} onChange={setWithUndone} aria-label={t('list.withUndone')} />{' '}
              {t('list.withUndone')}
            </span>
            <span className="spring" />
            <Button look="plain" hint="Shift I" onClick={picker.openFolder} changes>
              {t('importFolder')}
            </Button>
            <Button look="plain" hint="i" onClick={picker.openFiles} changes>
              {t('import')}
            </Button>
          </div>
          {listed.length === 0 ? (
            <div className="seam-ground files-ground">
              {imports.data === undefined ? null : imports.data.length === 0 ? (
                <EmptyState
                  title={t('list.emptyTitle')}
                  text={t('list.emptyText')}
                  actions={
                    <>
                      <Button onClick={picker.openFiles} changes>
                        {t('import')}
                      </Button>
                      <Button onClick={picker.openFolder} changes>
                        {t('importFolder')}
                      </Button>
                    </>
                  }
                />
              ) : (
                <EmptyState title={t('list.noneTitle')} text={t('list.noneText')} />
              )}
            </div>
          ) : (
            <ImportsGrid
              listed={listed}
              current={current}
              onCurrent={(index) => setChosen(listed[index]?.id ?? null)}
            />
          )}
        </div>
        <ImportDetail view={shown} />
      </Screen>
      <ImportsProofLine
        view={shown}
        totals={listTotals(listed)}
        onImport={picker.openFiles}
        onDay={imports.data === undefined || imports.data.length === 0 ? null : () => go('day')}
      />
    </>
  );
}

function ImportsGrid({
  listed,
  current,
  onCurrent,
}: {
  listed: readonly ImportView[];
  current: number | null;
  onCurrent: (index: number) => void;
}) {
  const { t } = useTexts('files');
  const heights = useRowHeights();
  return (
    <VirtualGrid
      label={t('list.label')}
      rowCount={listed.length}
      rowHeight={() => heights.row}
      rowKey={(index) => listed[index]?.id ?? index}
      current={current}
      onCurrent={onCurrent}
      memory="files.imports"
      layoutKey={String(heights.row)}
      rowClass={(index) => (listed[index]?.undone === true ? 'import-undone' : undefined)}
      head={
        <div className="import-row import-head">
          <span className="cell">{t('list.file')}</span>
          <span className="cell">{t('list.source')}</span>
          <span className="cell">{t('list.channel')}</span>
          <span className="cell cell-figure">{t('list.lines')}</span>
          <Seam />
          <span className="cell cell-figure">{t('list.rows')}</span>
          <span className="cell cell-figure">{t('list.rejected')}</span>
          <span className="cell cell-figure">{t('list.sum')}</span>
          <span className="cell">{t('list.proof')}</span>
        </div>
      }
      foot={<div className="seam-ground imports-ground" />}
      renderRow={(index) => {
        const view = listed[index];
        return view === undefined ? null : <ImportRow view={view} />;
      }}
    />
  );
}

function ImportRow({ view }: { view: ImportView }) {
  const { t, term } = useTexts('files');
  const sum = mainSum(view.sums);
  const sums = signedSums(view.sums);
  return (
    <div className="import-row">
      <Cell title={view.file}>
        <KeyText text={view.file} tail={12} />
      </Cell>
      <Cell>{term(`sourceFile.${view.source}`)}</Cell>
      <Cell>{view.channel === '' ? <span className="quiet">{t('list.everyChannel')}</span> : view.channel}</Cell>
      <Cell figure>{formatCount(view.linesRead)}</Cell>
      <ProofSeam view={view} />
      <Cell figure>{formatCount(view.rows)}</Cell>
      <Cell figure className={view.rejected === 0 ? 'quiet' : 'differs'}>
        {formatCount(view.rejected)}
      </Cell>
      <Cell
        figure
        title={sums.map(({ amount, currency }) => `${formatReadable(amount, currency)} ${currency}`).join(' · ')}
      >
        {sum === null ? null : (
          <>
            <Amount amount={sum.amount} currency={sum.currency} />
            <span className="quiet import-currency">
              {sum.currency}
              {sums.length > 1 ? ` +${sums.length - 1}` : ''}
            </span>
          </>
        )}
      </Cell>
      <Cell>
        <span className={view.proof === 'contradicted' ? 'clip' : 'clip quiet'}>
          {view.undone ? t(view.replacedBy === null ? 'list.undone' : 'list.replaced') : term(`proof.${view.proof}`)}
        </span>
      </Cell>
    </div>
  );
}

/** The line runs where no line is lost or rejected and nothing the file says about itself is contradicted. */
function ProofSeam({ view }: { view: ImportView }) {
  const { term, t } = useTexts('files');
  if (view.rejected > 0) return <Seam mark="rejected" word={t('list.withRejects')} />;
  if (view.proof === 'contradicted') return <Seam mark="amount" word={term('proof.contradicted')} />;
  return linesHold(view) ? <Seam line="runs" /> : <Seam mark="rejected" />;
}

// The queue: every statement that was dropped, what it was recognised as and why, or honestly that it was not. All that tie go in as one action.
import { useMemo, useState } from 'react';
import { useTexts } from '../../../i18n/start.ts';
import { formatCount } from '../../../ui/amount.tsx';
import { KeyText } from '../../../ui/key-text.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { notify } from '../../../ui/notices.tsx';
import { Button, EmptyState, Screen } from '../../../ui/parts.tsx';
import { ProblemSentence } from '../../../ui/problem-sentence.tsx';
import { useRowHeights } from '../../../ui/row-heights.ts';
import { Seam } from '../../../ui/seam.tsx';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import { Cell, VirtualGrid } from '../../../ui/virtual-grid.tsx';
import { useWorkbench } from '../../../ui/workbench.tsx';
import { FilesTabs } from '../files-tabs.tsx';
import { useFilePicker } from './file-picker.tsx';
import { QueueDetail } from './queue-detail.tsx';
import { QueueProofLine } from './queue-proof-line.tsx';
import { useStagedFiles } from './staged-files.ts';
import { type QueueRow, queueCounts, queueRows, STANDING_MARKS } from './standing.ts';
import { useStaging } from './use-staging.ts';

/** The chosen row, kept while one of the files is open. */
let remembered: number | null = null;

export function QueueView() {
  const { t } = useTexts('files');
  const { go, tellDone } = useWorkbench();
  const staging = useStaging();
  const picker = useFilePicker();
  const { files, work, busy, problem } = useStagedFiles();
  const rows = useMemo(() => queueRows(files, work), [files, work]);
  const [chosen, setChosen] = useState(remembered);
  const at = rows.findIndex((row) => row.type === 'file' && row.file.id === chosen);
  const first = rows.findIndex((row) => row.type === 'file');
  const current = at >= 0 ? at : first >= 0 ? first : null;
  const row = current === null ? undefined : rows[current];
  const shown = row?.type === 'file' ? row : undefined;
  const ready = rows.flatMap((each) => (each.type === 'file' && each.standing === 'ready' ? [each.file.id] : []));

  const choose = (index: number) => {
    const next = rows[index];
    if (next?.type !== 'file') return;
    remembered = next.file.id;
    setChosen(next.file.id);
  };
  const open = () => {
    if (shown !== undefined) go('files', { staged: String(shown.file.id) });
  };
  const importReady = async () => {
    if (ready.length === 0 || busy !== null) return;
    const views = await staging.importAll(ready);
    if (views === null) return;
    if (views === 'cancelled') return notify({ text: t('proof.cancelled'), mark: 'none' });
    void tellDone({ text: t('proof.importedMany', { count: views.length }) });
    if (useStagedFiles.getState().files.length === 0) go('files', { view: 'imports' });
  };
  const putAway = () => {
    if (shown !== undefined && busy === null) void staging.putAway([shown.file.id]);
  };

  useShortcuts([
    { keys: ['i'], label: t('import'), group: t('keys.group'), run: picker.openFiles },
    { keys: ['Shift+I', 'Shift+i'], label: t('importFolder'), group: t('keys.group'), run: picker.openFolder },
    { keys: ['Enter'], label: t('queue.open'), group: t('keys.group'), run: open },
    { keys: ['a'], label: t('queue.importReady'), group: t('keys.group'), run: () => void importReady() },
    { keys: ['Delete'], label: t('queue.putAway'), group: t('keys.group'), run: putAway },
    {
      keys: ['Escape'],
      label: t('queue.cancel'),
      group: t('keys.group'),
      run: () => (busy === null ? go('files', { view: 'imports' }) : staging.cancel()),
    },
  ]);

  return (
    <>
      <Screen title={t('title')} className="files-list queue-screen">
        {picker.input}
        <div className="files-list-main">
          <div className="title-bar">
            <FilesTabs current="queue" />
            <span className="spring" />
            <Button look="plain" hint="Shift I" onClick={picker.openFolder}>
              {t('importFolder')}
            </Button>
            <Button look="plain" hint="i" onClick={picker.openFiles}>
              {t('import')}
            </Button>
          </div>
          {problem === null ? null : (
            <ProblemSentence problem={problem} onDismiss={() => useStagedFiles.setState({ problem: null })} />
          )}
          {rows.length === 0 ? (
            <div className="seam-ground files-ground">
              <EmptyState
                title={busy === 'staging' ? t('preview.reading') : t('queue.emptyTitle')}
                text={busy === 'staging' ? '' : t('queue.emptyText')}
              />
            </div>
          ) : (
            <QueueGrid rows={rows} current={current} onCurrent={choose} onOpen={open} />
          )}
        </div>
        <QueueDetail row={shown} onOpen={open} onPutAway={putAway} />
      </Screen>
      <QueueProofLine
        counts={queueCounts(rows)}
        onImport={() => void importReady()}
        onPutAllAway={() => void staging.putAway(files.map(({ id }) => id))}
        onCancel={staging.cancel}
      />
    </>
  );
}

function QueueGrid({
  rows,
  current,
  onCurrent,
  onOpen,
}: {
  rows: readonly QueueRow[];
  current: number | null;
  onCurrent: (index: number) => void;
  onOpen: () => void;
}) {
  const { t } = useTexts('files');
  const heights = useRowHeights();
  return (
    <VirtualGrid
      label={t('queue.label')}
      rowCount={rows.length}
      rowHeight={() => heights.row}
      rowKey={(index) => {
        const row = rows[index];
        return row === undefined ? index : row.type === 'file' ? row.file.id : `in ${row.container}`;
      }}
      current={current}
      onCurrent={onCurrent}
      onOpen={onOpen}
      canFocus={(index) => rows[index]?.type === 'file'}
      rowClass={(index) => (rows[index]?.type === 'container' ? 'queue-container' : undefined)}
      layoutKey={String(heights.row)}
      head={
        <div className="queue-row import-head">
          <span className="cell">{t('list.file')}</span>
          <span className="cell">{t('queue.standing')}</span>
          <span className="cell">{t('queue.format')}</span>
          <span className="cell">{t('queue.sourceChannel')}</span>
          <span className="cell">{t('queue.encoding')}</span>
          <span className="cell">{t('detail.dates')}</span>
          <Seam />
          <span className="cell cell-figure">{t('list.rows')}</span>
          <span className="cell cell-figure">{t('list.rejected')}</span>
          <span className="cell">{t('list.proof')}</span>
        </div>
      }
      foot={<div className="seam-ground imports-ground" />}
      renderRow={(index) => {
        const row = rows[index];
        if (row === undefined) return null;
        if (row.type === 'file') return <FileRow row={row} />;
        return (
          <div className="queue-container-row">
            <Cell title={row.container}>
              ▾ {row.container} <span className="quiet">{t('queue.members', { count: row.files })}</span>
            </Cell>
          </div>
        );
      }}
    />
  );
}

function FileRow({ row }: { row: Extract<QueueRow, { type: 'file' }> }) {
  const { t, term } = useTexts('files');
  const view = useStagedFiles((state) => {
    const work = state.work.get(row.file.id);
    return work === undefined || work.rawOnly ? undefined : work.preview?.view;
  });
  const known = view ?? row.file.recognised;
  const dates = known?.dates ?? [];
  return (
    <div className="queue-row">
      <Cell title={row.file.file} className={row.within ? 'queue-within' : undefined}>
        <KeyText text={row.name} tail={12} />
      </Cell>
      <Cell>
        <span className={row.standing === 'ready' ? 'queue-standing' : 'queue-standing queue-look'}>
          <Mark name={STANDING_MARKS[row.standing]} /> {t(`queue.state.${row.standing}`)}
        </span>
      </Cell>
      <Cell title={known?.title}>
        <span className="clip">{known?.title ?? <span className="quiet">{t('queue.notRecognised')}</span>}</span>
      </Cell>
      <Cell>
        <span className="clip">
          {known === null
            ? ''
            : `${term(`sourceFile.${known.source}`)}${known.channel === '' ? '' : ` · ${known.channel}`}`}
        </span>
      </Cell>
      <Cell>{known?.encoding.toUpperCase() ?? ''}</Cell>
      <Cell title={dates.join(' ')}>
        {dates[0] ?? ''}
        {dates.length > 1 ? <span className="quiet">&nbsp;+{dates.length - 1}</span> : null}
      </Cell>
      {known === null ? (
        <Seam />
      ) : row.standing === 'ready' ? (
        <Seam line="runs" />
      ) : (
        <Seam mark={STANDING_MARKS[row.standing]} word={t(`queue.state.${row.standing}`)} />
      )}
      <Cell figure>{known === null ? '' : formatCount(known.rows)}</Cell>
      <Cell figure className={known === null || known.rejected === 0 ? 'quiet' : 'differs'}>
        {known === null ? '' : formatCount(known.rejected)}
      </Cell>
      <Cell>
        <span className={known?.proof === 'contradicted' ? 'clip' : 'clip quiet'}>
          {known === null ? '' : term(`proof.${known.proof}`)}
        </span>
      </Cell>
    </div>
  );
}

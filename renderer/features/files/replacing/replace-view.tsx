// A corrected file held against the import it is to replace: what comes, goes and changes, row by row, before anything is written.
import { useEffect, useState } from 'react';
import type { ReplaceDifference, ReplacePreview } from '../../../../shared/contract/engine-api.ts';
import type { Problem } from '../../../../shared/model/problem.ts';
import { useEngine } from '../../../engine-client/use-engine.tsx';
import { useTexts } from '../../../i18n/start.ts';
import { formatCount } from '../../../ui/amount.tsx';
import { KeyText } from '../../../ui/key-text.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { EmptyState, Screen } from '../../../ui/parts.tsx';
import { ProblemSentence } from '../../../ui/problem-sentence.tsx';
import { useRowHeights } from '../../../ui/row-heights.ts';
import { Seam } from '../../../ui/seam.tsx';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import { Cell, VirtualGrid } from '../../../ui/virtual-grid.tsx';
import { useWorkbench } from '../../../ui/workbench.tsx';
import { useStagedFiles, workOf } from '../staging/staged-files.ts';
import { useStaging } from '../staging/use-staging.ts';
import { NewFile } from './new-file.tsx';
import { ReplaceFoot } from './replace-foot.tsx';
import { drawnFields, fieldName } from './replace-rows.ts';

const PAGE = 500;
const MARKS = { added: 'theirs', removed: 'ours', changed: 'amount' } as const;

export function ReplaceView() {
  const { t } = useTexts('files');
  const engine = useEngine();
  const staging = useStaging();
  const { place, go, user, tellDone } = useWorkbench();
  const importId = Number(place.parameters.replace);
  const stagedId = Number(place.parameters.staged);
  const staged = useStagedFiles((state) => state.files.find(({ id }) => id === stagedId));
  const [preview, setPreview] = useState<ReplacePreview | null>(null);
  const [rows, setRows] = useState<readonly ReplaceDifference[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const { reading } = workOf(stagedId);

  useEffect(() => {
    let isGone = false;
    void engine.call('replacePreview', { importId, stagedId, reading, offset: 0, limit: PAGE }).then((result) => {
      if (isGone) return;
      if (!result.ok) return setProblem(result.problem);
      setPreview(result.value);
      setRows(result.value.differences.rows);
    });
    return () => {
      isGone = true;
    };
  }, [engine, importId, stagedId, reading]);

  const more = async () => {
    const result = await engine.call('replacePreview', {
      importId,
      stagedId,
      reading,
      offset: rows.length,
      limit: PAGE,
    });
    if (result.ok) setRows([...rows, ...result.value.differences.rows]);
    else setProblem(result.problem);
  };
  const replace = async () => {
    if (busy || preview === null) return;
    setBusy(true);
    const result = await engine.call('replaceImport', { importId, stagedId, reading, user: user?.id ?? '' });
    setBusy(false);
    if (!result.ok) return setProblem(result.problem);
    await staging.refresh();
    const { rejected, declared, proof } = result.value;
    const said = [
      t('replace.done', { before: preview.before.file, after: result.value.file }),
      rejected === 0 ? '' : t('replace.rejected', { count: rejected, shown: formatCount(rejected) }),
      proof !== 'contradicted'
        ? ''
        : t('replace.contradicted', { count: declared.filter(({ agrees }) => !agrees).length, of: declared.length }),
    ];
    void tellDone({
      text: said.filter((one) => one !== '').join(t('replace.joint')),
      mark: rejected > 0 || proof === 'contradicted' ? 'rejected' : 'decided',
    });
    go('files', { import: String(result.value.id) });
  };
  const back = () => history.back();
  useShortcuts([
    { keys: ['Enter'], label: t('replace.commit'), group: t('keys.group'), run: () => void replace() },
    { keys: ['Escape'], label: t('queue.back'), group: t('keys.group'), run: back },
  ]);

  return (
    <>
      <Screen title={t('title')} className="files-replace">
        <div className="title-bar">
          <h2 className="clip">
            {t('replace.title', { before: preview?.before.file ?? `#${importId}`, after: staged?.file ?? '' })}
          </h2>
          <span className="spring" />
          {preview === null ? null : (
            <span className="quiet">
              {t('replace.counts', {
                added: formatCount(preview.counts.added),
                removed: formatCount(preview.counts.removed),
                changed: formatCount(preview.counts.changed),
                same: formatCount(preview.counts.same),
              })}
            </span>
          )}
        </div>
        {problem === null ? null : <ProblemSentence problem={problem} onDismiss={() => setProblem(null)} />}
        {preview === null ? (
          <EmptyState title={problem === null ? t('preview.reading') : (staged?.file ?? '')} text="" />
        ) : (
          <>
            <NewFile after={preview.after} />
            <Touched touched={preview.touched} />
            {rows.length === 0 ? (
              <EmptyState title={t('replace.noneTitle')} text={t('replace.noneText')} />
            ) : (
              <DifferencesGrid rows={rows} total={preview.differences.total} onMore={() => void more()} />
            )}
          </>
        )}
      </Screen>
      <ReplaceFoot preview={preview} busy={busy} onReplace={() => void replace()} onBack={back} />
    </>
  );
}

function Touched({ touched }: { touched: readonly string[] }) {
  const { t, sentence } = useTexts('files');
  if (touched.length === 0) return null;
  return (
    <div className="finding replace-touched">
      <Mark name="stale" />
      <div>
        <b>{t('replace.touched')}</b>
        {touched.slice(0, 6).map((each) => (
          <p key={each}>{sentence(each)}</p>
        ))}
        {touched.length > 6 ? <p className="quiet">{t('replace.touchedMore', { count: touched.length - 6 })}</p> : null}
      </div>
    </div>
  );
}

function DifferencesGrid({
  rows,
  total,
  onMore,
}: {
  rows: readonly ReplaceDifference[];
  total: number;
  onMore: () => void;
}) {
  const { t, term, sentence } = useTexts('files');
  const heights = useRowHeights();
  const [current, setCurrent] = useState<number | null>(0);
  return (
    <VirtualGrid
      label={t('replace.label')}
      rowCount={rows.length}
      totalRows={total}
      rowHeight={(index) => heights.tight * Math.max(1, linesOf(rows[index]))}
      current={current}
      onCurrent={setCurrent}
      layoutKey={`${rows.length} ${heights.tight}`}
      onVisible={(_, last) => {
        if (last >= rows.length - 1 && rows.length < total) onMore();
      }}
      head={
        <div className="replace-row import-head">
          <span className="cell">{t('replace.what')}</span>
          <span className="cell">{t('replace.row')}</span>
          <span className="cell">{t('replace.field')}</span>
          <span className="cell">{t('replace.before')}</span>
          <Seam />
          <span className="cell">{t('replace.after')}</span>
        </div>
      }
      renderRow={(index) => {
        const row = rows[index];
        if (row === undefined) return null;
        const fields = drawnFields(row, term);
        const shown = row.type === 'changed' ? fields.filter(({ changed }) => changed) : fields.slice(0, 1);
        const record = row.after ?? row.before;
        const { rejected } = row;
        return (
          <div className="replace-difference">
            <Cell className={`replace-${row.type}`}>
              <Mark name={MARKS[row.type]} /> {t(`replace.type.${row.type}`)}
            </Cell>
            <Cell className="typed-key" title={record?.key}>
              <KeyText text={record?.key ?? ''} />
            </Cell>
            <div className="replace-fields">
              {row.type === 'changed' ? (
                shown.map((each) => (
                  <div className="replace-field" key={each.field}>
                    <Cell title={fieldName(each.field, term)}>
                      <span className="clip">{fieldName(each.field, term)}</span>
                    </Cell>
                    <Cell className="differs-lightly" title={each.before}>
                      <span className="clip">{each.before || '—'}</span>
                    </Cell>
                    <Seam mark="amount" />
                    <Cell className="differs" title={each.after}>
                      <span className="clip">{each.after || '—'}</span>
                    </Cell>
                  </div>
                ))
              ) : (
                <div className="replace-field">
                  <Cell />
                  <Cell>
                    {row.before === null && rejected !== null ? (
                      <span className="clip differs-lightly" title={rejected.raw}>
                        {t('replace.wasRejected', { line: formatCount(rejected.line) })} · {sentence(rejected.reason)}
                      </span>
                    ) : row.before === null ? (
                      <span className="hatched" />
                    ) : (
                      <span className="clip">{wholeRow(fields, 'before')}</span>
                    )}
                  </Cell>
                  <Seam mark={MARKS[row.type]} />
                  <Cell>
                    {row.after === null && rejected !== null ? (
                      <span className="clip differs-lightly" title={`${sentence(rejected.reason)}\n${rejected.raw}`}>
                        {t('replace.isRejected', { line: formatCount(rejected.line) })} · {sentence(rejected.reason)}
                      </span>
                    ) : row.after === null ? (
                      <span className="hatched" />
                    ) : (
                      <span className="clip">{wholeRow(fields, 'after')}</span>
                    )}
                  </Cell>
                </div>
              )}
            </div>
          </div>
        );
      }}
    />
  );
}

const linesOf = (row: ReplaceDifference | undefined) => (row?.type === 'changed' ? row.fields.length : 1);

function wholeRow(fields: ReturnType<typeof drawnFields>, side: 'before' | 'after'): string {
  return fields
    .slice(1)
    .map((field) => field[side])
    .filter((text) => text !== '')
    .join(' · ');
}

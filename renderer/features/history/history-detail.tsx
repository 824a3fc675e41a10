// One step in full: who, when, why, whether it can be taken back, what it changed row by row, and its place in the chain of hashes.
import type { ChangedTable, HistoryDetail, HistoryStep } from '../../../shared/contract/engine-api.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { useTexts } from '../../i18n/start.ts';
import { formatCount } from '../../ui/amount.tsx';
import { Mark } from '../../ui/mark.tsx';
import { Button } from '../../ui/parts.tsx';
import { ProblemSentence } from '../../ui/problem-sentence.tsx';
import { Seam } from '../../ui/seam.tsx';
import { actionWords, subjectWords } from '../../ui/step-words.ts';
import { TextLink } from '../../ui/text-link.tsx';
import { useWorkbench } from '../../ui/workbench.tsx';
import { type ChangedRow, changedRows, countedRows, shownFields } from './changed-rows.ts';
import { STATE_MARKS, UNDOABLE_MARKS } from './history-grid.tsx';
import { type HistoryRow, saysUndo, type Way } from './history-rows.ts';
import { personName, printedInstant } from './person.ts';
import { nameWords } from './table-texts.ts';

export function HistoryDetailPanel({
  row,
  way,
  detail,
  problem,
  onJump,
}: {
  row: HistoryRow | null;
  way: Way | null;
  detail: HistoryDetail | undefined;
  problem: Problem | undefined;
  onJump: () => void;
}) {
  const { t, term } = useTexts('history');
  const step = row?.type === 'step' ? row.step : null;
  return (
    <aside className="history-side" aria-label={t('detail.label')}>
      <div className="title-bar">
        <h2 className="clip">
          {step === null
            ? t(row?.type === 'start' ? 'start' : 'title')
            : `${formatCount(step.id)} · ${actionWords(step, term)}`}
        </h2>
        <span className="spring" />
        {way === 'back' || way === 'forward' ? (
          <Button look="plain" hint="Enter" onClick={onJump} changes>
            {t(`go.${way}`)}
          </Button>
        ) : way === 'here' ? (
          <span className="quiet">{t('go.here')}</span>
        ) : null}
      </div>
      {problem === undefined ? null : <ProblemSentence problem={problem} />}
      {step === null ? <p className="history-say quiet">{t('detail.choose')}</p> : null}
      {step === null || detail === undefined || detail.step.id !== step.id ? null : (
        <div className="history-body" key={step.id}>
          <Facts step={step} />
          <Changes tables={detail.tables} />
          <dl className="facts">
            <dt>{t('detail.hash')}</dt>
            <dd className="key history-hash">{detail.hash}</dd>
            <dt>{t('detail.previous')}</dt>
            <dd className="key history-hash quiet">{detail.previousHash}</dd>
            <dt>{t('detail.signer')}</dt>
            <dd className={detail.signer === '' ? 'quiet' : 'key history-hash'}>
              {detail.signer === '' ? t('detail.unsigned') : detail.signer}
            </dd>
          </dl>
        </div>
      )}
    </aside>
  );
}

function Facts({ step }: { step: HistoryStep }) {
  const { t, term, sentence } = useTexts('history');
  const { workspace, go } = useWorkbench();
  const state = STATE_MARKS[step.state];
  const undoable = UNDOABLE_MARKS[step.undoable];
  return (
    <dl className="facts">
      <dt>{t('detail.at')}</dt>
      <dd>{printedInstant(step.at)}</dd>
      <dt>{t('detail.person')}</dt>
      <dd>{personName(step.user, workspace.users)}</dd>
      <dt>{t('detail.subject')}</dt>
      <dd className="history-long">{subjectWords(step, term)}</dd>
      {step.undoes === null ? null : (
        <>
          <dt>{t('detail.undoes')}</dt>
          <dd>
            <TextLink onClick={() => go('history', { step: String(step.undoes) })}>
              {t('detail.step', { id: step.undoes })}
            </TextLink>
          </dd>
        </>
      )}
      {step.why === '' ? null : (
        <>
          <dt>{t('detail.why')}</dt>
          <dd className="history-long">{sentence(step.why)}</dd>
        </>
      )}
      <dt>{t('detail.state')}</dt>
      <dd>
        {state === null ? null : <Mark name={state} />} {term(`stepState.${step.state}`)}
      </dd>
      {!saysUndo(step) ? null : (
        <>
          <dt>{t('detail.undo')}</dt>
          <dd className="history-long">
            {undoable === null ? null : <Mark name={undoable} />} {term(`undoable.${step.undoable}`)}
            {step.undoSaid === '' ? null : <p>{sentence(step.undoSaid)}</p>}
          </dd>
        </>
      )}
    </dl>
  );
}

function Changes({ tables }: { tables: readonly ChangedTable[] }) {
  const { t } = useTexts('history');
  return (
    <section className="history-changes" aria-label={t('detail.changes')}>
      <h2>{t('detail.changes')}</h2>
      {tables.length === 0 ? <p className="quiet history-say">{t('detail.nothing')}</p> : null}
      {tables.map((table) => (
        <Table key={table.table} table={table} />
      ))}
    </section>
  );
}

function Table({ table }: { table: ChangedTable }) {
  const { t, language } = useTexts('history');
  const name = nameWords('table', table.table, language);
  const counted = countedRows(table);
  if (counted !== null)
    return (
      <h3 title={table.table}>
        {t('detail.counted', {
          table: name,
          before: formatCount(counted.before),
          after: formatCount(counted.after),
        })}
      </h3>
    );
  const rows = changedRows(table);
  return (
    <>
      <h3 className="history-table-head">
        <span title={table.table}>{name}</span>
        <span className="quiet">{t('detail.rows', { count: rows.length, shown: formatCount(rows.length) })}</span>
      </h3>
      <div className="history-field history-field-head quiet">
        <span />
        <span>{t('detail.before')}</span>
        <Seam />
        <span>{t('detail.after')}</span>
      </div>
      {rows.map((row) => (
        <div key={row.key} className="history-changed">
          {shownFields(row).map((field) => (
            <FieldLine key={field.name} field={field} way={row.way} />
          ))}
        </div>
      ))}
    </>
  );
}

function FieldLine({ field, way }: { field: ChangedRow['fields'][number]; way: ChangedRow['way'] }) {
  const { language } = useTexts('history');
  const value = (text: string, isThere: boolean) =>
    isThere ? (
      <span className={field.changed ? 'history-value differs-lightly' : 'history-value'}>{text}</span>
    ) : (
      <span className="hatched" />
    );
  return (
    <div className="history-field">
      <span className="quiet" title={field.name}>
        {nameWords('column', field.name, language)}
      </span>
      {value(field.before, way !== 'came')}
      {way === 'changed' ? (
        field.changed ? (
          <Seam mark="amount" />
        ) : (
          <Seam line="runs" />
        )
      ) : (
        <Seam mark={way === 'came' ? 'theirs' : 'ours'} />
      )}
      {value(field.after, way !== 'went')}
    </div>
  );
}

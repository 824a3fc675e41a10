// What speaks against a file: rejected lines with their reasons and the CSV of them, warnings, lines left out, the same content or keys imported before.
import type { CalendarDate } from '../../../../shared/calendar/date.ts';
import type { ImportPreview, KnownKeys, SharedKeys } from '../../../../shared/contract/engine-api.ts';
import type { LeftOut, Reject } from '../../../../shared/model/import.ts';
import type { Problem } from '../../../../shared/model/problem.ts';
import { useTexts } from '../../../i18n/start.ts';
import { formatCount } from '../../../ui/amount.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { Button } from '../../../ui/parts.tsx';
import { areKeysUnknown } from './readiness.ts';

interface FindingsProps {
  readonly rejects: readonly Reject[];
  readonly rejected: number;
  readonly rows: number;
  readonly warnings: readonly Problem[];
  readonly leftOut: readonly LeftOut[];
  readonly duplicateOf: ImportPreview['duplicateOf'];
  readonly sharedKeys?: readonly SharedKeys[];
  readonly knownKeys?: ImportPreview['knownKeys'];
  /** Dates of rows that can't come in, because they are closed. */
  readonly closedDates?: readonly CalendarDate[];
  readonly onDownload: () => void;
  readonly onShowFirst?: (importId: number) => void;
  readonly onReplace?: (importId: number) => void;
}

export function Findings({
  rejects,
  rejected,
  rows,
  warnings,
  leftOut,
  duplicateOf,
  sharedKeys = [],
  knownKeys = null,
  closedDates = [],
  onDownload,
  onShowFirst,
  onReplace,
}: FindingsProps) {
  const { t, sentence } = useTexts('files');
  return (
    <div className="findings">
      {closedDates.length === 0 ? null : (
        <div className="finding finding-warning">
          <Mark name="closed" />
          <div>
            <b>{t('closedDates.title', { dates: closedDates.join(' ') })}</b>
            <p>{t('closedDates.import')}</p>
          </div>
        </div>
      )}
      {duplicateOf === null ? null : (
        <div className="finding">
          <Mark name="duplicate" />
          <div>
            <b>{t('rejects.duplicateTitle')}</b>
            <p>{t('rejects.duplicate', { file: duplicateOf.file, at: shortTime(duplicateOf.importedAt) })}</p>
          </div>
          {onShowFirst === undefined ? null : (
            <Button onClick={() => onShowFirst(duplicateOf.id)}>{t('rejects.showFirst')}</Button>
          )}
        </div>
      )}
      {duplicateOf !== null
        ? null
        : sharedKeys.map(({ earlier, keys, of }) => (
            <div className="finding" key={earlier.id}>
              <Mark name="duplicate" />
              <div>
                <b>{t('rejects.sharedTitle', { keys: formatCount(keys), of: formatCount(of) })}</b>
                <p>{t('rejects.shared', { file: earlier.file, at: shortTime(earlier.importedAt) })}</p>
              </div>
              {onReplace === undefined ? null : (
                <Button onClick={() => onReplace(earlier.id)}>{t('rejects.replace', { id: earlier.id })}</Button>
              )}
            </div>
          ))}
      {knownKeys === null ? null : <KeysKnown knownKeys={knownKeys} />}
      <div className="finding">
        <Mark name={rejected === 0 ? 'equal' : 'rejected'} />
        {rejected === 0 ? (
          <span className="quiet">{t('rejects.none')}</span>
        ) : (
          <>
            <div>
              <b>{t('rejects.title', { count: rejected, shown: formatCount(rejected) })}</b>
              <p>{t('rejects.quarantine', { rows: formatCount(rows) })}</p>
            </div>
            <Button onClick={onDownload}>{t('rejects.download')}</Button>
          </>
        )}
      </div>
      {rejects.map((reject, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: several rows of one line may be rejected for the same field
        <div className="finding finding-line" key={`${reject.line} ${reject.field} ${index}`}>
          <span />
          <span className="clip" title={`${sentence(reject.reason)}\n${reject.raw}`}>
            <b>
              {t('rejects.line', { line: formatCount(reject.line) })}
              {reject.field === '' ? '' : ` · ${reject.field}`}
            </b>{' '}
            {reject.field === '' || reject.value === '' ? null : <mark className="key">{reject.value}</mark>}{' '}
            {sentence(reject.reason)}
          </span>
        </div>
      ))}
      {rejected > rejects.length ? (
        <div className="finding finding-line quiet">
          <span />
          {t('rejects.more', { count: formatCount(rejected - rejects.length) })}
        </div>
      ) : null}
      <Remarks warnings={warnings} leftOut={leftOut} />
    </div>
  );
}

/** Warnings, and lines left out by rule. */
export function Remarks({ warnings, leftOut }: Pick<FindingsProps, 'warnings' | 'leftOut'>) {
  const { t, sentence } = useTexts('files');
  return (
    <>
      {warnings.map((warning) => (
        <div className="finding" key={`${warning.message} ${warning.line ?? ''}`}>
          <Mark name="within" />
          <span>
            {warning.line === undefined ? '' : `${t('rejects.line', { line: formatCount(warning.line) })} · `}
            {sentence(warning.message)}
          </span>
        </div>
      ))}
      {leftOut.map((each) => (
        <div className="finding" key={each.reason}>
          <Mark name="none" />
          <span title={each.lines.join(' ')}>
            {t('rejects.leftOut', { count: formatCount(each.count), reason: sentence(each.reason) })}
          </span>
        </div>
      ))}
    </>
  );
}

/** How many of the keys the other side knows: none of many says that something is taken for what it is not. */
export function KeysKnown({ knownKeys }: { knownKeys: KnownKeys }) {
  const { t } = useTexts('files');
  const none = areKeysUnknown(knownKeys);
  return (
    <div className={none ? 'finding finding-warning' : 'finding'}>
      <Mark name={none ? 'rejected' : 'equal'} />
      <div>
        <b>{t('keysKnown.title', { known: formatCount(knownKeys.counterpart), of: formatCount(knownKeys.of) })}</b>
        {none ? <p>{t('keysKnown.none')}</p> : null}
      </div>
    </div>
  );
}

/** "2026-11-19 15:12" of an ISO time. */
export function shortTime(time: string): string {
  return time.replace('T', ' ').slice(0, 16);
}

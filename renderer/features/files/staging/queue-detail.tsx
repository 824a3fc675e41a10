// Why a staged file was taken for what it is, one sentence each; or why it was not, and what can be done.
import { useTexts } from '../../../i18n/start.ts';
import { formatCount } from '../../../ui/amount.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { Button } from '../../../ui/parts.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import { useWorkbench } from '../../../ui/workbench.tsx';
import { EvidenceList } from '../evidence-list.tsx';
import { shortTime } from '../wizard/findings.tsx';
import { useStagedFiles } from './staged-files.ts';
import { type QueueRow, STANDING_MARKS } from './standing.ts';

export function QueueDetail({
  row,
  onOpen,
  onPutAway,
}: {
  row: Extract<QueueRow, { type: 'file' }> | undefined;
  onOpen: () => void;
  onPutAway: () => void;
}) {
  const { t, sentence } = useTexts('files');
  const { go } = useWorkbench();
  const work = useStagedFiles((state) => (row === undefined ? undefined : state.work.get(row.file.id)));
  const proof = work?.rawOnly === false ? work.preview?.view.proof : row?.file.recognised?.proof;
  if (row === undefined)
    return (
      <aside className="import-detail">
        <p className="import-choose quiet">{t('queue.choose')}</p>
      </aside>
    );
  const { file, standing } = row;
  return (
    <aside className="import-detail" aria-label={t('queue.about')}>
      <div className="title-bar">
        <h2 className="clip" title={file.file}>
          {row.name}
        </h2>
        <span className="spring" />
        <Button look="plain" onClick={onPutAway} hint="Del">
          {t('queue.putAway')}
        </Button>
      </div>
      <p className="queue-say">
        <Mark name={STANDING_MARKS[standing]} />
        <span>
          <b>{t(`queue.state.${standing}`)}</b>{' '}
          {t(standing === 'ready' && proof === 'unproven' ? 'queue.say.readyUnproven' : `queue.say.${standing}`)}
        </span>
      </p>
      {file.problem === null ? null : <p className="queue-problem">{sentence(file.problem.message)}</p>}
      {file.duplicateOf === null ? null : (
        <p className="queue-say">
          <span />
          <span>
            {t('rejects.duplicate', { file: file.duplicateOf.file, at: shortTime(file.duplicateOf.importedAt) })}{' '}
            <TextLink onClick={() => go('files', { import: String(file.duplicateOf?.id ?? '') })}>
              {t('rejects.showFirst')}
            </TextLink>
          </span>
        </p>
      )}
      {standing === 'duplicate' ? null : (
        <div className="queue-open">
          <Button onClick={onOpen} hint="Enter">
            {t(standing === 'unknown' ? 'queue.teach' : 'queue.open')}
          </Button>
        </div>
      )}
      <EvidenceList evidence={file.recognised?.evidence ?? []} />
      <dl className="facts">
        {file.container === null ? null : (
          <>
            <dt>{t('detail.container')}</dt>
            <dd title={file.container}>{file.container}</dd>
          </>
        )}
        <dt>{t('detail.size')}</dt>
        <dd>{t('step.bytes', { bytes: formatCount(file.bytes) })}</dd>
        <dt>{t('detail.hash')}</dt>
        <dd className="key" title={file.sha256}>
          {file.sha256}
        </dd>
      </dl>
    </aside>
  );
}

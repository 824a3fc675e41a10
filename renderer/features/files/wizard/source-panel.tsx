// Source, channel and format of a file, with the evidence for each; what was detected may be said otherwise.
import type { ImportPreview, Reading } from '../../../../shared/contract/engine-api.ts';
import { SOURCES } from '../../../../shared/model/record.ts';
import { useQuery } from '../../../engine-client/use-engine.tsx';
import { useTexts } from '../../../i18n/start.ts';
import { Button } from '../../../ui/parts.tsx';
import { useWorkbench } from '../../../ui/workbench.tsx';
import { EvidenceList } from '../evidence-list.tsx';

const MAKING = ' draft';

export function SourcePanel({
  reading,
  preview,
  onReading,
  onDetect,
  onTeach,
}: {
  reading: Reading;
  preview: ImportPreview | null;
  onReading: (part: Partial<Omit<Reading, 'draft'>>) => void;
  onDetect: () => void;
  onTeach: () => void;
}) {
  const { t, term } = useTexts('files');
  const { workspace } = useWorkbench();
  const profiles = useQuery('profiles', undefined);
  const view = preview?.view;
  const making = reading.draft !== null;
  const known = profiles.data ?? [];
  const detected = known.find(({ name }) => name === view?.profile)?.title ?? view?.title ?? '';
  return (
    <div className="source-panel">
      <div className="source-choices">
        <label className="choice">
          <span>{t('step.pickProfile')}</span>
          <select
            className="pick"
            value={making ? MAKING : (reading.profile ?? '')}
            onChange={(event) => {
              const { value } = event.currentTarget;
              if (value === MAKING) onTeach();
              else if (value === '') onDetect();
              else onReading({ profile: value });
            }}
          >
            <option value="">
              {detected === '' || making ? t('step.detect') : t('source.detected', { what: detected })}
            </option>
            <option value={MAKING}>{t('source.own')}</option>
            {SOURCES.map((source) => (
              <optgroup key={source} label={term(`sourceFile.${source}`)}>
                {known
                  .filter((profile) => profile.source === source)
                  .map((profile) => (
                    <option key={profile.name} value={profile.name}>
                      {profile.title} ({profile.name})
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        </label>
        <label className="choice">
          <span>{t('step.pickSource')}</span>
          <select
            className="pick"
            value={(making ? reading.draft?.source : reading.source) ?? ''}
            onChange={(event) =>
              onReading({ source: SOURCES.find((source) => source === event.currentTarget.value) ?? null })
            }
          >
            {making ? null : (
              <option value="">
                {view === undefined
                  ? t('step.detect')
                  : t('source.detected', { what: term(`sourceFile.${view.source}`) })}
              </option>
            )}
            {SOURCES.map((source) => (
              <option key={source} value={source}>
                {term(`sourceFile.${source}`)} · {t(`source.means.${source}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="choice">
          <span>{t('step.pickChannel')}</span>
          <select
            className="pick"
            value={reading.channel ?? ''}
            onChange={(event) => onReading({ channel: event.currentTarget.value || null })}
          >
            <option value="">
              {view === undefined || view.channel === ''
                ? t('step.ownChannel')
                : t('source.detected', { what: view.channel })}
            </option>
            {workspace.channels.map(({ code, name }) => (
              <option key={code} value={code}>
                {name} {code}
              </option>
            ))}
          </select>
        </label>
        {making ? (
          <p className="quiet">{t('source.making')}</p>
        ) : (
          <Button onClick={onTeach} title={t('source.teachHint')}>
            {t('source.teach')}
          </Button>
        )}
      </div>
      <EvidenceList evidence={view?.evidence ?? []} />
    </div>
  );
}

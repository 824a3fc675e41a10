// What the commit will do, in words; and the template under which a taught format is recognised next time.
import { useState } from 'react';
import type { ImportPreview, ProfileView } from '../../../../shared/contract/engine-api.ts';
import type { Problem } from '../../../../shared/model/problem.ts';
import type { Profile } from '../../../../shared/model/profile.ts';
import { useEngine } from '../../../engine-client/use-engine.tsx';
import { useTexts } from '../../../i18n/start.ts';
import { Amount, formatCount } from '../../../ui/amount.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { Button } from '../../../ui/parts.tsx';
import { ProblemSentence } from '../../../ui/problem-sentence.tsx';
import { useWorkbench } from '../../../ui/workbench.tsx';
import { templateName, templateOf } from '../mapping/template.ts';
import { signedSums } from '../totals/signed-sums.ts';
import { areKeysUnknown } from './readiness.ts';

export function SummaryPanel({
  preview,
  rawOnly,
  draft,
  asked,
  channel,
  fileName,
  onSaved,
}: {
  preview: ImportPreview | null;
  rawOnly: boolean;
  draft: Profile | null;
  /** The commit was held up once, for this question. */
  asked: boolean;
  channel: string | null;
  fileName: string;
  onSaved: (saved: ProfileView) => void;
}) {
  const { t, term } = useTexts('files');
  const view = rawOnly ? undefined : preview?.view;
  return (
    <div className="summary-panel">
      <section>
        <h3>{t('summary.title')}</h3>
        {view === undefined ? (
          <p className="quiet">{t('proof.notReadable')}</p>
        ) : (
          <ul>
            <li>
              <Mark name="equal" />{' '}
              {t('summary.rows', {
                rows: formatCount(view.rows),
                source: term(`sourceFile.${view.source}`),
                channel: view.channel || t('list.everyChannel'),
                dates: view.dates.join(' ') || '—',
              })}
            </li>
            {signedSums(view.sums).map((sum) => (
              <li key={sum.currency}>
                <span /> <Amount amount={sum.amount} currency={sum.currency} /> {sum.currency}
              </li>
            ))}
            {view.rejected === 0 ? null : (
              <li>
                <Mark name="rejected" /> {t('summary.rejected', { count: formatCount(view.rejected) })}
              </li>
            )}
            <li>
              <Mark name={view.proof === 'contradicted' ? 'amount' : view.proof === 'proven' ? 'equal' : 'not-run'} />{' '}
              {t(`summary.proof.${view.proof}`)}
            </li>
            {preview?.knownKeys == null ? null : (
              <li>
                <Mark name={areKeysUnknown(preview.knownKeys) ? 'rejected' : 'equal'} />{' '}
                {t('keysKnown.title', {
                  known: formatCount(preview.knownKeys.counterpart),
                  of: formatCount(preview.knownKeys.of),
                })}
              </li>
            )}
            <li>
              <Mark name="equal" /> {t('summary.original')}
            </li>
          </ul>
        )}
      </section>
      {draft === null ? null : (
        <SaveTemplate
          draft={draft}
          asked={asked}
          channel={channel}
          preview={preview}
          fileName={fileName}
          onSaved={onSaved}
        />
      )}
    </div>
  );
}

function SaveTemplate({
  draft,
  asked,
  channel,
  preview,
  fileName,
  onSaved,
}: {
  draft: Profile;
  asked: boolean;
  channel: string | null;
  preview: ImportPreview | null;
  fileName: string;
  onSaved: (saved: ProfileView) => void;
}) {
  const { t } = useTexts('files');
  const engine = useEngine();
  const { user } = useWorkbench();
  const [title, setTitle] = useState(draft.title === '' ? fileName.replace(/\.[^.]*$/, '') : draft.title);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const name = templateName(title);
  const save = async () => {
    if (name === '' || busy) return;
    setBusy(true);
    const template = templateOf(draft, { name, title: title.trim(), channel, header: preview?.header ?? [] });
    const checked = await engine.call('profileCheck', { text: JSON.stringify(template) });
    const result = checked.ok
      ? await engine.call('saveProfile', { text: checked.value.text, user: user?.id ?? '' })
      : checked;
    setBusy(false);
    setProblem(result.ok ? null : result.problem);
    if (result.ok) onSaved(result.value);
  };
  return (
    <section className="template">
      <h3>{t('template.title')}</h3>
      {asked ? (
        <p className="mapping-missing" role="status">
          <Mark name="open" /> {t('template.ask')}
        </p>
      ) : null}
      <p className="quiet">{t('template.say')}</p>
      <label className="choice">
        <span>{t('template.name')}</span>
        <input
          className="pick"
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void save();
          }}
        />
      </label>
      <p className="quiet">{name === '' ? t('template.nameWanted') : t('template.file', { name })}</p>
      <Button
        onClick={() => void save()}
        changes
        disabled={name === '' || busy}
        title={name === '' ? t('template.nameWanted') : undefined}
      >
        {t('template.save')}
      </Button>
      {problem === null ? null : <ProblemSentence problem={problem} onDismiss={() => setProblem(null)} />}
    </section>
  );
}

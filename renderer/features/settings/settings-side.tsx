// What the engine makes of the text: problems with their lines, what would change, then the settings in words, as last understood.
import { type ReactNode, useRef } from 'react';
import type { SettingsPreview, UnderstoodSettings } from '../../../shared/contract/engine-api.ts';
import { useTexts } from '../../i18n/start.ts';
import { Mark } from '../../ui/mark.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { accountLines, channelLines } from './summary.ts';

export function SettingsSide({
  preview,
  dirty,
  onLine,
}: {
  preview: SettingsPreview | undefined;
  dirty: boolean;
  onLine: (line: number) => void;
}) {
  const { t } = useTexts('settings');
  const lastUnderstood = useRef<UnderstoodSettings | null>(null);
  if (preview !== undefined && preview.understood !== null) lastUnderstood.current = preview.understood;
  return (
    <aside className="settings-side" aria-label={t('side.label')}>
      {preview === undefined ? null : (
        <>
          {preview.problems.length === 0 ? null : <Problems preview={preview} onLine={onLine} />}
          {dirty && preview.problems.length === 0 ? <Changes preview={preview} /> : null}
          {lastUnderstood.current === null ? null : <Understood settings={lastUnderstood.current} />}
        </>
      )}
    </aside>
  );
}

function Section({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <section className="settings-section">
      <h3>
        {title} {hint === undefined ? null : <span className="quiet">{hint}</span>}
      </h3>
      {children}
    </section>
  );
}

function Problems({ preview, onLine }: { preview: SettingsPreview; onLine: (line: number) => void }) {
  const { t, sentence } = useTexts('settings');
  return (
    <Section title={t('problems.title', { count: preview.problems.length })}>
      <ul role="alert">
        {preview.problems.map((problem) => (
          <li className="settings-problem" key={`${problem.line ?? 0} ${problem.message}`}>
            <Mark name="rejected" />
            <span>
              {problem.line === undefined ? null : (
                <TextLink title={t('problems.goto')} onClick={() => onLine(problem.line ?? 1)}>
                  {t('problems.line', { line: problem.line })}
                </TextLink>
              )}{' '}
              {sentence(problem.message)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Changes({ preview }: { preview: SettingsPreview }) {
  const { t } = useTexts('settings');
  return (
    <Section title={t('side.changes')}>
      {preview.changes.length === 0 ? <p className="quiet">{t('changes.none')}</p> : null}
      <ul>
        {preview.changes.map((change) => (
          <li className="settings-change" key={change.path}>
            <span className="key clip" title={change.path}>
              {change.path}
            </span>
            <span className="clip">{change.before || '—'}</span>
            <Mark name="amount" />
            <span className="clip differs-lightly">{change.after || '—'}</span>
          </li>
        ))}
      </ul>
      <p>
        <Mark name={preview.staleDates.length === 0 ? 'equal' : 'stale'} />{' '}
        {preview.staleDates.length === 0
          ? t('changes.noStale')
          : t('changes.stale', { dates: preview.staleDates.join(' ') })}
      </p>
    </Section>
  );
}

function Understood({ settings }: { settings: UnderstoodSettings }) {
  const { t, term } = useTexts('settings');
  return (
    <>
      <Section title={t('section.channels')} hint={String(settings.channels.length)}>
        {settings.channels.map((channel) => (
          <div className="settings-channel" key={channel.code}>
            <b>
              {channel.name} <span className="quiet">{channel.code}</span>
            </b>
            {channelLines(channel, t).map((line) => (
              <p key={line.text}>
                {line.warns ? <Mark name="rejected" /> : null} {line.text}
              </p>
            ))}
          </div>
        ))}
      </Section>
      <Section title={t('section.policies')}>
        {settings.policies.length === 0 ? <p className="quiet">{t('policy.none')}</p> : null}
        {settings.policies.map((policy) => (
          <p key={`${policy.stage}/${policy.outcome}`}>
            {term(`stage.${policy.stage}`)} · {term(`outcome.${policy.outcome}`)} →{' '}
            <b>{term(`decision.${policy.decision}`)}</b>{' '}
            {policy.upTo === null ? '' : t('policy.upTo', { amount: policy.upTo })}
          </p>
        ))}
        <p>
          {t('needsChecker', { decisions: settings.approvals.map((kind) => term(`decision.${kind}`)).join(' · ') })}
        </p>
      </Section>
      <Section title={t('section.users')}>
        {settings.users.map((user) => (
          <p key={user.id}>
            <b>{user.name}</b> <span className="quiet">{user.id}</span> · {term(`role.${user.role}`)}
          </p>
        ))}
      </Section>
      <Section title={t('section.accounts')} hint={t(`routine.${settings.routine}`)}>
        <ul className="settings-accounts">
          {accountLines(settings).map((account) => (
            <li key={account.role}>
              <span className="key">{account.code}</span>
              <span className="clip">{account.name}</span>
              <span className="quiet clip">{t(`role.${account.role}`)}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('section.labels')}>
        <p>{t(`longShort.${settings.longShortView}`)}</p>
        <p>
          {settings.company} · {settings.timezone} · {settings.currency}
        </p>
        <p>
          {t('calendar', { holidays: settings.calendar.holidays.length, workdays: settings.calendar.workdays.length })}
        </p>
      </Section>
    </>
  );
}

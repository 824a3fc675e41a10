// The mapping: one row per column of the file with sample values, the field it goes to, how sure the guess is and why.
import type { ImportPreview } from '../../../../shared/contract/engine-api.ts';
import type { Profile } from '../../../../shared/model/profile.ts';
import { useTexts } from '../../../i18n/start.ts';
import { Mark } from '../../../ui/mark.tsx';
import { useWorkbench } from '../../../ui/workbench.tsx';
import type { Work } from '../staging/staged-files.ts';
import { CONSTANT_FIELDS, fieldsOf, missingFields } from './canonical-fields.ts';
import { type ColumnRow, columnRows } from './column-rows.ts';
import { isUnitProposed, openWords } from './draft-doubts.ts';
import { FormatSection } from './format-section.tsx';
import { mapColumn, withConstant } from './profile-edit.ts';
import { WordsSection } from './words-section.tsx';

export interface MappingChange {
  readonly profile: Profile;
  /** Where a column was given a field. */
  readonly byHand?: readonly [column: string, field: string];
}

export function MappingPanel({
  work,
  profile,
  preview,
  onChange,
  onChannel,
  onUnitSeen,
}: {
  work: Work;
  profile: Profile;
  preview: ImportPreview | null;
  onChange: (change: MappingChange) => void;
  onChannel: (channel: string | null) => void;
  /** A person agrees with the unit of amounts, or has said another. */
  onUnitSeen: () => void;
}) {
  const { t, term } = useTexts('files');
  const { workspace } = useWorkbench();
  const rows = columnRows(profile, work.guess, preview, work.byHand);
  const [only, another] = workspace.channels;
  const channelNamed =
    work.reading.channel !== null ||
    profile.channel.codes.length + profile.channel.names.length > 0 ||
    (only !== undefined && another === undefined);
  const missing = missingFields(profile, channelNamed);
  const open = openWords(work);
  return (
    <div className="mapping">
      <div className="mapping-columns">
        <p className={missing.length === 0 ? 'mapping-say' : 'mapping-say mapping-missing'} role="status">
          <Mark name={missing.length === 0 ? 'equal' : 'rejected'} />{' '}
          {missing.length === 0
            ? t('mapping.complete')
            : t('mapping.missing', { fields: missing.map((field) => term(`field.${field}`)).join(' · ') })}
        </p>
        {missing.length > 0 || open.words === 0 ? null : (
          <p className="mapping-say mapping-missing" role="status">
            <Mark name="rejected" /> {t('words.open', { count: open.words })}
            {open.lines === 0 ? '' : ` · ${t('words.lines', { count: open.lines })}`}
          </p>
        )}
        <div className="mapping-window">
          <table className="mapping-table" aria-label={t('mapping.label')}>
            <thead>
              <tr>
                <th scope="col">{t('mapping.column')}</th>
                <th scope="col">{t('mapping.samples')}</th>
                <th scope="col">{t('mapping.field')}</th>
                <th scope="col">{t('mapping.confidence')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <ColumnLine
                  key={row.column}
                  row={row}
                  fields={fieldsOf(profile.source)}
                  onField={(field) =>
                    onChange({
                      profile: mapColumn(profile, row.column, field, row.samples),
                      byHand: [row.column, field],
                    })
                  }
                />
              ))}
              {profile.source === 'funds' || profile.fields.channel !== undefined ? null : (
                <tr className={missing.includes('channel') ? 'mapping-wanted' : undefined}>
                  <td className="quiet">{t('mapping.everyRow')}</td>
                  <td>
                    <select
                      className="pick"
                      aria-label={t('mapping.constant', { field: term('field.channel') })}
                      value={work.reading.channel ?? ''}
                      onChange={(event) => onChannel(event.currentTarget.value || null)}
                    >
                      <option value="">{profile.channel.codes[0] ?? t('mapping.chooseChannel')}</option>
                      {workspace.channels.map(({ code, name }) => (
                        <option key={code} value={code}>
                          {name} {code}
                        </option>
                      ))}
                    </select>
                  </td>
                  <td>{term('field.channel')}</td>
                  <td className="quiet">{t('mapping.noColumn')}</td>
                </tr>
              )}
              {[...CONSTANT_FIELDS]
                .filter((field) => fieldsOf(profile.source).includes(field))
                .filter((field) => missing.includes(field) || profile.fields[field]?.always != null)
                .map((field) => (
                  <tr key={field}>
                    <td className="quiet">{t('mapping.everyRow')}</td>
                    <td>
                      <input
                        className="pick"
                        aria-label={t('mapping.constant', { field: term(`field.${field}`) })}
                        placeholder={t('mapping.constantHint')}
                        key={profile.fields[field]?.always ?? ''}
                        defaultValue={profile.fields[field]?.always ?? ''}
                        onKeyDown={(event) => {
                          if (event.key === 'Enter') event.currentTarget.blur();
                        }}
                        onBlur={(event) => {
                          const value = event.currentTarget.value.trim();
                          if (value !== (profile.fields[field]?.always ?? ''))
                            onChange({ profile: withConstant(profile, field, value) });
                        }}
                      />
                    </td>
                    <td>{term(`field.${field}`)}</td>
                    <td className="quiet">{t('mapping.noColumn')}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
      </div>
      <div className="mapping-side">
        <FormatSection
          profile={profile}
          unitProposed={isUnitProposed(work)}
          onUnitSeen={onUnitSeen}
          onChange={(next) => onChange({ profile: next })}
        />
        <WordsSection
          profile={profile}
          columns={work.guess?.columns ?? []}
          rejects={preview?.view.rejects ?? []}
          onChange={(next) => onChange({ profile: next })}
        />
      </div>
    </div>
  );
}

/** Names that newcomers mix up are said in plain words beside. */
const EXPLAINED = new Set(['channel_no', 'bank_ref', 'order_no', 'entry_no', 'batch_no']);

function fieldLabel(field: string, term: (key: string) => string): string {
  return EXPLAINED.has(field) ? `${term(`field.${field}`)} · ${term(`fieldMeans.${field}`)}` : term(`field.${field}`);
}

function ColumnLine({
  row,
  fields,
  onField,
}: {
  row: ColumnRow;
  fields: readonly string[];
  onField: (field: string) => void;
}) {
  const { t, term, sentence } = useTexts('files');
  const level = row.confidence >= 80 ? 'high' : row.confidence >= 50 ? 'middle' : 'low';
  return (
    <tr>
      <th scope="row" title={row.column}>
        {row.column}
      </th>
      <td className="mapping-samples" title={row.samples.join('\n')}>
        {row.samples.slice(0, 3).map((sample) => (
          <span key={sample} className="key">
            {sample}
          </span>
        ))}
      </td>
      <td>
        <select
          className={row.field === '' ? 'pick quiet' : 'pick'}
          aria-label={t('mapping.fieldOf', { column: row.column })}
          value={row.field}
          onChange={(event) => onField(event.currentTarget.value)}
        >
          <option value="">{t('mapping.none')}</option>
          {fields.map((field) => (
            <option key={field} value={field}>
              {fieldLabel(field, term)}
            </option>
          ))}
        </select>
      </td>
      <td className="mapping-why" title={sentence(row.because)}>
        {row.byHand ? (
          <span>
            <Mark name="decided" /> {t('mapping.byHand')}
          </span>
        ) : row.because === '' ? null : (
          <>
            <meter
              className={`confidence confidence-${level}`}
              min={0}
              max={100}
              value={row.confidence}
              aria-label={t('mapping.sure', { percent: row.confidence })}
            />
            <b className={level === 'high' ? undefined : 'confidence-unsure'}>{row.confidence}%</b>{' '}
            <span className="quiet">{sentence(row.because)}</span>
          </>
        )}
      </td>
    </tr>
  );
}

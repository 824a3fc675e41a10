// How amounts, dates and directions are written: few choices, each with its effect in the preview below at once.
import type { ReactNode } from 'react';
import type { Profile } from '../../../../shared/model/profile.ts';
import { useTexts } from '../../../i18n/start.ts';
import { Button } from '../../../ui/parts.tsx';
import { type KindBy, kindBy, withKindBy } from './kind-words.ts';
import { directionBy, withDirectionTurned } from './profile-edit.ts';

const UNITS = ['major', 'minor', 'hundredth', 'thousandth'] as const;
const MARKS = ['.', ','] as const;
const GROUPS = ['', ',', '.', ' ', "'"] as const;
const ORDERS = ['ymd', 'dmy', 'mdy'] as const;
const SIGNS = ['any', 'plus', 'minus', 'flip'] as const;

export function FormatSection({
  profile,
  unitProposed,
  onUnitSeen,
  onChange,
}: {
  profile: Profile;
  /** The unit is a proposal that nobody agreed to yet. */
  unitProposed: boolean;
  onUnitSeen: () => void;
  onChange: (profile: Profile) => void;
}) {
  const { t } = useTexts('files');
  const { amounts, times } = profile;
  const amount = profile.fields.amount;
  const setAmounts = (part: Partial<Profile['amounts']>) => onChange({ ...profile, amounts: { ...amounts, ...part } });
  return (
    <section className="formats" aria-label={t('format.title')}>
      <h3>{t('format.title')}</h3>
      <Choice
        label={t('format.decimal')}
        value={amounts.decimal}
        options={MARKS.map((mark) => [mark, t(mark === '.' ? 'format.point' : 'format.comma')])}
        onChoose={(decimal) =>
          setAmounts({ decimal, group: amounts.group === decimal ? (decimal === '.' ? ',' : '.') : amounts.group })
        }
      />
      <Choice
        label={t('format.group')}
        value={amounts.group}
        options={GROUPS.filter((group) => group !== amounts.decimal).map((group) => [
          group,
          group === '' ? t('format.noGroup') : group === ' ' ? t('format.blank') : group,
        ])}
        onChoose={(group) => setAmounts({ group })}
      />
      <Choice
        label={t('format.unit')}
        value={amounts.unit}
        options={UNITS.map((unit) => [unit, t(`format.units.${unit}`)])}
        onChoose={(unit) => {
          onUnitSeen();
          setAmounts({ unit });
        }}
      />
      {unitProposed ? (
        <p className="format-direction mapping-missing">
          <span>{t('format.unitProposed')}</span>
          <Button onClick={onUnitSeen}>{t('format.unitRight')}</Button>
        </p>
      ) : null}
      {amount === undefined || profile.source === 'funds' ? null : (
        <Choice
          label={t('format.sign')}
          value={amount.sign}
          options={SIGNS.map((sign) => [sign, t(`format.signs.${sign}`)])}
          onChoose={(sign) => onChange({ ...profile, fields: { ...profile.fields, amount: { ...amount, sign } } })}
        />
      )}
      <Choice
        label={t('format.order')}
        value={times.order}
        options={ORDERS.map((order) => [order, t(`format.orders.${order}`)])}
        onChoose={(order) => onChange({ ...profile, times: { ...times, order } })}
      />
      {profile.source === 'funds' || kindBy(profile) === 'words' ? null : (
        <Choice
          label={t('format.kinds')}
          value={kindBy(profile)}
          options={(['none', 'sign'] as const).map((by): [KindBy, string] => [by, t(`format.kindBy.${by}`)])}
          onChoose={(by) => onChange(by === 'words' ? profile : withKindBy(profile, by))}
        />
      )}
      {profile.source === 'funds' ? (
        <p className="format-direction">
          <span>{t(`format.directions.${directionBy(profile)}`)}</span>
          <Button onClick={() => onChange(withDirectionTurned(profile))} title={t('format.turnHint')}>
            ⇄ {t('format.turn')}
          </Button>
        </p>
      ) : null}
    </section>
  );
}

function Choice<T extends string>({
  label,
  value,
  options,
  onChoose,
}: {
  label: string;
  value: T;
  options: readonly (readonly [T, ReactNode])[];
  onChoose: (value: T) => void;
}) {
  return (
    <label className="choice">
      <span>{label}</span>
      <select
        className="pick"
        value={value}
        onChange={(event) => {
          const chosen = options.find(([each]) => each === event.currentTarget.value);
          if (chosen !== undefined) onChoose(chosen[0]);
        }}
      >
        {options.map(([each, word]) => (
          <option key={each} value={each}>
            {word}
          </option>
        ))}
      </select>
    </label>
  );
}

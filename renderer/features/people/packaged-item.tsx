// One decision of a package: what was decided on which rows, how those stand in this workspace, what it would post, and the checker's word.
import { Input, Radio } from 'antd';
import type { PackagedDecision, PackagedRow } from '../../../shared/contract/engine-api.ts';
import { OUTCOMES } from '../../../shared/model/outcome.ts';
import { useTexts } from '../../i18n/start.ts';
import { Amount } from '../../ui/amount.tsx';
import { Mark, type MarkName, markOfOutcome } from '../../ui/mark.tsx';
import { differenceText, fieldWord } from './differences.ts';
import { sayVerdict, usePeopleStore } from './people-store.ts';
import { verdictFault, verdictOf } from './verdicts.ts';

const REPLAY_MARKS: Readonly<Record<PackagedDecision['replay'], MarkName>> = {
  same: 'equal',
  differs: 'amount',
  absent: 'none',
};

export function PackagedItem({
  decision,
  canSay,
  nameOf,
}: {
  decision: PackagedDecision;
  canSay: boolean;
  nameOf: (id: string) => string;
}) {
  const { t, term } = useTexts('people');
  const outcome = OUTCOMES.find((one) => one === decision.outcome);
  return (
    <li className="packaged-item">
      <div className="packaged-words">
        <p>
          <b>
            {term(`decision.${decision.decision}`)}{' '}
            <Amount amount={decision.currency === '' ? null : decision.amount} currency={decision.currency} />{' '}
            {decision.currency}
          </b>{' '}
          {outcome === undefined ? null : <Mark name={markOfOutcome(outcome)} />} {decision.channel} ·{' '}
          {term(`stage.${decision.stage}`)} · {term(`outcome.${decision.outcome}`)} · {decision.clearingDate}
        </p>
        <p className="key">{[...decision.upstreamKeys, ...decision.downstreamKeys].join(' ')}</p>
        <p>
          {t('opened.by', { maker: nameOf(decision.maker), at: decision.decidedAt.replace('T', ' ').slice(0, 16) })}
          {decision.note === '' ? '' : ` · ${t('packages.note', { note: decision.note })}`}
        </p>
        <p className={decision.replay === 'same' ? undefined : 'packaged-differs'}>
          <Mark name={REPLAY_MARKS[decision.replay]} /> {t(`opened.replay.${decision.replay}`)}
        </p>
        <Differences decision={decision} />
        <Rows rows={decision.rows} />
        <ul className="packaged-entries" aria-label={t('opened.entries')}>
          {decision.entries.map((entry) => (
            <li key={`${entry.postingKey}/${entry.debitCode}/${entry.creditCode}/${entry.amount}`}>
              <span className="clip">
                <span className="key">{entry.debitCode}</span> {entry.debitName} /{' '}
                <span className="key">{entry.creditCode}</span> {entry.creditName}
              </span>
              <span className="figure">
                <Amount amount={entry.amount} currency={entry.currency} />
              </span>
            </li>
          ))}
        </ul>
      </div>
      {canSay ? <Say decision={decision} /> : null}
    </li>
  );
}

function Differences({ decision }: { decision: PackagedDecision }) {
  const { t, term } = useTexts('people');
  if (decision.differences.length === 0) return null;
  const shown = (field: string, value: string) =>
    differenceText(field, value, decision.currency, (code) => term(`outcome.${code}`)) || t('opened.missing');
  return (
    <table className="packaged-table">
      <thead>
        <tr>
          <th>{t('opened.field')}</th>
          <th>{t('opened.packaged')}</th>
          <th>{t('opened.here')}</th>
        </tr>
      </thead>
      <tbody>
        {decision.differences.map(({ breakId, field, packaged, here }) => (
          <tr key={`${breakId} ${field}`}>
            <td>{fieldWord(field, t, term)}</td>
            <td className="figure">{shown(field, packaged)}</td>
            <td className="figure differs-lightly">{shown(field, here)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Rows({ rows }: { rows: readonly PackagedRow[] }) {
  const { t, term } = useTexts('people');
  return (
    <ul className="packaged-rows">
      {rows.map((row) => (
        <li key={`${row.breakId} ${row.side} ${row.file} ${row.line}`}>
          <span className="quiet">{row.side === 'upstream' ? t('opened.ours') : t('opened.theirs')}</span>
          <span className="key clip">{row.key}</span>
          <span>{row.kind === '' ? '' : term(`kind.${row.kind}`)}</span>
          <span className="figure">
            <Amount amount={row.amount} currency={row.currency} />
          </span>
          <span className="quiet clip" title={`${row.file}:${row.line}`}>
            {row.time.replace('T', ' ')} · {row.file}:{row.line}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Say({ decision }: { decision: PackagedDecision }) {
  const { t } = useTexts('people');
  const verdict = usePeopleStore((state) => verdictOf(state.verdicts, decision));
  const fault = verdictFault(decision, verdict);
  const say = (change: Partial<typeof verdict>) => sayVerdict(decision.postingKey, { ...verdict, ...change });
  return (
    <div className="packaged-say">
      <Radio.Group
        value={verdict.approve}
        onChange={(event) => say({ approve: event.target.value === true })}
        options={[
          { value: true, label: t('opened.approve') },
          { value: false, label: t('opened.reject') },
        ]}
        aria-label={t('opened.verdict')}
      />
      <Input
        size="small"
        value={verdict.note}
        onChange={(event) => say({ note: event.target.value })}
        aria-label={t('opened.verdict')}
        placeholder={t(`opened.noteHint.${fault ?? 'unsaid'}`)}
      />
    </div>
  );
}

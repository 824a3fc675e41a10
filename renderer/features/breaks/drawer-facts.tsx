// The drawer's facts: fields side by side, why it matched or did not, the four sources, raw lines.
import { useState } from 'react';
import type { ResultDetail } from '../../../shared/contract/engine-api.ts';
import { windowAround } from '../../../shared/differing/marked-text.ts';
import { isBreak } from '../../../shared/model/outcome.ts';
import { formatReadable } from '../../../shared/money/format.ts';
import { useTexts } from '../../i18n/start.ts';
import { Amount, formatCount } from '../../ui/amount.tsx';
import { KeyText } from '../../ui/key-text.tsx';
import { Mark, type MarkName, markOfOutcome } from '../../ui/mark.tsx';
import { Seam } from '../../ui/seam.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { useWorkbench } from '../../ui/workbench.tsx';
import { chainTime, transactionChain } from './chain.ts';
import { type DetailField, detailFields, explainingColumn, rawLines } from './fields.ts';

const RAW_WIDTH = 50;
const LOSERS_SHOWN = 3;

export function FieldsSection({ detail }: { detail: ResultDetail }) {
  const { t } = useTexts('breaks');
  const [allShown, setAllShown] = useState(false);
  const fields = detailFields(detail);
  const rest = fields.filter((field) => !field.shown);
  const { row, tolerance } = detail;
  const alone = row.upstreamKeys.length === 0 || row.downstreamKeys.length === 0;
  const text = (amount: number) => (row.currency === '' ? '' : formatReadable(amount, row.currency));
  return (
    <section className="fields">
      <h2>
        {t('drawer.fields')}
        <span className="quiet">
          {t('drawer.tolerance', { amount: text(tolerance.amount), fee: text(tolerance.fee) })}
        </span>
      </h2>
      {fields
        .filter(({ shown }) => allShown || shown)
        .map((field) => (
          <FieldLine key={field.field} field={field} alone={alone} />
        ))}
      {rest.length === 0 ? null : (
        <button type="button" className="drawer-more" aria-expanded={allShown} onClick={() => setAllShown(!allShown)}>
          {allShown ? '▾' : '▸'} {t('drawer.rest', { count: rest.length })}
        </button>
      )}
    </section>
  );
}

const VERDICT_MARKS: Readonly<Record<DetailField['verdict'], MarkName | undefined>> = {
  equal: undefined,
  differs: 'amount',
  within: 'within',
  'ours-only': 'ours',
  'theirs-only': 'theirs',
};

/** `alone`: the other side has no record at all, which is said once by hatching. */
function FieldLine({ field, alone }: { field: DetailField; alone: boolean }) {
  const { t, term } = useTexts('breaks');
  const { verdict } = field;
  const look = verdict === 'differs' ? (field.field === 'fee' ? 'differs-lightly' : 'differs') : '';
  const value = (text: string, side: 'ours' | 'theirs') => {
    const shown = ['kind', 'status'].includes(field.field) && text !== '' ? term(`${field.field}.${text}`) : text;
    if (alone && text === '') return <span className="hatched" />;
    const ground = verdict === `${side}-only` ? 'one-sided' : look;
    return (
      <span className={`figure clip ${ground} ${shown.startsWith('−') ? 'negative' : ''}`} title={shown}>
        {shown === '' ? <span className="quiet">—</span> : shown}
      </span>
    );
  };
  const mark = verdict === 'differs' && field.field === 'fee' ? 'fee' : VERDICT_MARKS[verdict];
  const oneSided = !alone && (verdict === 'ours-only' || verdict === 'theirs-only');
  return (
    <div className="drawer-line">
      <span className="field-name">{term(`field.${field.field}`)}</span>
      {value(field.ours, 'ours')}
      {alone ? <Seam /> : mark === undefined ? <Seam line="runs" /> : <Seam mark={mark} />}
      {value(field.theirs, 'theirs')}
      <span className="figure clip">
        {field.difference !== null && field.difference !== 0 ? (
          <Amount amount={field.difference} currency={field.currency} />
        ) : (
          <span className="quiet">
            {verdict === 'within' && field.seconds !== null
              ? t('drawer.seconds', { count: Math.abs(field.seconds), sign: field.seconds < 0 ? '−' : '+' })
              : verdict === 'within'
                ? t('drawer.ignored')
                : oneSided
                  ? t(`drawer.${verdict === 'ours-only' ? 'oursOnly' : 'theirsOnly'}`)
                  : ''}
          </span>
        )}
      </span>
    </div>
  );
}

export function WhySection({ detail }: { detail: ResultDetail }) {
  const { t, term, sentence } = useTexts('breaks');
  const { row, losers } = detail;
  const open = isBreak(row.outcome) || row.outcome === 'timing';
  const explains = explainingColumn(detail);
  const rule = term(`rule.${row.rule}`);
  return (
    <section className="why">
      <h2>
        {t(row.upstreamKeys.length > 0 && row.downstreamKeys.length > 0 ? 'drawer.why.matched' : 'drawer.why.open')}
        <span className="quiet">{row.rule === 'none' ? '' : row.rule}</span>
      </h2>
      <p>
        <Mark name={row.rule === 'none' ? 'none' : 'equal'} />
        {rule === `rule.${row.rule}` ? row.rule : rule}
      </p>
      {open || row.reason !== '' ? (
        <p className={open && row.outcome !== 'timing' ? 'why-outcome' : undefined}>
          <Mark name={markOfOutcome(row.outcome)} />
          {term(`outcome.${row.outcome}`)}
          {row.reason === '' ? '' : ` · ${term(`reason.${row.reason}`)}`}
        </p>
      ) : null}
      {explains === null || row.difference === null ? null : (
        <p className="why-hint">
          <Mark name="suggested" />
          <Amount amount={row.difference} currency={row.currency} /> = {term(`side.${explains.side}`)} {explains.column}
        </p>
      )}
      {losers.slice(0, LOSERS_SHOWN).map((loser) => (
        <p key={loser.rowName} className="why-loser" title={`${loser.key} ${sentence(loser.failed)}`}>
          <Mark name="none" />
          <span className="key">{loser.key}</span> <Amount amount={loser.amount} currency={loser.currency} />{' '}
          {sentence(loser.failed)}
        </p>
      ))}
      {losers.length > LOSERS_SHOWN ? (
        <p className="quiet">{t('drawer.more', { count: losers.length - LOSERS_SHOWN })}</p>
      ) : null}
    </section>
  );
}

export function ChainSection({ detail }: { detail: ResultDetail }) {
  const { t, term } = useTexts('breaks');
  const { lines, breaksAfter } = transactionChain(detail);
  const { row } = detail;
  const wait = row.outcome === 'timing';
  const name = (source: string) => (source === 'settlement' ? t('drawer.settlement') : term(`source.${source}`));
  return (
    <section className="four">
      <h2>{t('drawer.chain')}</h2>
      {lines.map((line, index) => (
        <div key={line.source} className="four-step">
          <div
            className={[
              'drawer-line',
              line.key === '' ? 'four-missing' : '',
              index === 0 || breaksAfter === index - 1 ? 'four-first' : '',
              index === lines.length - 1 || breaksAfter === index ? 'four-last' : '',
            ].join(' ')}
          >
            <i className="four-dot" aria-hidden="true" />
            <span className="field-name">{name(line.source)}</span>
            {line.key === '' ? (
              <span className="quiet">{t('drawer.missing')}</span>
            ) : (
              <span className="key">
                <KeyText text={line.key} />
              </span>
            )}
            <span className="figure clip pane-time" title={line.time}>
              {line.due === '' ? chainTime(line, row.clearingDate) : t('drawer.dueOn', { due: line.due.slice(5) })}
            </span>
            <span className="figure">
              {line.key === '' ? null : <Amount amount={line.amount} currency={line.currency} />}
            </span>
          </div>
          {line.otherDate === '' ? null : (
            <p className="four-other-date">
              <Mark name="timing" /> {t('drawer.otherDate', { date: line.otherDate })}
            </p>
          )}
          {breaksAfter !== index ? null : (
            <div className={wait ? 'four-break four-break-wait' : 'four-break'}>
              <Mark name={markOfOutcome(row.outcome)} />
              {wait || row.difference === null || row.currency === ''
                ? t('drawer.breaksHere')
                : t('drawer.breaksHereBy', { amount: formatReadable(row.difference, row.currency) })}
            </div>
          )}
        </div>
      ))}
    </section>
  );
}

export function RawSection({ detail }: { detail: ResultDetail }) {
  const { t, term } = useTexts('breaks');
  const { go } = useWorkbench();
  const lines = rawLines(detail);
  if (lines.length === 0) return null;
  return (
    <section className="raw">
      <h2>
        {t('drawer.raw')}
        <span className="quiet">{t('drawer.rawHint')}</span>
      </h2>
      {lines.map((line) => (
        <div key={`${line.file} ${line.line}`}>
          <p className="raw-place">
            <span className="clip">
              {term(`side.${line.side}`)} {line.file}
            </span>
            <TextLink
              onClick={() => go('files', { original: line.importId, bytes: `${line.byteStart}-${line.byteStart + 1}` })}
            >
              {t('drawer.rawPlace', { line: formatCount(line.line), byte: formatCount(line.byteStart) })}
            </TextLink>
          </p>
          <pre title={line.pieces.map(({ text }) => text).join('')}>
            {windowAround(line.pieces, RAW_WIDTH).map((piece, index) => {
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other identity
              return piece.changed ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>;
            })}
          </pre>
        </div>
      ))}
    </section>
  );
}

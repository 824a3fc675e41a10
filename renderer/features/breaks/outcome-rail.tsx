// The rail: stage tabs with what waits, buckets that filter, and the box that proves that no row and no amount is lost.

import type { OutcomeTotal } from '../../../shared/contract/engine-api.ts';
import { STAGES } from '../../../shared/model/outcome.ts';
import { useTexts } from '../../i18n/start.ts';
import { Amount, formatCount } from '../../ui/amount.tsx';
import { Mark, markOfOutcome } from '../../ui/mark.tsx';
import { Button } from '../../ui/parts.tsx';
import { useWorkbench } from '../../ui/workbench.tsx';
import { look, useBreaksStore } from './breaks-store.ts';
import { type Balance, type Bucket, balancesOf, bucketsOf, type SideBalance, waitingByStage } from './rail.ts';
import type { ControlTotals } from './use-control-totals.ts';

export function OutcomeRail({ totals, control }: { totals: readonly OutcomeTotal[]; control: ControlTotals }) {
  const { t, term } = useTexts('breaks');
  const { channel } = useWorkbench();
  const { stage, outcome, mode } = useBreaksStore();
  const scope = { stage, channel };
  const waiting = waitingByStage(totals, channel);
  return (
    <aside className="rail" aria-label={t('rail.label')}>
      <div className="rail-stages" role="tablist" aria-label={t('rail.stages')}>
        {STAGES.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            aria-selected={stage === one && mode === 'day'}
            title={term(`stage.${one}`)}
            onClick={() => look({ stage: one, mode: 'day', outcome: null })}
          >
            {t(`tab.${one}`)}
            {waiting[one] === 0 ? null : <b>{formatCount(waiting[one])}</b>}
          </button>
        ))}
      </div>
      <div className="rail-buckets">
        {bucketsOf(totals, scope).map((bucket) => (
          <BucketItem
            key={bucket.outcome}
            bucket={bucket}
            pressed={outcome === bucket.outcome && mode === 'day'}
            onClick={() => look({ mode: 'day', outcome: outcome === bucket.outcome ? null : bucket.outcome })}
          />
        ))}
      </div>
      {control.links === null ? (
        <Unproven control={control} hasRun={totals.length > 0} />
      ) : (
        <BalanceBox balances={balancesOf(totals, control.links, scope)} />
      )}
    </aside>
  );
}

function BucketItem({ bucket, pressed, onClick }: { bucket: Bucket; pressed: boolean; onClick: () => void }) {
  const { t, term } = useTexts('breaks');
  const { outcome } = bucket;
  const quiet = outcome === 'matched' || outcome === 'no_money';
  return (
    <button
      type="button"
      className={quiet ? 'bucket bucket-small' : 'bucket'}
      aria-pressed={pressed}
      title={term(`outcome.${outcome}`)}
      onClick={onClick}
    >
      <Mark name={markOfOutcome(outcome)} />
      <span className="bucket-word clip">{term(`outcome.${outcome}`)}</span>
      <span className="bucket-count">{formatCount(bucket.count)}</span>
      {quiet ? null : (
        <>
          <span className="bucket-state clip">{stateText(bucket, t)}</span>
          <span className="bucket-net">
            {bucket.nets.map(({ currency, difference }) => (
              <div key={currency}>
                <Amount amount={difference} currency={currency} />
                {bucket.nets.length > 1 ? <small> {currency}</small> : null}
              </div>
            ))}
          </span>
        </>
      )}
    </button>
  );
}

/** The first of: what is open, what waits to be checked, timing, what is decided. */
function stateText(bucket: Bucket, t: (key: string, values: { shown: string }) => string): string {
  const say = (key: string, count: number) => t(`rail.${key}`, { shown: formatCount(count) });
  if (bucket.outcome === 'timing') return say('timing', bucket.count);
  if (bucket.open > 0) return say('open', bucket.open);
  if (bucket.waiting > 0) return say('waiting', bucket.waiting);
  if (bucket.decided > 0) return say('decided', bucket.decided);
  return say('closedLate', bucket.closedLate);
}

function Unproven({ control, hasRun }: { control: ControlTotals; hasRun: boolean }) {
  const { t } = useTexts('breaks');
  if (!hasRun || control.asking) {
    return <div className="balance quiet">{t(hasRun ? 'balance.asking' : 'balance.none')}</div>;
  }
  return (
    <div className="balance">
      <Button onClick={control.ask}>{t('balance.ask')}</Button>
    </div>
  );
}

function BalanceBox({ balances }: { balances: readonly Balance[] }) {
  const { t } = useTexts('breaks');
  const agrees = balances.every(({ ours, theirs }) => ours.agrees && theirs.agrees);
  if (balances.length === 0) return <div className="balance quiet">{t('balance.none')}</div>;
  return (
    <section className="balance">
      <h2 className={agrees ? undefined : 'balance-off'}>
        {agrees ? t('balance.title') : t('balance.off')}
        <Mark name={agrees ? 'equal' : 'rejected'} />
      </h2>
      {balances.map(({ currency, ours, theirs }) => (
        <dl key={currency}>
          <Side label={t('balance.ours')} side={ours} currency={currency} many={balances.length > 1} />
          <Side label={t('balance.theirs')} side={theirs} currency={currency} many={balances.length > 1} />
        </dl>
      ))}
    </section>
  );
}

function Side({ label, side, currency, many }: { label: string; side: SideBalance; currency: string; many: boolean }) {
  const { t } = useTexts('breaks');
  const sum = side.agrees ? 'balance-sum' : 'balance-sum balance-off';
  return (
    <>
      <dt>
        {label} {many ? currency : ''}
      </dt>
      <dd>{formatCount(side.into.count)}</dd>
      <dd>
        <Amount amount={side.into.amount} currency={currency} />
      </dd>
      <dt className={sum}>{t('balance.sum')}</dt>
      <dd className={sum}>{formatCount(side.placed.count)}</dd>
      <dd className={sum}>
        <Amount amount={side.placed.amount} currency={currency} />
      </dd>
      {side.carried <= 0 ? null : (
        <>
          <dt>{t('balance.carried')}</dt>
          <dd>{formatCount(side.carried)}</dd>
          <dd />
        </>
      )}
    </>
  );
}

// The settings in short lines that a person can check against the contract with the channel. Words come from the texts.
import type { UnderstoodSettings } from '../../../shared/contract/engine-api.ts';
import type { ChannelSettings, EntryFilter } from '../../../shared/model/settings.ts';
import type { Translate } from '../../i18n/start.ts';

/** "30m", "2h", "90s": the largest unit that needs no fraction. */
export function durationText(seconds: number): string {
  if (seconds !== 0 && seconds % 3600 === 0) return `${seconds / 3600}h`;
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}

export interface ChannelLine {
  readonly text: string;
  /** Something that will hurt later and is better seen now. */
  readonly warns: boolean;
}

export function channelLines(channel: ChannelSettings, t: Translate): ChannelLine[] {
  const { settlement, fee } = channel;
  const plain = (text: string): ChannelLine => ({ text, warns: false });
  return [
    plain(
      t('channel.day', {
        cutoff: channel.cutoff,
        window: durationText(channel.timingWindowSeconds),
        days: channel.carryDays,
      }),
    ),
    plain(
      t('channel.settlement', {
        mode: t(`channel.mode.${settlement.mode}`),
        net: t(settlement.net ? 'channel.net' : 'channel.gross'),
        due: `${settlement.due.unit}+${settlement.due.days}`,
      }),
    ),
    plain(
      `${fee === null ? t('channel.noFee') : t('channel.fee', { rate: fee.rate, rounding: fee.rounding })} · ${t('channel.tolerance', { amount: channel.toleranceAmount, fee: channel.toleranceFee })}`,
    ),
    settlement.entries === null
      ? { text: t('channel.noEntries'), warns: true }
      : plain(t('channel.entries', { filter: filterText(settlement.entries, t) })),
  ];
}

function filterText(filter: EntryFilter, t: Translate): string {
  return [
    filter.accountNo === null ? '' : t('channel.account', { value: filter.accountNo }),
    filter.memoContains === null ? '' : t('channel.memo', { value: filter.memoContains }),
    filter.referenceContains === null ? '' : t('channel.reference', { value: filter.referenceContains }),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** Line numbers that problems point at, for the editor's margin. */
export function problemLines(problems: readonly { readonly line?: number }[]): ReadonlySet<number> {
  return new Set(problems.flatMap((problem) => problem.line ?? []));
}

export function accountLines(settings: UnderstoodSettings): { role: string; code: string; name: string }[] {
  return Object.entries(settings.accounts).map(([role, account]) => ({ role, ...account }));
}

// Small days for the tests of this feature.
import {
  type ChainCell,
  type DayChannel,
  type DayView,
  LINKS,
  type Link,
  type OutcomeTotal,
} from '../../../shared/contract/engine-api.ts';

const NOTHING = { count: 0, amount: 0 };

export function cellOf(link: Link, part: Partial<ChainCell> = {}): ChainCell {
  return {
    link,
    verdict: 'ties',
    in: NOTHING,
    out: NOTHING,
    timing: NOTHING,
    listed: NOTHING,
    unexplained: NOTHING,
    items: 0,
    itemsOf: 0,
    ...part,
  };
}

export function channelOf(
  channel: string,
  cells: Partial<Record<Link, Partial<ChainCell>>> = {},
  currency = 'CNY',
): DayChannel {
  return { channel, name: channel, currency, cells: LINKS.map((link) => cellOf(link, cells[link])) };
}

export function dayOf(channels: readonly DayChannel[], part: Partial<DayView> = {}): DayView {
  return {
    date: '2026-11-19',
    state: 'run',
    closed: false,
    channels,
    sums: [],
    next: [],
    unassignedEntries: [],
    links: { ties: 0, listed: 0, timing: 0, open: 0, unexplained: 0, notRun: 0 },
    ...part,
  };
}

export function outcomeOf(part: Partial<OutcomeTotal>): OutcomeTotal {
  return {
    stage: 'channel',
    channel: 'WX',
    currency: 'CNY',
    outcome: 'matched',
    count: 1,
    upstream: NOTHING,
    downstream: NOTHING,
    difference: 0,
    open: 0,
    waiting: 0,
    decided: 0,
    closedLate: 0,
    ...part,
  };
}

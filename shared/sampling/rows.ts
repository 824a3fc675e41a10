// The generator's own rows, before they take the form of a file. Amounts in minor units, times in seconds of the channel's wall clock.
import type { CalendarDate } from '../calendar/date.ts';
import type { Outcome, Reason, Stage } from '../model/outcome.ts';
import type { Direction, Kind, Status } from '../model/record.ts';
import type { ChannelProfile } from './profiles.ts';

export interface Transaction {
  readonly profile: ChannelProfile;
  readonly orderNo: string;
  readonly channelNo: string;
  readonly bankRef: string;
  readonly kind: Kind;
  readonly status: Status;
  readonly amount: number;
  readonly currency: string;
  readonly fee: number | null;
  readonly seconds: number;
  /** Two digits while drafted; the full batch number once it stands in the channel's file. */
  readonly batchNo: string;
  readonly merchant: Merchant;
}

export interface Merchant {
  readonly number: string;
  readonly name: string;
  readonly goods: readonly string[];
}

export interface Entry {
  /** The key that results show. */
  readonly entryNo: string;
  /** The bank's own serial; the key too where the statement form has a place for keys. */
  readonly serial: string;
  readonly account: string;
  readonly direction: Direction;
  readonly amount: number;
  readonly currency: string;
  readonly reference: string;
  readonly memo: string;
}

export interface TruthRow {
  readonly stage: Stage;
  readonly profile: ChannelProfile;
  readonly outcome: Outcome;
  readonly reason: Reason;
  readonly upstream: readonly string[];
  readonly downstream: readonly string[];
}

/** Everything of one clearing date: what the files of the day hold and what its run must say. */
export interface SampleDay {
  readonly date: CalendarDate;
  readonly orders: Transaction[];
  readonly channel: Transaction[];
  readonly bank: Transaction[];
  readonly entries: Entry[];
  readonly truth: TruthRow[];
}

// The refusals of what would unpack to more than is held in memory, or to more than any statement does.
import type { Problem } from '../../model/problem.ts';
import { MAX_RATIO, RATIO_COUNTS_FROM_BYTES } from './limits.ts';
import { refused } from './refusal.ts';

export function tooLarge(file: string, most: number): Problem {
  const megabytes = Math.floor(most / 1_048_576);
  return refused(file, `unpacks to more than ${megabytes} MiB; unpack it yourself and import the files one by one.`);
}

export function isBomb(packed: number, unpacked: number): boolean {
  return unpacked > RATIO_COUNTS_FROM_BYTES && unpacked > packed * MAX_RATIO;
}

export function tooDense(file: string): Problem {
  return refused(file, `unpacks to over ${MAX_RATIO} times its size, as no statement does: check what it is.`);
}

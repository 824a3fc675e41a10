// Decimals of totals with a fixed number of places, as whole numbers: columns of five decimals are summed exactly.
import { addMinor } from '../money/amount.ts';

/** Decimals kept. The finest totals known (fees) have five. */
const PLACES = 5;
const DECIMAL = /^(-?)(\d{1,10})(?:\.(\d{1,5}))?$/;

/** A signed decimal in units of 0.00001; an empty cell is nothing; null where it is not a decimal. */
export function toScaled(text: string): number | null {
  if (text === '') return 0;
  const parts = DECIMAL.exec(text);
  if (parts === null) return null;
  const scaled = Number(`${parts[2]}${(parts[3] ?? '').padEnd(PLACES, '0')}`);
  return parts[1] === '-' && scaled !== 0 ? -scaled : scaled;
}

export function addScaled(left: number, right: number): number {
  return addMinor(left, right);
}

/** Back to text with at least `decimals` places, more where the value needs them. */
export function formatScaled(value: number, decimals: number): string {
  const digits = String(Math.abs(value)).padStart(PLACES + 1, '0');
  const whole = digits.slice(0, -PLACES);
  let fraction = digits.slice(-PLACES);
  while (fraction.length > decimals && fraction.endsWith('0')) fraction = fraction.slice(0, -1);
  return `${value < 0 ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

export function decimalsOf(text: string): number {
  const point = text.indexOf('.');
  return point === -1 ? 0 : text.length - point - 1;
}

// What a screenshot must not show: amounts and names are blurred where they stand; account and card numbers are masked before.

/** 12,345.60 or 88.00 or 12,345: as amounts are printed everywhere on the screen. */
const AMOUNT = /\d{1,3}(?:,\d{3})+|\d\.\d{2,3}(?!\d|\.\d)/;

/** Whether a text shows an amount or one of the names. Names are given as they are printed; empty ones are none. */
export function isPrivateText(text: string, names: readonly string[]): boolean {
  return AMOUNT.test(text) || names.some((name) => name !== '' && text.includes(name));
}

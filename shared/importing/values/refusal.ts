// Why a text is not the value that is looked for, as a sentence with what to do. The reader of a row adds the field and the text.

export interface Refusal {
  readonly refused: string;
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value;
}

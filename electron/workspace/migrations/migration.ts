// A numbered step of the schema. Once released it never changes; a correction is the next number.

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

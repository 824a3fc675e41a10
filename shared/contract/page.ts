// A page of a list: how rows travel, never whole tables.

export interface Page<T> {
  readonly total: number;
  readonly offset: number;
  readonly rows: readonly T[];
}

// Two records field by field. Every field that differs is named, not only the first; what only one side has is said as such.

export interface FieldValue {
  readonly field: string;
  /** As compared; '' stands for a missing value. */
  readonly value: string;
}

/** within: differs, but not enough to matter. empty: neither side has a value. */
export type FieldVerdict = 'equal' | 'differs' | 'within' | 'ours-only' | 'theirs-only';

export interface AlignedField {
  readonly field: string;
  readonly ours: string;
  readonly theirs: string;
  readonly verdict: FieldVerdict;
}

/**
 * Union of both sides' fields in the order of ours, then what only theirs has. Fields that are empty on both sides are left out.
 * `deciding` tells a difference that matters from one that is only recorded.
 */
export function alignFields(
  ours: readonly FieldValue[],
  theirs: readonly FieldValue[],
  deciding: (field: string) => boolean,
): AlignedField[] {
  const ofTheirs = new Map(theirs.map(({ field, value }) => [field, value]));
  const names = new Set([...ours.map(({ field }) => field), ...ofTheirs.keys()]);
  const ofOurs = new Map(ours.map(({ field, value }) => [field, value]));
  return [...names].flatMap((field) => {
    const left = ofOurs.get(field) ?? '';
    const right = ofTheirs.get(field) ?? '';
    return left === '' && right === '' ? [] : [{ field, ours: left, theirs: right, verdict: verdictOf(left, right) }];

    function verdictOf(one: string, other: string): FieldVerdict {
      if (one === other) return 'equal';
      if (other === '') return 'ours-only';
      if (one === '') return 'theirs-only';
      return deciding(field) ? 'differs' : 'within';
    }
  });
}

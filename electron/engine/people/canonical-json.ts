// JSON with one text for one value: keys in order of their code units, no blanks. What is hashed and signed is written like this.

/** Plain data only. Numbers must be safe integers: amounts are, and nothing else is signed. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new TypeError(`not signed: ${value}`);
  const text = JSON.stringify(value);
  if (text === undefined) throw new TypeError(`not signed: a ${typeof value}`);
  return text;
}

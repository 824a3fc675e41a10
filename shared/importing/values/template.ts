// Templates: literal text with {name} for values and {} for anything. Matched against a whole line in linear time, without regular expressions.

export interface Template {
  /** In order of appearance. */
  readonly names: readonly string[];
  /** Values by name, blanks around them cut off; null where the line does not fit. A value is the shortest text that lets the rest fit. */
  match(line: string): Readonly<Record<string, string>> | null;
}

const PLACE = /\{([\p{L}\p{N}_]*)\}/gu;
const BLANKS = /[\s\u3000]+/g;
const FULL_WIDTH: Readonly<Record<string, string>> = { '（': '(', '）': ')', '：': ':', '，': ',', '；': ';' };

/** Runs of blanks are one blank; none at the ends. */
function collapse(text: string): string {
  return text.replace(BLANKS, ' ').trim();
}

/** Full-width brackets, colons and commas are the same as plain ones; same length. */
function fold(text: string): string {
  return text.replace(/[（）：，；]/g, (mark) => FULL_WIDTH[mark] ?? mark);
}

/**
 * Never fails: a brace that is no place is literal. Blanks of the template stand for any run of one or more; those at both ends of a line are nothing.
 * Of two values with nothing between them the first is empty; a name that is given twice keeps its last value.
 */
export function compileTemplate(template: string): Template {
  const literals: string[] = [];
  const names: string[] = [];
  let from = 0;
  const text = collapse(template);
  for (const place of text.matchAll(PLACE)) {
    literals.push(fold(text.slice(from, place.index)));
    names.push(place[1] ?? '');
    from = place.index + place[0].length;
  }
  const last = fold(text.slice(from));
  const [head = last] = literals;

  const match = (line: string): Readonly<Record<string, string>> | null => {
    const whole = collapse(line);
    const folded = fold(whole);
    if (names.length === 0) return folded === last ? {} : null;
    if (!folded.startsWith(head) || !folded.endsWith(last)) return null;
    const limit = folded.length - last.length;
    const values: [string, string][] = [];
    let at = head.length;
    for (let index = 0; index < names.length; index += 1) {
      const next = literals[index + 1];
      const end = next === undefined ? limit : folded.indexOf(next, at);
      if (end === -1 || end < at || end + (next?.length ?? 0) > limit) return null;
      const name = names[index] ?? '';
      if (name !== '') values.push([name, whole.slice(at, end).trim()]);
      at = end + (next?.length ?? 0);
    }
    return Object.fromEntries(values);
  };
  return { names: names.filter((name) => name !== ''), match };
}

// Why a candidate was not taken, in the user's language. The engine says it in fixed English sentences; one that is not known
// here is shown as it came.
import type { Translate } from '../../i18n/start.ts';

const SENTENCES: readonly (readonly [RegExp, string, readonly string[]])[] = [
  [/^same amount; kind is (\w+), not (\w+)$/, 'kind', ['found', 'wanted']],
  [/^same amount and kind; status is (\w+), not (\w+)$/, 'status', ['found', 'wanted']],
  [/^same amount and kind at (.+); no key in common$/, 'key', ['time']],
  [/^amount differs; due (\S+), valued (\S+)$/, 'amount', ['due', 'valued']],
  [/^same amount; due (\S+), valued (\S+)$/, 'date', ['due', 'valued']],
  [/^same amount and date; another fits as well$/, 'another', []],
];

export function whyNot(failed: string, t: Translate, term: Translate): string {
  for (const [pattern, key, names] of SENTENCES) {
    const match = pattern.exec(failed);
    if (match === null) continue;
    const worded = (text: string) => (key === 'kind' || key === 'status' ? term(`${key}.${text}`) : text);
    return t(`whyNot.${key}`, Object.fromEntries(names.map((name, index) => [name, worded(match[index + 1] ?? '')])));
  }
  return failed;
}

// A step of the history in few words: what was done, and to what.
import type { HistoryStep } from '../../shared/contract/engine-api.ts';
import { ACTION_KINDS } from '../../shared/model/action.ts';
import { DECISION_KINDS } from '../../shared/model/decision.ts';

type Named = Pick<HistoryStep, 'action' | 'subject'>;
type Term = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** What was done, in the user's words: a decision by its own name. */
export function actionWords(step: Named, term: Term): string {
  const decision = decisionOf(step);
  return term(decision === undefined ? `action.${step.action}` : `decision.${decision}`);
}

function decisionOf({ action, subject }: Named) {
  return action === 'decide' ? DECISION_KINDS.find((kind) => subject.startsWith(`${kind} `)) : undefined;
}

/** What it was done to, in words: of an undo or redo the step that it was about. */
export function subjectWords(step: Named, term: Term): string {
  const { action, subject } = step;
  const decision = decisionOf(step);
  if (decision !== undefined) return itemsWords(subject.slice(decision.length + 1), term);
  const [, number = '', rest = ''] = /^(\d+) (.+)$/s.exec(subject) ?? [];
  switch (action) {
    case 'undo':
    case 'redo': {
      const about = ACTION_KINDS.find((kind) => rest === kind || rest.startsWith(`${kind} `));
      if (about === undefined) return subject;
      const named = { action: about, subject: rest.slice(about.length + 1) };
      return `${number} · ${actionWords(named, term)} ${subjectWords(named, term)}`.trim();
    }
    case 'approve':
    case 'reject':
    case 'undo_decision': {
      const kind = DECISION_KINDS.find((one) => rest.startsWith(`${one} `));
      return kind === undefined ? subject : `${term(`decision.${kind}`)} ${rest.slice(kind.length + 1)}`;
    }
    case 'replace':
      return rest === '' ? subject : rest.replace(' -> ', ' → ');
    case 'export':
      // The hash of the manifest is for the audit log.
      return subject.replace(/ manifest\.json sha256 [0-9a-f]{64}$/, '');
    case 'undo_import':
    case 'settle_rejects':
      return rest === '' ? subject : rest;
    default:
      return templateWords(subject, term) ?? subject;
  }
}

/** "KEY" or "KEY and 3 more". */
const ITEMS = /^(.*) and (\d+) more$/s;

function itemsWords(items: string, term: Term): string {
  const [, key, more] = ITEMS.exec(items) ?? [];
  return key === undefined ? items : term('subject.more', { key, more: more ?? '' });
}

/** Subjects that the engine says as sentences, with their parameters in order. */
const TEMPLATES: readonly (readonly [key: string, pattern: RegExp, names: readonly string[]])[] = [
  ['sample', /^seed (\d+), (\d+) days, (\d+) rows$/, ['seed', 'days', 'rows']],
  ['encrypted', /^encrypted$/, []],
  ['inClear', /^in clear$/, []],
  ['otherPassphrase', /^another passphrase$/, []],
  ['newKey', /^(.+): a new key, (.+)$/s, ['user', 'key']],
  ['ownPassphrase', /^(.+): another passphrase, (.+)$/s, ['user', 'key']],
  ['otherKey', /^(.+): key (\S+) in place of (\S+)$/s, ['user', 'key', 'before']],
  ['key', /^(.+): key (\S+)$/s, ['user', 'key']],
  [
    'merged',
    /^package (\S{8})\S* checked by (.+) \(.+\): (\d+) approved, (\d+) rejected, (\d+) left out$/s,
    ['package', 'checker', 'approved', 'rejected', 'leftOut'],
  ],
  ['answered', /^package (\S{8})\S* \S+: (\d+) approved, (\d+) rejected$/, ['package', 'approved', 'rejected']],
  ['packaged', /^package (\S{8})\S* \S+: ([\d ]+)$/, ['package', 'decisions']],
];

function templateWords(subject: string, term: Term): string | undefined {
  for (const [key, pattern, names] of TEMPLATES) {
    const match = pattern.exec(subject);
    if (match === null) continue;
    return term(`subject.${key}`, Object.fromEntries(names.map((name, index) => [name, match[index + 1] ?? ''])));
  }
  return undefined;
}

/** Both in one line. `many` words a list that is too long to read: of files, or of items. */
export function stepWords(step: Named, term: Term, many: (count: number, of: 'files' | 'items') => string): string {
  const { action, subject } = step;
  const more = action === 'decide' ? ITEMS.exec(subject)?.[2] : undefined;
  const files = action === 'import' ? subject.split(', ').length : 1;
  const said =
    more !== undefined ? many(Number(more) + 1, 'items') : files > 1 ? many(files, 'files') : subjectWords(step, term);
  return `${actionWords(step, term)} ${said}`.trim();
}

// What may cross the boundary into the engine: one shape per method. Anything else is a usage problem, never a half-understood call.
import { z } from 'zod';
import { isCalendarDate } from '../calendar/date.ts';
import { ACTION_KINDS } from '../model/action.ts';
import { DECISION_KINDS } from '../model/decision.ts';
import { ENCODINGS } from '../model/import.ts';
import { OUTCOMES, STAGES } from '../model/outcome.ts';
import type { Result } from '../model/problem.ts';
import { SOURCES } from '../model/record.ts';
import type { Arguments, Method } from './engine-api.ts';
import { bytes, draftRequest, reading } from './reading-shapes.ts';

const LONGEST_TEXT = 2_000_000;
const LONGEST_SECRET = 1024;
const LARGEST_PAGE = 100_000;
const MOST_ITEMS = 1_000_000;
const MOST_LINES_AROUND = 1000;

const text = z.string().max(LONGEST_TEXT);
/** A passphrase. */
const secret = z.string().max(LONGEST_SECRET);
const date = z.string().refine(isCalendarDate, 'write a date that exists, such as 2026-11-20');
const whole = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const page = { offset: whole, limit: whole.max(LARGEST_PAGE) };
const mode = z.enum(['summary', 'detail']);
const nothing = z.union([z.undefined(), z.null()]).transform(() => undefined);

const importRequest = {
  fileName: text,
  bytes,
  source: z.enum(SOURCES).nullable(),
  channel: text.nullable(),
  profile: text.nullable(),
  encoding: z.enum(ENCODINGS).nullable(),
  mayBeLeftOut: z.boolean(),
};

const resultFilter = {
  date,
  stage: z.enum(STAGES),
  channel: text.nullable(),
  outcomes: z.array(z.enum(OUTCOMES)).nullable(),
  standing: z.array(z.enum(['quiet', 'timing', 'open', 'waiting', 'decided', 'closed'])).nullable(),
  search: text,
  order: z.enum(['outcome', 'time']),
};

const SHAPES: { readonly [M in Method]: z.ZodType<Arguments<M>> } = {
  workspace: nothing,
  settings: nothing,
  settingsPreview: z.strictObject({ text }),
  day: z.strictObject({ date }),
  imports: nothing,
  rejects: z.strictObject({ importId: whole, ...page }),
  stageFiles: z.strictObject({ files: z.array(z.strictObject({ fileName: text, bytes })).max(MOST_ITEMS) }),
  staged: nothing,
  unstage: z.strictObject({ ids: z.array(whole).max(MOST_ITEMS) }),
  importPreview: z.strictObject({ stagedId: whole, reading, ...page }),
  profileDraft: draftRequest,
  replacePreview: z.strictObject({ importId: whole, stagedId: whole, reading, ...page }),
  profiles: nothing,
  profile: z.strictObject({ name: text }),
  profileCheck: z.strictObject({ text }),
  original: z.strictObject({ importId: whole, byteStart: whole, byteEnd: whole, around: whole.max(MOST_LINES_AROUND) }),
  originalFile: z.strictObject({ importId: whole, container: z.boolean() }),
  outcomes: z.strictObject({ date }),
  results: z.strictObject({ ...resultFilter, ...page }),
  resultDetail: z.strictObject({ resultId: whole }),
  openBreaks: z.strictObject({ date, ...page }),
  decisions: z.strictObject({
    date: date.nullable(),
    state: z.enum(['waiting', 'effective', 'rejected', 'undone']).nullable(),
  }),
  decisionPreview: z.strictObject({ breakIds: z.array(text).max(MOST_ITEMS), decision: z.enum(DECISION_KINDS) }),
  adjustments: z.strictObject({ date }),
  vouchers: z.strictObject({ date, mode }),
  unfold: z.strictObject({ date, postingKey: text, ...page }),
  exportPreview: z.strictObject({ date, mode }),
  exports: nothing,
  check: z.strictObject({ date: date.nullable() }),
  trace: z.strictObject({ key: text }),
  runDiff: z.strictObject({ date, offset: whole, limit: whole.nullable() }),
  reportFacts: z.strictObject({ date }),
  importFiles: z.strictObject({ files: z.array(z.strictObject(importRequest)).max(MOST_ITEMS) }),
  importStaged: z.strictObject({ files: z.array(z.strictObject({ stagedId: whole, reading })).max(MOST_ITEMS) }),
  replaceImport: z.strictObject({ importId: whole, stagedId: whole, reading, user: text }),
  saveProfile: z.strictObject({ text, user: text }),
  removeProfile: z.strictObject({ name: text, user: text }),
  undoImport: z.strictObject({ importId: whole, user: text }),
  saveSettings: z.strictObject({ text, user: text }),
  reconcile: z.strictObject({ date, stage: z.enum(STAGES).nullable() }),
  applyPolicies: z.strictObject({ date }),
  decide: z.strictObject({
    breakIds: z.array(text).max(MOST_ITEMS),
    decision: z.enum(DECISION_KINDS),
    user: text,
    note: text,
    date: date.nullable(),
  }),
  approve: z.strictObject({ decisionId: whole, user: text, reject: z.boolean(), note: text }),
  undoDecision: z.strictObject({ decisionId: whole, user: text, note: text }),
  exportDay: z.strictObject({ date, mode, user: text, again: z.boolean() }),
  history: z.strictObject({
    search: text,
    actions: z.array(z.enum(ACTION_KINDS)).nullable(),
    user: text.nullable(),
    ...page,
  }),
  historyStep: z.strictObject({ id: whole }),
  jumpPreview: z.strictObject({ to: whole }),
  auditLog: z.strictObject(page),
  auditFiles: nothing,
  verifyAuditFile: z.strictObject({ bytes }),
  enquiryFiles: z.strictObject({ breakIds: z.array(text).max(MOST_ITEMS) }),
  closing: z.strictObject({ date }),
  accountNumbers: nothing,
  people: nothing,
  identityCard: z.strictObject({ user: text, withKey: z.boolean() }),
  readCard: z.strictObject({ bytes }),
  packages: nothing,
  openPackage: z.strictObject({ bytes }),
  keeping: nothing,
  archiveFile: nothing,
  undo: z.strictObject({ user: text, note: text, reverse: z.boolean() }),
  redo: z.strictObject({ user: text, note: text }),
  jump: z.strictObject({ to: whole, user: text, note: text, reverse: z.boolean() }),
  closeDay: z.strictObject({ date, user: text, note: text }),
  reopenDay: z.strictObject({ date, user: text, reason: text }),
  settleRejects: z.strictObject({
    importId: whole,
    lines: z.array(whole).max(MOST_ITEMS).nullable(),
    user: text,
    note: text,
  }),
  signIn: z.strictObject({ user: text, passphrase: secret.nullable() }),
  signOut: z.strictObject({ user: text }),
  setPassphrase: z.strictObject({ user: text, before: secret.nullable(), passphrase: secret }),
  trustCard: z.strictObject({ bytes, user: text, replaces: text.nullable() }),
  makePackage: z.strictObject({ decisionIds: z.array(whole).max(MOST_ITEMS), user: text, note: text }),
  answerPackage: z.strictObject({
    bytes,
    verdicts: z.array(z.strictObject({ postingKey: text, approve: z.boolean(), note: text })).max(MOST_ITEMS),
    user: text,
  }),
  mergePackage: z.strictObject({ bytes, user: text }),
  makeBackup: z.strictObject({ user: text }),
  verifyBackups: nothing,
  restoreBackup: z.strictObject({ name: text, user: text }),
  unlock: z.strictObject({ passphrase: secret }),
  setWorkspacePassphrase: z.strictObject({ before: secret.nullable(), after: secret.nullable(), user: text }),
  loadSample: z.strictObject({ seed: whole, rows: whole.max(MOST_ITEMS), days: whole.max(366) }),
};

export function isMethod(name: unknown): name is Method {
  return typeof name === 'string' && Object.hasOwn(SHAPES, name);
}

/** The arguments as the contract wants them, or a usage problem that names the field. */
export function validateArguments<M extends Method>(method: M, args: unknown): Result<Arguments<M>> {
  const parsed = SHAPES[method].safeParse(args);
  if (parsed.success) return { ok: true, value: parsed.data as Arguments<M> };
  const [issue] = parsed.error.issues;
  const field = issue?.path.map(String).join('.') ?? '';
  return {
    ok: false,
    problem: {
      code: 'usage',
      message: `${method}${field === '' ? '' : `, ${field}`}: ${issue?.message ?? 'the arguments do not fit'}`,
      ...(field === '' ? {} : { field }),
    },
  };
}

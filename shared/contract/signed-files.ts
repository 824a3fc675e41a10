// The files that people sign and hand to each other: identity cards, decision packages and answers. Here is only what they look like;
// a file that has anything more or less is refused with the name of the place.
import { z } from 'zod';
import { isCalendarDate } from '../calendar/date.ts';
import { DECISION_KINDS } from '../model/decision.ts';
import { OUTCOMES, STAGES } from '../model/outcome.ts';
import { type Result, refuse } from '../model/problem.ts';
import { KINDS, SOURCES, STATUSES } from '../model/record.ts';
import { currencyExponent } from '../money/currency.ts';

const MOST_ITEMS = 100_000;
const text = z.string().max(100_000);
const date = z.string().refine(isCalendarDate);
const currency = z.string().refine((code) => currencyExponent(code) !== undefined);
const whole = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const minor = z.number().int().min(Number.MIN_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER);
const keys = z.array(text).max(MOST_ITEMS);
const kind = z.enum([...KINDS, '']);
const hex = z.string().regex(/^[0-9a-f]{64}$/);
const base64 = z.string().regex(/^[A-Za-z0-9+/]{1,4096}={0,2}$/);
const list = <T>(item: z.ZodType<T>) => z.array(item).max(MOST_ITEMS);

/** Whose key signs a file. The public key is SPKI, base64. */
const signer = z.strictObject({ user: text.min(1), name: text, publicKey: base64, fingerprint: text });

/** A private key under a passphrase. The bounds keep a forged file from taking all memory. */
const sealedKey = z.strictObject({
  version: z.literal(1),
  kdf: z.literal('scrypt'),
  N: z
    .number()
    .int()
    .min(2 ** 14)
    .max(2 ** 20),
  r: z.number().int().min(8).max(16),
  p: z.number().int().min(1).max(4),
  salt: base64,
  cipher: z.literal('aes-256-gcm'),
  nonce: base64,
  tag: base64,
  ciphertext: base64,
});

const cardContent = z.strictObject({ signer, company: text, at: text });

const effect = z.strictObject({
  money: list(
    z.strictObject({
      currency,
      amount: minor,
      against: z.enum(['receivable', 'entry', 'fee_payable']),
      isFund: z.boolean(),
    }),
  ),
  fees: list(z.strictObject({ currency, amount: minor, against: z.enum(['receivable', 'fee_payable']) })),
  differs: z.boolean(),
});

const row = z.strictObject({
  breakId: text,
  side: z.enum(['upstream', 'downstream']),
  file: text,
  line: whole,
  source: z.enum(SOURCES),
  channel: text,
  key: text,
  kind,
  direction: z.enum(['C', 'D', '']),
  status: z.enum([...STATUSES, '']),
  amount: minor,
  currency,
  fee: minor.nullable(),
  time: text,
  clearingDate: date,
  orderNo: text,
  channelNo: text,
  bankRef: text,
  batchNo: text,
  merchantNo: text,
  accountNo: text,
  reference: text,
  memo: text,
  extra: z.record(text, text),
});

const settlement = z.strictObject({
  key: text,
  settleDate: date,
  dueDate: date,
  currency,
  signedAmount: minor,
  rows: whole,
  isFee: z.boolean(),
});

const entry = z.strictObject({
  postingKey: text,
  date,
  channel: text,
  rule: text,
  currency,
  amount: minor,
  debitCode: text,
  debitName: text,
  creditCode: text,
  creditName: text,
  key: text,
  row: text,
  decisionId: whole.nullable(),
  batchId: text,
});

const breakFacts = z.strictObject({
  breakId: text,
  stage: z.enum(STAGES),
  outcome: z.enum(OUTCOMES),
  reason: text,
  channel: text,
  clearingDate: date,
  kind,
  currency,
  upstreamKeys: keys,
  downstreamKeys: keys,
  upstreamAmount: minor.nullable(),
  downstreamAmount: minor.nullable(),
  difference: minor.nullable(),
  upstreamFee: minor.nullable(),
  downstreamFee: minor.nullable(),
  effect,
  rows: list(row),
  settlements: list(settlement),
});

const decisionFacts = z.strictObject({
  decisionId: whole,
  postingKey: text,
  breakId: text,
  stage: z.enum(STAGES),
  outcome: z.enum(OUTCOMES),
  channel: text,
  clearingDate: date,
  decision: z.enum(DECISION_KINDS),
  kind,
  currency,
  amount: minor,
  upstreamKeys: keys,
  downstreamKeys: keys,
  maker: text,
  decidedAt: text,
  note: text,
  breaks: list(breakFacts),
  entries: list(entry),
});

const packageContent = z.strictObject({
  packageId: text.min(1),
  workspaceId: text.min(1),
  company: text,
  signer,
  at: text,
  note: text,
  /** Hash of the newest row of the maker's audit log. */
  auditHead: text,
  decisions: list(decisionFacts),
});

const answerContent = z.strictObject({
  packageId: text.min(1),
  /** Of the package's content. */
  packageSha256: hex,
  workspaceId: text.min(1),
  maker: text,
  signer,
  at: text,
  auditHead: text,
  verdicts: list(z.strictObject({ postingKey: text, approve: z.boolean(), note: text })),
});

export type Signer = z.infer<typeof signer>;
export type SealedKey = z.infer<typeof sealedKey>;
export type CardContent = z.infer<typeof cardContent>;
export type BreakFacts = z.infer<typeof breakFacts>;
export type DecisionFacts = z.infer<typeof decisionFacts>;
export type PackageContent = z.infer<typeof packageContent>;
export type AnswerContent = z.infer<typeof answerContent>;

export interface SignedContents {
  'clearbench-identity-card': CardContent;
  'clearbench-decision-package': PackageContent;
  'clearbench-package-answer': AnswerContent;
}
export type SignedFormat = keyof SignedContents;

export interface SignedFile<F extends SignedFormat> {
  readonly format: F;
  readonly version: 1;
  readonly content: SignedContents[F];
  /** Of the content's canonical JSON. */
  readonly sha256: string;
  /** By the content's signer, base64. */
  readonly signature: string;
  /** Only beside an identity card. */
  readonly sealed?: SealedKey | undefined;
}

const around = { version: z.literal(1), sha256: hex, signature: base64 };
const SHAPES: { readonly [F in SignedFormat]: z.ZodType<SignedFile<F>> } = {
  'clearbench-identity-card': z.strictObject({
    format: z.literal('clearbench-identity-card'),
    content: cardContent,
    ...around,
    sealed: sealedKey.optional(),
  }),
  'clearbench-decision-package': z.strictObject({
    format: z.literal('clearbench-decision-package'),
    content: packageContent,
    ...around,
  }),
  'clearbench-package-answer': z.strictObject({
    format: z.literal('clearbench-package-answer'),
    content: answerContent,
    ...around,
  }),
};

const NAMES: Readonly<Record<SignedFormat, string>> = {
  'clearbench-identity-card': 'an identity card',
  'clearbench-decision-package': 'a decision package',
  'clearbench-package-answer': 'an answer to a package',
};

/** A parsed JSON value as the file that is wanted; neither hash nor signature are looked at. */
export function signedFileOf<F extends SignedFormat>(format: F, value: unknown): Result<SignedFile<F>> {
  const found = formatOf(value);
  if (found !== format)
    return refuse({
      code: 'input-refused',
      message:
        found === null
          ? `this is not ${NAMES[format]}: no file of Clearbench`
          : `this is ${NAMES[found]}, not ${NAMES[format]}`,
    });
  const parsed = SHAPES[format].safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  const field = parsed.error.issues[0]?.path.map(String).join('.') ?? '';
  return refuse({
    code: 'input-refused',
    message: `the file is not as Clearbench writes it, at ${field === '' ? 'its top' : field}; it was changed or made by something else`,
    ...(field === '' ? {} : { field }),
  });
}

function formatOf(value: unknown): SignedFormat | null {
  if (typeof value !== 'object' || value === null || !('format' in value)) return null;
  const { format } = value;
  return typeof format === 'string' && Object.hasOwn(SHAPES, format) ? (format as SignedFormat) : null;
}

// The shapes of settings.yaml, section by section. Unknown keys are refused by zod's strict objects; defaults stand beside their keys.
import { z } from 'zod';
import { ACCOUNT_ROLES, DECISION_KINDS } from '../model/decision.ts';
import { roundDecimalText } from '../money/decimal.ts';
import * as value from './values.ts';

/** A section that is left empty ("posting:") or out counts as {}. */
function section<T extends z.ZodType>(shape: T) {
  return z.preprocess((input) => input ?? {}, shape);
}

function list<T extends z.ZodType>(item: T) {
  return z.preprocess((input) => input ?? [], z.array(item, 'write a list here'));
}

function oneOf<const T extends readonly [string, ...string[]]>(choices: T) {
  return z.enum(choices, `write one of ${choices.join(', ')}`);
}

const MAP_WANTED = 'write keys and values here';

const feeTier = z.strictObject({ up_to: value.decimal.nullable().default(null), rate: value.rate }, MAP_WANTED);

const comparable = (amount: string) => roundDecimalText(amount, 4, 'down') ?? Number.MAX_SAFE_INTEGER;

const feeTiers = list(feeTier).superRefine((tiers, context) => {
  tiers.forEach((tier, index) => {
    const isLast = index === tiers.length - 1;
    const before = index === 0 ? null : (tiers[index - 1]?.up_to ?? null);
    const message = isLast
      ? tier.up_to === null
        ? undefined
        : 'the last tier has no up_to: it covers every larger amount'
      : tier.up_to === null
        ? 'every tier but the last needs an up_to'
        : undefined;
    if (message !== undefined) context.addIssue({ code: 'custom', path: [index], message });
    if (before !== null && tier.up_to !== null && comparable(tier.up_to) <= comparable(before))
      context.addIssue({ code: 'custom', path: [index, 'up_to'], message: 'tiers go from small to large amounts' });
  });
});

const fee = z
  .strictObject(
    {
      rate: value.rate.default('0'),
      per_item: value.decimal.nullable().default(null),
      min: value.decimal.nullable().default(null),
      max: value.decimal.nullable().default(null),
      tiers: feeTiers,
      rounding: oneOf(['half_up', 'half_even', 'up', 'down']).default('half_up'),
      refunds: oneOf(['returned', 'kept']).default('returned'),
    },
    MAP_WANTED,
  )
  .refine(({ min, max }) => min === null || max === null || comparable(min) <= comparable(max), {
    path: ['min'],
    message: 'the least fee is above the greatest (max); exchange them or correct one',
  });

const entries = z
  .strictObject(
    {
      account_no: value.text.nullable().default(null),
      memo_contains: value.text.nullable().default(null),
      reference_contains: value.text.nullable().default(null),
    },
    MAP_WANTED,
  )
  .refine(
    (filter) => filter.account_no !== null || filter.memo_contains !== null || filter.reference_contains !== null,
    'name at least one of account_no, memo_contains, reference_contains',
  );

const settlement = z
  .strictObject(
    {
      mode: oneOf(['batch', 'partial', 'item']).default('batch'),
      net: value.flag.default(true),
      fees: oneOf(['none', 'apart']).default('none'),
      due: value.due.default({ unit: 'D', days: 1 }),
      group_by: value.text.default('batch_no'),
      credits_cover: oneOf(['one', 'many']).default('one'),
      entries: entries.nullable().default(null),
    },
    MAP_WANTED,
  )
  .refine((rule) => !(rule.net && rule.fees === 'apart'), {
    path: ['fees'],
    message: 'fees: apart needs net: false; a net settlement has its fees taken off already',
  });

const linkKey = z
  .strictObject(
    {
      strip: list(oneOf(['zeros', 'brackets', 'quotes', 'blanks'])),
      take: value.text
        .includes('{key}', { message: 'write a template with {key}, such as "PAY-{key}"' })
        .nullable()
        .default(null),
    },
    MAP_WANTED,
  )
  .refine(({ strip, take }) => strip.length > 0 || take !== null, 'name at least one of strip, take');

const channel = z.strictObject(
  {
    code: value.code,
    name: value.text.optional(),
    timezone: value.timezone.optional(),
    cutoff: value.cutoff.default('24:00'),
    timing_window: value.duration.default(1800),
    carry_days: value.wholeNumber.default(3),
    fee: fee.nullable().default(null),
    tolerance: section(
      z.strictObject({ amount: value.decimal.default('0'), fee: value.decimal.default('0') }, MAP_WANTED),
    ),
    settlement: section(settlement),
    link_key: linkKey.nullable().default(null),
  },
  MAP_WANTED,
);

const user = z.strictObject(
  { id: value.code, name: value.text.optional(), role: oneOf(['maker', 'checker']) },
  MAP_WANTED,
);

const policy = z.preprocess(
  (input) => (typeof input === 'string' ? { decision: input } : input),
  z.strictObject(
    { decision: oneOf(DECISION_KINDS), up_to: value.decimal.nullable().default(null) },
    'write a decision, or { decision: adjust, up_to: "1.00" }',
  ),
);

const account = z.strictObject({ code: value.code.optional(), name: value.text.optional() }, MAP_WANTED);

const postingRule = z.strictObject({ debit: oneOf(ACCOUNT_ROLES), credit: oneOf(ACCOUNT_ROLES) }, MAP_WANTED);

const calendar = z
  .strictObject({ holidays: list(value.date), workdays: list(value.date) }, MAP_WANTED)
  .superRefine((days, context) => {
    days.workdays.forEach((day, index) => {
      if (days.holidays.includes(day))
        context.addIssue({
          code: 'custom',
          path: ['workdays', index],
          message: 'this date is a holiday too; keep one',
        });
    });
  });

export const settingsShape = z.strictObject(
  {
    version: z.literal('1', 'write version: 1; this program reads no other'),
    company: value.freeText.default(''),
    timezone: value.timezone.default('Asia/Shanghai'),
    currency: value.currency.default('CNY'),
    calendar: section(calendar),
    users: list(user).superRefine((users, context) => refuseRepeats(users, (one) => one.id, 'id', context)),
    channels: list(channel).superRefine((channels, context) =>
      refuseRepeats(channels, (one) => one.code, 'code', context),
    ),
    policies: section(z.record(z.string(), policy, MAP_WANTED)),
    approvals: list(oneOf(DECISION_KINDS)),
    books: section(z.strictObject({ routine: oneOf(['summary', 'detail', 'off']).default('summary') }, MAP_WANTED)),
    accounts: section(
      z.strictObject(
        Object.fromEntries(ACCOUNT_ROLES.map((role) => [role, account.optional()])) as Record<
          (typeof ACCOUNT_ROLES)[number],
          z.ZodOptional<typeof account>
        >,
        MAP_WANTED,
      ),
    ),
    posting: section(z.record(z.string(), postingRule, MAP_WANTED)),
    glossary: section(z.strictObject({ long_short: oneOf(['money', 'book']).default('money') }, MAP_WANTED)),
  },
  'write keys and values, beginning with version: 1',
);

export type SettingsDocument = z.output<typeof settingsShape>;
export type ChannelDocument = SettingsDocument['channels'][number];

function refuseRepeats<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  field: string,
  context: z.RefinementCtx,
): void {
  const seen = new Set<string>();
  items.forEach((item, index) => {
    const key = keyOf(item);
    if (seen.has(key))
      context.addIssue({ code: 'custom', path: [index, field], message: `${field} ${key} is used twice; keep one` });
    seen.add(key);
  });
}

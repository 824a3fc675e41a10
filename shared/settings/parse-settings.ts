// settings.yaml -> Settings, or every problem with its line. Pure; the text itself is kept by the workspace, comments and all.
import { DECISION_KINDS, type DecisionKind } from '../model/decision.ts';
import { BREAK_OUTCOMES, STAGES } from '../model/outcome.ts';
import type { Problem, Result } from '../model/problem.ts';
import type { Account, ChannelSettings, Policy, Settings } from '../model/settings.ts';
import { readYaml, type YamlTree, type YamlValue } from '../yaml/yaml-tree.ts';
import { DEFAULT_ACCOUNTS } from './default-accounts.ts';
import { type ChannelDocument, type SettingsDocument, settingsShape } from './shapes.ts';

/** The first problem as `problem` (for the command line), all of them in `problems` (for the screen). */
export type ParsedSettings = Result<Settings> & { readonly problems: readonly Problem[] };

const LARGEST_TEXT = 1_000_000;

/** Validates a whole settings text. `fileName` is what problems name. */
export function parseSettings(text: string, fileName: string): ParsedSettings {
  if (text.length > LARGEST_TEXT)
    return failed([
      {
        code: 'settings-invalid',
        message: 'the settings are larger than 1 MB; is this the right file?',
        file: fileName,
      },
    ]);
  const tree = readYaml(text.replace(/^\uFEFF/, ''), fileName, 'settings');
  if (tree.problems.length > 0) return failed(tree.problems);
  const parsed = settingsShape.safeParse(tree.value);
  if (!parsed.success) return failed(shapeProblems(parsed.error.issues, tree, fileName));
  const problems = policyProblems(parsed.data, tree, fileName);
  if (problems.length > 0) return failed(problems);
  return { ok: true, value: toSettings(parsed.data), problems: [] };
}

function failed(problems: readonly Problem[]): ParsedSettings {
  const [first] = problems;
  if (first === undefined) throw new Error('settings failed without a problem');
  return { ok: false, problem: first, problems };
}

interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
}

function shapeProblems(issues: readonly object[], tree: YamlTree, file: string): Problem[] {
  const problems = (issues as readonly Issue[]).flatMap((issue): Problem[] => {
    if (issue.code !== 'unrecognized_keys') return [at(tree, file, issue.path, issue.message)];
    return (issue.keys ?? []).map((key) =>
      at(tree, file, [...issue.path, key], `unknown key "${key}"; remove it or correct its name`),
    );
  });
  return problems.sort((left, right) => (left.line ?? 0) - (right.line ?? 0));
}

function at(tree: YamlTree, file: string, path: readonly PropertyKey[], message: string): Problem {
  const found = valueAt(tree.value, path);
  const field = fieldName(tree.value, path);
  const missing = found === undefined && path.length > 0;
  return {
    code: 'settings-invalid',
    message: `settings ${field === '' ? '' : `${field}: `}${missing ? `missing; ${message}` : message}`,
    file,
    line: tree.lineOf(path),
    field,
    ...(typeof found === 'string' || typeof found === 'boolean' ? { value: String(found) } : {}),
  };
}

function valueAt(root: YamlValue, path: readonly PropertyKey[]): YamlValue | undefined {
  let value: YamlValue | undefined = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Array.isArray(value) ? value[Number(step)] : value[String(step)];
  }
  return value;
}

/** "channels.WX.carry_days": list items by their code or id where they have one. */
function fieldName(root: YamlValue, path: readonly PropertyKey[]): string {
  return path
    .map((step, index) => {
      if (typeof step !== 'number') return String(step);
      const item = valueAt(root, path.slice(0, index + 1));
      const name =
        typeof item === 'object' && item !== null && !Array.isArray(item) ? (item.code ?? item.id) : undefined;
      return typeof name === 'string' ? name : String(step + 1);
    })
    .join('.');
}

function policyProblems(document: SettingsDocument, tree: YamlTree, file: string): Problem[] {
  return Object.keys(document.policies).flatMap((key) =>
    parsePolicyKey(key) === null
      ? [
          at(
            tree,
            file,
            ['policies', key],
            `unknown key "${key}"; write stage/outcome with a stage of ${STAGES.join(', ')} and an outcome of ${BREAK_OUTCOMES.join(', ')}`,
          ),
        ]
      : [],
  );
}

function parsePolicyKey(key: string): Pick<Policy, 'stage' | 'outcome'> | null {
  const [stageText, outcomeText, ...rest] = key.split('/');
  const stage = STAGES.find((one) => one === stageText);
  const outcome = BREAK_OUTCOMES.find((one) => one === outcomeText);
  return stage === undefined || outcome === undefined || rest.length > 0 ? null : { stage, outcome };
}

function toSettings(document: SettingsDocument): Settings {
  return {
    version: 1,
    company: document.company,
    timezone: document.timezone,
    currency: document.currency,
    calendar: { holidays: new Set(document.calendar.holidays), workdays: new Set(document.calendar.workdays) },
    users: document.users.map((user) => ({ id: user.id, name: user.name ?? user.id, role: user.role })),
    channels: document.channels.map((channel) => toChannel(channel, document.timezone)),
    policies: Object.entries(document.policies).flatMap(([key, { decision, up_to }]) => {
      const where = parsePolicyKey(key);
      return where === null ? [] : [{ ...where, decision, upTo: up_to }];
    }),
    approvals: approvalsOf(document.approvals),
    routine: document.books.routine,
    accounts: mergedAccounts(document.accounts),
    posting: Object.entries(document.posting).map(([rule, { debit, credit }]) => ({ rule, debit, credit })),
    longShortView: document.glossary.long_short,
  };
}

function toChannel(document: ChannelDocument, timezone: string): ChannelSettings {
  const { fee, settlement } = document;
  return {
    code: document.code,
    name: document.name ?? document.code,
    timezone: document.timezone ?? timezone,
    cutoff: document.cutoff,
    timingWindowSeconds: document.timing_window,
    carryDays: document.carry_days,
    fee:
      fee === null
        ? null
        : {
            rate: fee.rate,
            perItem: fee.per_item,
            min: fee.min,
            max: fee.max,
            tiers: fee.tiers.map((tier) => ({ upTo: tier.up_to, rate: tier.rate })),
            rounding: fee.rounding,
            refunds: fee.refunds,
          },
    toleranceAmount: document.tolerance.amount,
    toleranceFee: document.tolerance.fee,
    settlement: {
      mode: settlement.mode,
      net: settlement.net,
      fees: settlement.fees,
      due: settlement.due,
      groupBy: settlement.group_by,
      creditsCover: settlement.credits_cover,
      entries:
        settlement.entries === null
          ? null
          : {
              accountNo: settlement.entries.account_no,
              memoContains: settlement.entries.memo_contains,
              referenceContains: settlement.entries.reference_contains,
            },
    },
    linkKey: document.link_key,
  };
}

/** In DECISION_KINDS' order; write_off is always among them. */
function approvalsOf(named: readonly DecisionKind[]): DecisionKind[] {
  return DECISION_KINDS.filter((kind) => kind === 'write_off' || named.includes(kind));
}

function mergedAccounts(own: SettingsDocument['accounts']): Settings['accounts'] {
  const merge = (role: keyof typeof DEFAULT_ACCOUNTS): Account => ({
    code: own[role]?.code ?? DEFAULT_ACCOUNTS[role].code,
    name: own[role]?.name ?? DEFAULT_ACCOUNTS[role].name,
  });
  return {
    receivable: merge('receivable'),
    payable: merge('payable'),
    fee_cost: merge('fee_cost'),
    fee_payable: merge('fee_payable'),
    reserve_bank: merge('reserve_bank'),
    credit_loss: merge('credit_loss'),
    suspense_long: merge('suspense_long'),
    suspense_short: merge('suspense_short'),
    liable: merge('liable'),
    rounding: merge('rounding'),
    allowance: merge('allowance'),
  };
}

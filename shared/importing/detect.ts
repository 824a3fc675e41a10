// Which format a text is in, by its content; the file's name is only a hint between look-alikes. What is no known format is refused by name where it has one.
import { ok, type Problem, type Result, refuse } from '../model/problem.ts';
import type { Source } from '../model/record.ts';
import type { Settings } from '../model/settings.ts';
import { chooseChannel } from './channel-choice.ts';
import { cmbcChannel } from './formats/cmbc-channel.ts';
import { GENERIC } from './formats/generic.ts';
import { looksLikeMt940, MT940 } from './formats/mt940.ts';
import { wechatTrade } from './formats/wechat-trade.ts';
import { isGenericHeader, nearlyGeneric, planGeneric } from './generic-detection.ts';
import { foldName } from './header.ts';
import { type HeaderCandidate, headerCandidates } from './header-search.ts';
import type { Profile } from './profile.ts';
import { resolveColumns } from './profile-columns.ts';
import { profilePlan } from './profile-table.ts';
import type { SourceText } from './source-text.ts';
import type { TablePlan } from './table.ts';

/** Delimited formats, in the order they are tried. */
const PROFILES: readonly Profile[] = [wechatTrade, cmbcChannel];

/** Every profile that `parseFile` takes by name. */
export function profileNames(): readonly string[] {
  return [GENERIC, ...PROFILES.map(({ name }) => name), MT940];
}

/** Formats that are recognised only to be refused with advice. */
const REFUSED: readonly { readonly columns: readonly string[]; readonly advice: string }[] = [
  {
    columns: ['记账时间', '资金流水单号', '收支类型'],
    advice:
      'is a WeChat Pay fund bill (资金账单), which is not read yet. Import the trade bill (交易账单) as the bank file, or bring the fund bill into the canonical funds form.',
  },
  {
    columns: ['交易时间', '交易类型', '交易对方', '收/支'],
    advice:
      'is the personal WeChat export (微信支付账单明细), not a merchant bill. Download the trade bill (交易账单) from the merchant platform.',
  },
];

export interface DetectRequest {
  readonly fileName: string;
  readonly source: Source | null;
  readonly channel: string | null;
  /** null: detect. */
  readonly profile: string | null;
  readonly settings: Settings;
}

export type Detected = { readonly format: 'table'; readonly plan: TablePlan } | { readonly format: 'mt940' };

export function detect(text: SourceText, request: DetectRequest): Result<Detected> {
  if (request.profile !== null && !profileNames().includes(request.profile)) {
    return refuse({
      code: 'usage',
      message: `The profile ${request.profile} is unknown; known are auto, ${profileNames().join(', ')}.`,
      file: request.fileName,
      field: 'profile',
      value: request.profile,
    });
  }
  const isAsked = (name: string) => request.profile === null || request.profile === name;
  if (looksLikeMt940(text) && isAsked(MT940)) {
    return contradicts(request, 'funds') ?? ok({ format: 'mt940' });
  }
  const candidates = headerCandidates(text);
  const generic = isAsked(GENERIC) ? candidates.find(({ cells }) => isGenericHeader(cells)) : undefined;
  if (generic !== undefined) return table(planGeneric(request, generic));
  for (const profile of PROFILES.filter(({ name }) => isAsked(name))) {
    const candidate = candidates.find((header) => recognises(profile, header, profile.recognisedBy));
    if (candidate !== undefined) return planProfile(text, profile, candidate, request);
  }
  return refuse(unrecognised(text, request, candidates));
}

function table(plan: Result<TablePlan>): Result<Detected> {
  return plan.ok ? ok({ format: 'table', plan: plan.value }) : plan;
}

function recognises(profile: Profile, { delimiter, cells }: HeaderCandidate, names: readonly string[]): boolean {
  if (delimiter !== profile.delimiter) return false;
  const columns = resolveColumns(profile, cells);
  return names.every((name) => columns.has(name));
}

/** A claimed source that the format is not. */
function contradicts(request: DetectRequest, source: Source): Result<never> | null {
  if (request.source === null || request.source === source) return null;
  return refuse({
    code: 'input-refused',
    message: `${request.fileName}: holds ${source} records by its format, not ${request.source} as was said; import it as ${source}.`,
    file: request.fileName,
    field: 'source',
    value: request.source,
  });
}

function planProfile(
  text: SourceText,
  profile: Profile,
  candidate: HeaderCandidate,
  request: DetectRequest,
): Result<Detected> {
  const contradiction = contradicts(request, profile.source);
  if (contradiction !== null) return contradiction;
  const header = candidate.cells;
  const columns = resolveColumns(profile, header);
  const missing = profile.required.filter((name) => !columns.has(name));
  if (missing.length > 0) {
    const names = missing.map((name) => profile.columns[name]?.join(' or ') ?? name);
    return refuse({
      code: 'input-refused',
      message: `${text.fileName}: ${profile.title} needs the column ${names.join(', ')}, which the header does not have. Found: ${header.join(', ').slice(0, 300)}.`,
      file: text.fileName,
      line: candidate.line + 1,
      field: names[0] ?? '',
    });
  }
  const doubled = header.find((cell, index) => {
    const isMapped = [...columns.values()].some((column) => foldName(header[column] ?? '') === foldName(cell));
    return isMapped && header.findIndex((other) => foldName(other) === foldName(cell)) !== index;
  });
  if (doubled !== undefined) {
    return refuse({
      code: 'input-refused',
      message: `${text.fileName}: the header has the column ${doubled.trim()} twice; remove one of them.`,
      file: text.fileName,
      line: candidate.line + 1,
      field: doubled.trim(),
    });
  }
  const channel = chooseChannel(text.fileName, request.channel, profile, request.settings);
  if (!channel.ok) return channel;
  return table(ok(profilePlan(text.fileName, profile, channel.value, candidate)));
}

const LONGEST_SHOWN_LINE = 120;

function unrecognised(text: SourceText, request: DetectRequest, candidates: readonly HeaderCandidate[]): Problem {
  const refused = REFUSED.find(({ columns }) =>
    candidates.some(({ cells }) => {
      const names = new Set(cells.map(foldName));
      return columns.every((name) => names.has(foldName(name)));
    }),
  );
  const problem = (rest: string, line: number): Problem => ({
    code: 'input-refused',
    message: `${request.fileName}: ${rest}`,
    file: request.fileName,
    line,
  });
  if (refused !== undefined) return problem(refused.advice, 1);
  if (request.profile !== null && request.profile !== GENERIC) {
    return problem(
      `is not ${request.profile}: what that format is recognised by was not found. Leave the profile to be detected.`,
      1,
    );
  }
  const nearly = nearlyGeneric(request, candidates);
  if (nearly !== null) return nearly;
  let first = 0;
  while (first + 1 < text.lineCount && text.line(first).trim() === '') first += 1;
  const shown = text
    .line(first)
    .slice(0, LONGEST_SHOWN_LINE)
    .replace(/\p{Cc}/gu, '�')
    .trim();
  return problem(
    `is none of the known formats (${profileNames().join(', ')}). It begins with: ${shown}. Check the file, or the encoding if this looks garbled.`,
    first + 1,
  );
}

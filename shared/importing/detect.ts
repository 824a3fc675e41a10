// Which format a text is in, by its content; the file's name is only a hint between look-alikes. Exactly one best, or an honest refusal.
import type { CalendarDate } from '../calendar/date.ts';
import type { Encoding, Evidence } from '../model/import.ts';
import { ok, type Problem, type Result, refuse } from '../model/problem.ts';
import type { Profile } from '../model/profile.ts';
import type { Source } from '../model/record.ts';
import type { Settings } from '../model/settings.ts';
import { chooseChannel } from './channel-choice.ts';
import type { SiblingFile, StatementFormat } from './format.ts';
import { STATEMENT_FORMATS } from './formats/all.ts';
import { GENERIC } from './formats/generic.ts';
import { isGenericHeader, nearlyGeneric, planGeneric } from './generic-detection.ts';
import { foldName } from './header.ts';
import { type HeaderCandidate, headerCandidates } from './header-search.ts';
import { nearlyKnown } from './nearly-known.ts';
import { resolveColumns } from './profile/columns.ts';
import type { OpenTable } from './profile/layouts/records.ts';
import { type ProfileMatch, ProfileMatcher } from './profile/match.ts';
import { profilePlan } from './profile/plan.ts';
import { shippedProfiles } from './profiles/shipped.ts';
import type { SourceText } from './source-text.ts';
import type { TablePlan } from './table.ts';

/** Every format that `parseFile` takes by name, but for users' own. */
export function profileNames(): readonly string[] {
  return [GENERIC, ...STATEMENT_FORMATS.map(({ name }) => name), ...shippedProfiles().map(({ name }) => name)];
}

export interface DetectRequest {
  readonly fileName: string;
  readonly source: Source | null;
  readonly channel: string | null;
  /** null: detect. */
  readonly profile: string | null;
  /** Users' own, tried before shipped ones. */
  readonly profiles: readonly Profile[];
  /** Read as given, in place of any known one. */
  readonly draft: Profile | null;
  readonly siblings: readonly SiblingFile[];
  readonly settings: Settings;
  /** The day of the import. */
  readonly today: CalendarDate;
}

/** `encoding` is the code page that the format is known to be in, for files that do not show it. */
export type Detected = { readonly evidence: readonly Evidence[]; readonly encoding: Encoding | null } & (
  | { readonly type: 'table'; readonly plan: TablePlan }
  | { readonly type: 'statement'; readonly format: StatementFormat }
  /** Holds the totals of another file and no rows. */
  | { readonly type: 'companion'; readonly profile: Profile }
);

const ofFormat = (text: string): Evidence => ({ of: 'format', text });

export function detect(text: SourceText, request: DetectRequest): Result<Detected> {
  const known = [...request.profiles, ...shippedProfiles()];
  const asked = request.profile;
  if (asked !== null && !profileNames().includes(asked) && !known.some(({ name }) => name === asked)) {
    const names = [...new Set([...profileNames(), ...known.map(({ name }) => name)])];
    return refuse({
      code: 'usage',
      message: `The profile ${asked} is unknown; known are auto, ${names.join(', ')}.`,
      file: request.fileName,
      field: 'profile',
      value: asked,
    });
  }
  const matcher = new ProfileMatcher(text, request.settings);
  if (request.draft !== null) return readAs(text, matcher, request.draft, request);
  const named = asked === null ? undefined : known.find(({ name }) => name === asked);
  if (named !== undefined) return readAs(text, matcher, named, request);

  const statement = STATEMENT_FORMATS.filter(({ name }) => asked === null || asked === name)
    .map((format) => ({ format, because: format.recognise(text) }))
    .find(({ because }) => because !== null);
  if (statement !== undefined) {
    const evidence = [ofFormat(statement.because ?? '')];
    return (
      contradicts(request, 'funds') ?? ok({ type: 'statement', format: statement.format, evidence, encoding: null })
    );
  }
  const own = asked === null ? best(matcher, request.profiles, text.fileName) : null;
  if (own !== null) return own.ok ? plan(text, own.value, request) : own;
  const candidates = headerCandidates(text);
  const generic =
    asked === null || asked === GENERIC ? candidates.find(({ cells }) => isGenericHeader(cells)) : undefined;
  if (generic !== undefined) {
    const planned = planGeneric(text, request, generic);
    const evidence = [ofFormat('Its header has the columns of a canonical file.')];
    return planned.ok ? ok({ type: 'table', plan: planned.value, evidence, encoding: null }) : planned;
  }
  const shipped = asked === null ? best(matcher, shippedProfiles(), text.fileName) : null;
  if (shipped !== null) return shipped.ok ? plan(text, shipped.value, request) : shipped;
  return refuse(unrecognised(text, request, candidates));
}

/** null where none fits; refused where several fit equally well. */
function best(matcher: ProfileMatcher, profiles: readonly Profile[], fileName: string): Result<ProfileMatch> | null {
  const matches = profiles.flatMap((profile) => matcher.match(profile) ?? []);
  const top = Math.max(...matches.map(({ score }) => score));
  const [first, second] = matches.filter(({ score }) => score === top);
  if (first === undefined) return null;
  if (second === undefined) return ok(first);
  const names = matches.filter(({ score }) => score === top).map(({ profile }) => profile.name);
  return refuse({
    code: 'input-refused',
    message: `${fileName}: can be read as ${names.join(' or ')} equally well; name the right one with --profile.`,
    file: fileName,
    field: 'profile',
  });
}

function readAs(text: SourceText, matcher: ProfileMatcher, profile: Profile, request: DetectRequest): Result<Detected> {
  const match = matcher.open(profile);
  if (match !== null) return plan(text, match, request);
  const name = profile.name === '' ? 'the profile' : profile.name;
  return refuse({
    code: 'input-refused',
    message: `${text.fileName}: is not ${name}: what that format is recognised by was not found. Leave the profile to be detected.`,
    file: text.fileName,
    line: 1,
  });
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

function plan(text: SourceText, { profile, table, because }: ProfileMatch, request: DetectRequest): Result<Detected> {
  const contradiction = contradicts(request, profile.source);
  if (contradiction !== null) return contradiction;
  const evidence: Evidence[] = [
    ofFormat(because),
    { of: 'source', text: `This format holds ${profile.source} records.` },
  ];
  if (table === null) return ok({ type: 'companion', profile, evidence, encoding: profile.encoding });
  const faulty = headerProblem(text, profile, table);
  if (faulty !== null) return refuse(faulty);
  const channel = chooseChannel(text.fileName, request.channel, profile, request.settings);
  if (!channel.ok) return channel;
  if (channel.value.because !== '') evidence.push({ of: 'channel', text: channel.value.because });
  const { settings, siblings, today } = request;
  return ok({
    type: 'table',
    plan: profilePlan({ text, profile, table, channel: channel.value.channel, settings, siblings, today }),
    evidence,
    encoding: profile.encoding,
  });
}

/** Required columns that are absent, or one that is there twice. */
function headerProblem(text: SourceText, profile: Profile, table: OpenTable): Problem | null {
  const { fileName } = text;
  const { header, headerLine } = table;
  const columns = resolveColumns(profile, header);
  const missing = profile.required.filter((name) => !columns.has(name));
  const problem = (rest: string, field: string): Problem => ({
    code: 'input-refused',
    message: `${fileName}: ${rest}`,
    file: fileName,
    ...(headerLine === -1 ? {} : { line: headerLine + 1 }),
    field,
  });
  if (missing.length > 0) {
    const names = missing.map((name) => profile.columns[name]?.join(' or ') ?? name);
    return problem(
      `${profile.title || profile.name} needs the column ${names.join(', ')}, which the header does not have. Found: ${header.join(', ').slice(0, 300)}.`,
      names[0] ?? '',
    );
  }
  if (headerLine === -1) return null;
  const mapped = new Set([...columns.values()].map((column) => foldName(header[column] ?? '')));
  const seen = new Map<string, number>();
  for (const [index, cell] of header.entries()) {
    const name = foldName(cell);
    const first = seen.get(name);
    if (first === undefined) seen.set(name, index);
    else if (mapped.has(name) && !areTheSame(text, table, first, index)) {
      return problem(`the header has the column ${cell.trim()} twice; remove one of them.`, cell.trim());
    }
  }
  return null;
}

/** Reports whose columns users choose may hold one twice: then it does not matter which is read. */
function areTheSame(text: SourceText, table: OpenTable, first: number, second: number): boolean {
  for (let line = table.headEnd + 1; line < text.lineCount; ) {
    const { cells, lines } = table.readRow(line);
    if ((cells[first] ?? '').trim() !== (cells[second] ?? '').trim()) return false;
    line += lines;
  }
  return true;
}

const LONGEST_SHOWN_LINE = 120;

function unrecognised(text: SourceText, request: DetectRequest, candidates: readonly HeaderCandidate[]): Problem {
  const problem = (code: Problem['code'], rest: string, line: number): Problem => ({
    code,
    message: `${request.fileName}: ${rest}`,
    file: request.fileName,
    line,
  });
  if (request.profile !== null && request.profile !== GENERIC) {
    return problem(
      'input-refused',
      `is not ${request.profile}: what that format is recognised by was not found. Leave the profile to be detected.`,
      1,
    );
  }
  const profiles = [...request.profiles, ...shippedProfiles()].filter(
    ({ source }) => request.source === null || request.source === source,
  );
  const known = nearlyKnown(request.fileName, profiles, candidates);
  if (known !== null) return known;
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
    'not-recognised',
    `is none of the known formats. It begins with: ${shown}. Check the file, or the encoding if this looks garbled; if it is a statement, make a profile for it.`,
    first + 1,
  );
}

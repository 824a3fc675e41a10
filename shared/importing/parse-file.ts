// The importer's door: file bytes to records, rejects, totals and their proof. Pure; refuses what is not a statement as a Problem, never by throwing.
import type { CalendarDate } from '../calendar/date.ts';
import type { Encoding, Evidence, ParsedFile } from '../model/import.ts';
import { ok, type Problem, type Result, refuse } from '../model/problem.ts';
import type { Profile } from '../model/profile.ts';
import type { Source, SourceRow } from '../model/record.ts';
import type { Settings } from '../model/settings.ts';
import { controlSums, proofOf } from './control-sums.ts';
import { findDamage } from './damage/find-damage.ts';
import { type Detected, detect } from './detect.ts';
import { readElementRows } from './element-rows.ts';
import type { Control, FileBody, SiblingFile } from './format.ts';
import { namesOtherChannel } from './formats/generic.ts';
import { sniff } from './sniff.ts';
import { readSourceText, type SourceText } from './source-text.ts';
import { readTable } from './table.ts';

export { profileNames } from './detect.ts';

export interface ParseRequest {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** null: by the file's columns. A source that the file is not is refused. */
  readonly source: Source | null;
  /** null: by the rows, or the only channel that fits the format. */
  readonly channel: string | null;
  /** null or "auto": by content. */
  readonly profile: string | null;
  /** null: detected. */
  readonly encoding: Encoding | null;
  /** Users' own profiles, tried before the shipped ones. Absent: none. */
  readonly profiles?: readonly Profile[];
  /** Read as given, without detection. Absent or null: none. */
  readonly draft?: Profile | null;
  /** The other files of the same drop: some formats put the totals of one file into another. Absent: none. */
  readonly siblings?: readonly SiblingFile[];
  readonly settings: Settings;
  /** The day of the import: dates without a year are of the year up to it where nothing else tells the year. */
  readonly today: CalendarDate;
  /** Called with lines done and lines in all; must not throw. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly isCancelled?: () => boolean;
}

/**
 * Parses one file. Refusals are problems of code input-refused (the file), usage (an unknown profile or channel was asked for) or
 * cancelled. A file whose declared totals contradict its rows is parsed, with a warning.
 */
export function parseFile(request: ParseRequest): Result<ParsedFile> {
  const { fileName, bytes } = request;
  const notStatement = sniff(bytes);
  if (notStatement !== null) return refuse(refused(fileName, `${notStatement}.`));
  const text = readSourceText(fileName, bytes, request.encoding);
  if (!text.ok) return text;
  const control: Control = {
    onProgress: (done, total) => request.onProgress?.(done, total),
    isCancelled: () => request.isCancelled?.() ?? false,
  };
  const opened = open(text.value, request);
  if (!opened.ok) return opened;
  const { text: source, detected } = opened.value;
  try {
    const body = readDetected(source, detected, request, control);
    if (!body.ok) return body;
    if (isOtherChannels(body.value))
      return refuse(
        refused(
          fileName,
          `every row names another channel than ${request.channel}; import it without --channel or name the right one.`,
        ),
      );
    return ok(assemble(source, detected.evidence, body.value));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return refuse(refused(fileName, 'the sum of its amounts leaves the exact range; check the amounts.'));
  }
}

interface Opened {
  readonly text: SourceText;
  readonly detected: Detected;
}

/** Detects the format; where only likelihood speaks for the encoding, the one that the format is known to be in takes its place. */
function open(text: SourceText, request: ParseRequest): Result<Opened> {
  const ask = (source: SourceText, profile: string | null) =>
    detect(source, {
      ...request,
      profile,
      profiles: request.profiles ?? [],
      draft: request.draft ?? null,
      siblings: request.siblings ?? [],
    });
  const asked = request.profile === 'auto' ? null : request.profile;
  const detected = ask(text, asked);
  if (!detected.ok) return detected;
  const { encoding } = detected.value;
  if (encoding !== null && encoding !== text.encoding && !text.isCertain) {
    const again = readSourceText(request.fileName, request.bytes, encoding);
    const redetected = again.ok ? ask(again.value, asked) : again;
    if (again.ok && redetected.ok) {
      const because: Evidence = { of: 'encoding', text: `The format says that it is in ${encoding}.` };
      return ok({ text: { ...again.value, evidence: because }, detected: redetected.value });
    }
  }
  return ok({ text, detected: detected.value });
}

function readDetected(
  text: SourceText,
  detected: Detected,
  { siblings = [], settings }: ParseRequest,
  control: Control,
): Result<FileBody> {
  switch (detected.type) {
    case 'table':
      return detected.plan.elements === null
        ? readTable(text, detected.plan, control)
        : readElementRows(text, detected.plan, detected.plan.elements, control);
    case 'statement':
      return detected.format.read(text, siblings, control, { currency: settings.currency });
    case 'companion':
      return ok(companionBody(text, detected.profile));
  }
}

/** The file with the totals of another one: no rows, nothing to prove. */
function companionBody(text: SourceText, { name, title, source }: Profile): FileBody {
  return {
    profile: name,
    title: title === '' ? name : title,
    source,
    channel: '',
    rows: [],
    rejects: [],
    headerFooter: text.lineCount,
    declared: [],
    warnings: [],
    evidence: [],
    leftOut: [],
    statements: [],
    header: [],
    mapping: [],
  };
}

/** A file of which every row belongs elsewhere is not what it was said to be. */
function isOtherChannels({ rows, rejects }: FileBody): boolean {
  return rows.length === 0 && rejects.length > 0 && rejects.every(namesOtherChannel);
}

function refused(fileName: string, rest: string): Problem {
  return { code: 'input-refused', message: `${fileName}: ${rest}`, file: fileName };
}

function warned(fileName: string, rest: string): Problem {
  return { ...refused(fileName, rest), code: 'warning' };
}

/** A file of many statements may contradict itself in each; the declared totals list them all. */
const CONTRADICTIONS_TOLD = 10;

function assemble(text: SourceText, evidence: readonly Evidence[], body: FileBody): ParsedFile {
  const { fileName, encoding } = text;
  const proof = proofOf(body.declared);
  const disagreeing = body.declared.filter((total) => !total.agrees);
  const contradiction = disagreeing
    .slice(0, CONTRADICTIONS_TOLD)
    .map(({ what, declared, computed }) =>
      warned(
        fileName,
        `declares ${what} ${declared === '' ? '(missing)' : declared}, but its rows come to ${computed}; the file may be cut or changed.`,
      ),
    );
  if (disagreeing.length > CONTRADICTIONS_TOLD) {
    const more = disagreeing.length - CONTRADICTIONS_TOLD;
    contradiction.push(warned(fileName, `${more} more declared totals disagree with its rows.`));
  }
  const isAllRejected = body.rows.length === 0 && body.rejects.length > 0;
  const nothingRead = isAllRejected
    ? [warned(fileName, 'every row was rejected; check the format and the first reject.')]
    : [];
  const leftOut = body.leftOut.reduce((count, one) => count + one.count, 0);
  const isAllLeftOut = body.rows.length + body.rejects.length === 0 && leftOut > 0;
  const nothingTaken = isAllLeftOut
    ? [warned(fileName, `holds no row to import: all ${leftOut} were left out; the reasons stand beside them.`)]
    : [];
  return {
    profile: body.profile,
    title: body.title,
    source: body.source,
    channel: body.channel,
    encoding,
    linesRead: body.rows.length + body.rejects.length + body.headerFooter,
    headerFooter: body.headerFooter,
    rows: body.rows,
    rejects: body.rejects,
    sums: controlSums(body.rows),
    declared: body.declared,
    proof,
    warnings: [
      ...text.warnings,
      ...body.warnings,
      ...findDamage(text, body),
      ...nothingRead,
      ...nothingTaken,
      ...contradiction,
    ],
    evidence: [text.evidence, ...evidence, ...body.evidence, ...datesOf(body.rows)],
    leftOut: body.leftOut,
    statements: body.statements,
    header: body.header,
    mapping: body.mapping,
  };
}

function datesOf(rows: readonly SourceRow[]): readonly Evidence[] {
  let first = '';
  let last = '';
  for (const row of rows) {
    const date = row.source === 'funds' ? row.valueDate : row.clearingDate;
    if (first === '' || date < first) first = date;
    if (date > last) last = date;
  }
  if (first === '') return [];
  return [{ of: 'date', text: first === last ? `All rows are of ${first}.` : `Its rows are of ${first} to ${last}.` }];
}

// Profiles as text and back. Faulty ones are refused with line, key, value and what to do; what is written is read back equal.
import { stringify } from 'yaml';
import { ok, type Problem, type Result, refuse } from '../../model/problem.ts';
import type { FieldSource, Profile } from '../../model/profile.ts';
import type { Source } from '../../model/record.ts';
import { readYaml } from '../../yaml/yaml-tree.ts';
import { compactProfile } from './compact.ts';
import { profileFaults } from './completeness.ts';
import { type WrongName, wrongNames } from './names.ts';
import { type ProfileDocument, profileShape } from './schema.ts';

const LARGEST_TEXT = 1_000_000;

type LineOf = (path: readonly PropertyKey[]) => number | null;

/** A profile's YAML. `fileName` is what problems name; the profile's name may not be empty. */
export function profileFromYaml(text: string, fileName = 'profile'): Result<Profile> {
  if (text.length > LARGEST_TEXT)
    return refuse(faulty(fileName, 1, '', 'the profile is larger than 1 MB; is this the right file?'));
  const tree = readYaml(text.replace(/^\uFEFF/, ''), fileName, 'profile');
  const [broken] = tree.problems;
  if (broken !== undefined) return refuse(broken);
  const lineOf: LineOf = (path) => tree.lineOf(path);
  const profile = checked(tree.value, fileName, lineOf);
  if (!profile.ok) return profile;
  const { name } = profile.value;
  const faults = profileFaults(profile.value).map(({ path, message, value }): Problem => {
    const field = path.join('.');
    return {
      ...faulty(fileName, lineOf(path), field, `profile ${field}: ${message}`),
      ...(value === null ? {} : { value }),
    };
  });
  if (name === '')
    faults.unshift(
      faulty(fileName, lineOf(['name']), 'name', 'profile name: empty; write small letters, digits and hyphens'),
    );
  const problem = together(faults);
  return problem === null ? profile : refuse(problem);
}

const MOST_SAID = 4;

/** The first fault with the sentences of the next ones, which name their lines themselves; null where there is none. */
function together([first, ...others]: readonly Problem[]): Problem | null {
  if (first === undefined) return null;
  const said = others
    .slice(0, MOST_SAID - 1)
    .map(({ line, message }) => (line === undefined ? message : `line ${line}: ${message}`));
  const unsaid = others.length - said.length;
  return {
    ...first,
    message: [first.message, ...said, ...(unsaid === 0 ? [] : [`and ${unsaid} more faults`])].join(' · '),
  };
}

/** A profile as JSON, shorthands allowed; its name may be empty, as it is while it is being made. */
export function normaliseProfile(json: unknown, fileName = 'profile'): Result<Profile> {
  return checked(json, fileName, () => null);
}

/** In the short form: what has its default is left out. */
export function profileToYaml(profile: Profile): string {
  return stringify(compactProfile(profile), { lineWidth: 0, defaultStringType: 'PLAIN', flowCollectionPadding: true });
}

function checked(value: unknown, fileName: string, lineOf: LineOf): Result<Profile> {
  const parsed = profileShape.safeParse(value);
  if (!parsed.success) {
    const problem = together(
      parsed.error.issues.flatMap(oneByOne).map((issue) => shapeProblem(issue, value, fileName, lineOf)),
    );
    return refuse(problem ?? faulty(fileName, 1, '', 'profile: faulty'));
  }
  const profile = toProfile(parsed.data);
  const problem = together(wrongNames(profile).map((one) => wrongNameProblem(one, profile.source, fileName, lineOf)));
  return problem === null ? ok(profile) : refuse(problem);
}

function wrongNameProblem(wrong: WrongName, source: Source, fileName: string, lineOf: LineOf): Problem {
  const field = wrong.path.join('.');
  const line = lineOf(wrong.path);
  if (wrong.name === '')
    return faulty(fileName, line, field, `profile ${field}: missing; write the column that is summed`);
  return { ...faulty(fileName, line, field, wrongNameSentence(wrong, field, source)), value: wrong.name };
}

function wrongNameSentence({ name, wanted }: WrongName, field: string, source: Source): string {
  switch (wanted) {
    case 'field':
      return `profile ${field}: ${name} is no field of ${source} records; remove it or correct its name`;
    case 'total':
      return `profile ${field}: ${name} is none of the totals of this profile; name it in totals or correct its name`;
    case 'column':
      return `profile ${field}: ${name} is none of the columns or facts of this profile; name it there or correct it`;
  }
}

interface ShapeIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly code?: string;
  readonly keys?: readonly string[];
}

/** Unknown keys of one map are told together; each is a fault of its own. */
function oneByOne(issue: ShapeIssue): readonly ShapeIssue[] {
  return issue.code === 'unrecognized_keys' ? (issue.keys ?? []).map((key) => ({ ...issue, keys: [key] })) : [issue];
}

function shapeProblem(issue: ShapeIssue, value: unknown, fileName: string, lineOf: LineOf): Problem {
  const [unknownKey] = issue.code === 'unrecognized_keys' ? (issue.keys ?? []) : [];
  const path = unknownKey === undefined ? issue.path : [...issue.path, unknownKey];
  const field = path.map(String).join('.');
  const found = valueAt(value, path);
  const message =
    unknownKey === undefined
      ? `${found === undefined && path.length > 0 ? 'missing; ' : ''}${issue.message}`
      : `unknown key "${unknownKey}"; remove it or correct its name`;
  return {
    ...faulty(fileName, lineOf(path), field, `profile ${field === '' ? '' : `${field}: `}${message}`),
    ...(typeof found === 'string' ? { value: found } : {}),
  };
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value;
}

function faulty(file: string, line: number | null, field: string, message: string): Problem {
  return {
    code: 'settings-invalid',
    message,
    file,
    ...(line === null ? {} : { line }),
    ...(field === '' ? {} : { field }),
  };
}

type FieldDocument = ProfileDocument['fields'][string];

/** Account entries may carry their direction in the sign; transactions say it by their kind. */
export function defaultSign(source: Source): FieldSource['sign'] {
  return source === 'funds' ? 'any' : 'plus';
}

function toProfile(document: ProfileDocument): Profile {
  const toFields = (fields: Readonly<Record<string, FieldDocument>>): Profile['fields'] =>
    Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [
        name,
        { ...field, sign: field.sign ?? defaultSign(document.source) },
      ]),
    );
  return {
    ...document,
    fields: toFields(document.fields),
    rows: document.rows.map((row) => ({ ...row, fields: toFields(row.fields) })),
  };
}

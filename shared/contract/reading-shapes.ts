// The shapes of what says how a file is to be read: bytes, a reading, a layout. A drafted profile passes as an object; the engine checks what is in it.
import { z } from 'zod';
import { ENCODINGS } from '../model/import.ts';
import type { Profile } from '../model/profile.ts';
import { SOURCES } from '../model/record.ts';

const LONGEST_NAME = 10_000;
const MOST_COLUMNS = 10_000;

const name = z.string().max(LONGEST_NAME);
const names = z.array(name).max(MOST_COLUMNS);
const whole = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const source = z.enum(SOURCES).nullable();
const encoding = z.enum(ENCODINGS).nullable();

export const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'the bytes of a file are wanted');

const draft = z.custom<Profile>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'a profile is wanted',
);

export const reading = z.strictObject({
  source,
  channel: name.nullable(),
  profile: name.nullable(),
  encoding,
  draft: draft.nullable(),
});

const layout = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('delimited'),
    delimiter: name,
    headerDelimiter: name.nullable(),
    quote: z.enum(['double', 'none']),
    cells: z.enum(['plain', 'backtick']),
    header: names.nullable(),
    optional: whole,
    trailing: whole,
    marks: z.strictObject({ header: name, rows: names }).nullable(),
  }),
  z.strictObject({
    type: z.literal('fixed'),
    separator: whole,
    fields: z.array(z.strictObject({ name, length: whole })).max(MOST_COLUMNS),
    needed: name,
  }),
  z.strictObject({ type: z.literal('ruler'), dash: z.enum(['-', '=']) }),
  z.strictObject({ type: z.literal('elements'), element: name }),
]);

export const draftRequest = z.strictObject({
  stagedId: whole,
  source,
  encoding,
  layout: layout.nullable(),
  headerLine: whole.nullable(),
});

// Archives, statements and staged files for the tests of this folder.
import { strToU8, zipSync } from 'fflate';
import type { ReplacePreview, StagedFile } from '../../../shared/contract/engine-api.ts';
import { answerOf, type Bench, bench, SETTINGS } from '../engine.testing.ts';
import { USE_CASES } from '../use-cases.ts';
import { DETECTED } from './read-file.ts';

export const PEOPLE = `users: [{ id: li, name: 李, role: maker }, { id: wang, name: 王, role: checker }]
policies:
  channel/downstream_only: supplement
`;

export const openBench = () => bench(SETTINGS + PEOPLE);

export const text = (content: string): Uint8Array => strToU8(content);

/** The same bytes for the same members. */
export function zip(members: Readonly<Record<string, Uint8Array>>): Uint8Array {
  return zipSync({ ...members }, { mtime: '2026-11-16T00:00:00Z' });
}

export function stage({ context }: Bench, files: Readonly<Record<string, Uint8Array>>): StagedFile[] {
  const given = Object.entries(files).map(([fileName, bytes]) => ({ fileName, bytes }));
  return answerOf(USE_CASES.stageFiles(context, { files: given }));
}

/** Stages one file and answers its id. */
export function stageOne(made: Bench, fileName: string, bytes: Uint8Array): number {
  return stage(made, { [fileName]: bytes })[0]?.id ?? 0;
}

export function previewOf({ context }: Bench, importId: number, stagedId: number): ReplacePreview {
  return answerOf(USE_CASES.replacePreview(context, { importId, stagedId, reading: DETECTED, offset: 0, limit: 100 }));
}

/** An unknown bank's own columns, and the profile that reads them. */
export const OWN_FILE = '流水,金额,日期\nZ1,5.00,2026-11-16 10:00:00\nZ2,7.50,2026-11-16 11:00:00\n';
export const OWN_PROFILE = `# our own bank
name: own-bank
version: 7
title: Own bank 自定义
source: bank
proven: none
channel: { codes: [WX], names: [] }
recognise: { columns: [serial, amount, time] }
columns: { serial: 流水, amount: 金额, time: 日期 }
required: [serial, amount, time]
fields:
  channel_no: serial
  bank_ref: serial
  time: time
  amount: amount
  currency: { always: CNY }
rows:
  - { kind: payment }
`;

// Decision packages made or answered here, and the merges of their answers. Rows are only ever added, and a package merges once.
import { number, oneOf, text } from '../columns.ts';
import type { Database, Row } from '../database.ts';

const DIRECTIONS = ['made', 'answered'] as const;

export interface KeptPackage {
  readonly packageId: string;
  readonly direction: (typeof DIRECTIONS)[number];
  readonly maker: string;
  /** '' for one that was made here. */
  readonly checker: string;
  readonly at: string;
  readonly note: string;
  readonly decisions: number;
  /** SHA-256 of the package's content, hex. */
  readonly sha256: string;
  /** The package file's text. */
  readonly content: string;
  /** The answer file's text; '' for one that was made here. */
  readonly answer: string;
}

export interface PackageMerge {
  readonly packageId: string;
  readonly at: string;
  readonly by: string;
  readonly checker: string;
  /** Of the checker's key. */
  readonly fingerprint: string;
  /** The answer file's text. */
  readonly answer: string;
}

export function insertPackage(database: Database, kept: KeptPackage): void {
  database.run(
    `INSERT INTO package (package_id, direction, maker, checker, at, note, decisions, sha256, content, answer)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      ...[kept.packageId, kept.direction, kept.maker, kept.checker, kept.at, kept.note, kept.decisions],
      ...[kept.sha256, kept.content, kept.answer],
    ],
  );
}

/** Throws where the package was merged before. */
export function insertPackageMerge(database: Database, merge: PackageMerge): void {
  database.run(
    'INSERT INTO package_merge (package_id, at, by, checker, fingerprint, answer) VALUES (?, ?, ?, ?, ?, ?)',
    [merge.packageId, merge.at, merge.by, merge.checker, merge.fingerprint, merge.answer],
  );
}

export function keptPackage(
  database: Database,
  packageId: string,
  direction: KeptPackage['direction'],
): KeptPackage | null {
  const row = database.first('SELECT * FROM package WHERE package_id = ? AND direction = ?', [packageId, direction]);
  return row === null ? null : toPackage(row);
}

/** Newest first. */
export function keptPackages(database: Database): KeptPackage[] {
  return database.all('SELECT * FROM package ORDER BY rowid DESC').map(toPackage);
}

export function packageMerges(database: Database): PackageMerge[] {
  return database.all('SELECT * FROM package_merge ORDER BY rowid').map(toMerge);
}

export function packageMerge(database: Database, packageId: string): PackageMerge | null {
  const row = database.first('SELECT * FROM package_merge WHERE package_id = ?', [packageId]);
  return row === null ? null : toMerge(row);
}

function toPackage(row: Row): KeptPackage {
  return {
    packageId: text(row.package_id),
    direction: oneOf(DIRECTIONS, row.direction),
    maker: text(row.maker),
    checker: text(row.checker),
    at: text(row.at),
    note: text(row.note),
    decisions: number(row.decisions),
    sha256: text(row.sha256),
    content: text(row.content),
    answer: text(row.answer),
  };
}

function toMerge(row: Row): PackageMerge {
  return {
    packageId: text(row.package_id),
    at: text(row.at),
    by: text(row.by),
    checker: text(row.checker),
    fingerprint: text(row.fingerprint),
    answer: text(row.answer),
  };
}

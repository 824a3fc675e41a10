// Says whether a build output is older than what it is made of. Cheap first (sizes and times), then by content, so that a fresh
// checkout with new times but equal content is not built again.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');
const STAMPS = path.join(ROOT, 'dist', '.stamp');

/** Every file a build reads, by name, sorted. Tests are no part of any build. */
function inputFiles(inputs) {
  const found = [];
  const visit = (name) => {
    const absolute = path.join(ROOT, name);
    if (!existsSync(absolute)) return;
    if (!statSync(absolute).isDirectory()) {
      found.push(name);
      return;
    }
    for (const entry of readdirSync(absolute, { withFileTypes: true })) {
      if (entry.isDirectory()) visit(`${name}/${entry.name}`);
      else if (!/\.(test|testing)\.tsx?$/.test(entry.name)) found.push(`${name}/${entry.name}`);
    }
  };
  for (const input of inputs) visit(input);
  return found.sort();
}

function digest(files, describe) {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(describe(path.join(ROOT, file)))
      .update('\0');
  return hash.digest('hex');
}

const timesOf = (files) =>
  digest(files, (file) => {
    const { size, mtimeMs } = statSync(file);
    return `${size} ${mtimeMs}`;
  });
const contentOf = (files) => digest(files, (file) => readFileSync(file));

function readStamp(name) {
  try {
    return JSON.parse(readFileSync(path.join(STAMPS, name), 'utf8'));
  } catch {
    return null;
  }
}

function writeStamp(name, stamp) {
  mkdirSync(STAMPS, { recursive: true });
  const file = path.join(STAMPS, name);
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(stamp));
  renameSync(`${file}.${process.pid}`, file);
}

/** The state of the inputs now; take it before building, so that an edit during the build is noticed afterwards. */
export function takeStamp(target) {
  const files = inputFiles(target.inputs);
  return { times: timesOf(files), content: contentOf(files) };
}

/** Keeps what `takeStamp` saw, once the build has succeeded. */
export function keepStamp(target, stamp) {
  writeStamp(target.name, stamp);
}

/** True when an output is missing or an input has changed since the last successful build. */
export function isStale(target) {
  if (target.outputs.some((output) => !existsSync(path.join(ROOT, output)))) return true;
  const stamp = readStamp(target.name);
  if (stamp === null) return true;
  const files = inputFiles(target.inputs);
  const times = timesOf(files);
  if (times === stamp.times) return false;
  const content = contentOf(files);
  if (content !== stamp.content) return true;
  writeStamp(target.name, { times, content });
  return false;
}

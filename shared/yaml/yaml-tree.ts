// YAML 1.2 text to plain values that remember their lines. Numbers stay texts as written ("0.006", "0622"): nothing is rounded by YAML.
// Refuses several documents, repeated keys and aliases that multiply without end.
import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Problem } from '../model/problem.ts';

export type YamlValue = string | boolean | null | YamlValue[] | { [key: string]: YamlValue };

export interface YamlTree {
  readonly value: YamlValue;
  readonly problems: readonly Problem[];
  /** Line (from 1) of the key or item at a path; of its nearest parent where the path does not exist. */
  lineOf(path: readonly PropertyKey[]): number;
}

const MOST_NODES = 100_000;
const DEEPEST = 40;

const pathKey = (path: readonly PropertyKey[]) => path.map(String).join('\u0000');

/** `what` is how problems call the text: "settings", "profile". */
export function readYaml(text: string, fileName: string, what: 'settings' | 'profile'): YamlTree {
  const lines = new LineCounter();
  const document = parseDocument(text, { version: '1.2', lineCounter: lines, prettyErrors: false });
  const lineByPath = new Map<string, number>([['', 1]]);
  const problems: Problem[] = document.errors.map((error) => ({
    code: 'settings-invalid',
    message:
      error.code === 'MULTIPLE_DOCS'
        ? 'the text holds several YAML documents; keep one of them in a file and remove the line --- and what follows it'
        : `${error.message.replace(/\.?$/, '')}; write it as YAML 1.2`,
    file: fileName,
    line: lines.linePos(error.pos[0]).line,
  }));
  let nodes = 0;

  function convert(node: unknown, path: readonly string[]): YamlValue {
    nodes += 1;
    if (nodes > MOST_NODES || path.length > DEEPEST) {
      if (problems.length === 0)
        problems.push({
          code: 'settings-invalid',
          message:
            what === 'settings'
              ? 'the settings are nested too deeply or repeat themselves by aliases; write them out plainly'
              : 'the profile is nested too deeply or repeats itself by aliases; write it out plainly',
          file: fileName,
          line: 1,
        });
      return null;
    }
    if (isAlias(node)) return convert(node.resolve(document), path);
    if (isScalar(node)) {
      if (typeof node.value === 'number' || typeof node.value === 'bigint') return node.source ?? String(node.value);
      return typeof node.value === 'string' || typeof node.value === 'boolean' ? node.value : null;
    }
    if (isSeq(node)) {
      return node.items.map((item, index) => {
        const at = [...path, String(index)];
        lineByPath.set(pathKey(at), lines.linePos(rangeStart(item) ?? node.range?.[0] ?? 0).line);
        return convert(item, at);
      });
    }
    if (isMap(node)) {
      const entries: [string, YamlValue][] = [];
      for (const pair of node.items) {
        if (!isPair(pair)) continue;
        const key = isScalar(pair.key) ? (pair.key.source ?? String(pair.key.value)) : String(pair.key);
        const at = [...path, key];
        lineByPath.set(pathKey(at), lines.linePos(rangeStart(pair.key) ?? node.range?.[0] ?? 0).line);
        entries.push([key, convert(pair.value, at)]);
      }
      return Object.fromEntries(entries);
    }
    return null;
  }

  const value = problems.length === 0 ? convert(document.contents, []) : null;
  return {
    value,
    problems,
    lineOf(path) {
      for (let length = path.length; length > 0; length -= 1) {
        const line = lineByPath.get(pathKey(path.slice(0, length)));
        if (line !== undefined) return line;
      }
      return 1;
    },
  };
}

function rangeStart(node: unknown): number | undefined {
  return (isScalar(node) || isMap(node) || isSeq(node) || isAlias(node)) && node.range ? node.range[0] : undefined;
}

// What differs between two settings texts, key by key as the user writes them. Comments and order of keys are no difference.
import { readYaml, type YamlValue } from '../yaml/yaml-tree.ts';

/** "channels.WX.carry_days": "3" -> "5". '' stands for a key that is not there. */
export interface SettingsChange {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

export function settingsChanges(before: string, after: string): SettingsChange[] {
  const [old, fresh] = [flatten(before), flatten(after)];
  const paths = [...new Set([...old.keys(), ...fresh.keys()])];
  return paths
    .map((path) => ({ path, before: old.get(path) ?? '', after: fresh.get(path) ?? '' }))
    .filter((change) => change.before !== change.after);
}

function flatten(text: string): Map<string, string> {
  const found = new Map<string, string>();
  visit(readYaml(text, '', 'settings').value, '', found);
  return found;
}

function visit(value: YamlValue, path: string, found: Map<string, string>): void {
  if (typeof value !== 'object' || value === null) {
    if (path !== '' && value !== null) found.set(path, String(value));
    return;
  }
  const children: [string, YamlValue][] = Array.isArray(value)
    ? value.map((item, index) => [nameOf(item) ?? String(index + 1), item])
    : Object.entries(value);
  for (const [name, child] of children) visit(child, path === '' ? name : `${path}.${name}`, found);
}

/** List items are known by their code, id or, for single values, by themselves: then an insertion is one change. */
function nameOf(item: YamlValue): string | undefined {
  if (typeof item === 'string') return item;
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return undefined;
  const name = item.code ?? item.id;
  return typeof name === 'string' ? name : undefined;
}

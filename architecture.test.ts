// Who may import whom. One table; a violation fails with the offending line. Also: files stay short and named in kebab-case.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const ROOT = import.meta.dirname;

/** Room -> rooms it may import (itself is always allowed), and the packages it may use. The longest matching room wins. */
const HOUSE: Record<string, { rooms: string[]; packages: string[] }> = {
  'shared/money': { rooms: [], packages: ['decimal.js'] },
  'shared/calendar': { rooms: [], packages: [] },
  'shared/model': { rooms: ['shared/money', 'shared/calendar'], packages: ['@noble/hashes'] },
  'shared/yaml': { rooms: ['shared/model'], packages: ['yaml'] },
  'shared/settings': { rooms: ['shared/money', 'shared/calendar', 'shared/model', 'shared/yaml'], packages: ['zod'] },
  'shared/importing': {
    rooms: ['shared/money', 'shared/calendar', 'shared/model', 'shared/yaml'],
    packages: ['papaparse', 'zod', 'yaml', 'fflate', 'saxes', '@e965/xlsx'],
  },
  'shared/reconciling': { rooms: ['shared/money', 'shared/calendar', 'shared/model'], packages: [] },
  'shared/differing': { rooms: ['shared/money', 'shared/calendar', 'shared/model'], packages: [] },
  'shared/posting': { rooms: ['shared/money', 'shared/calendar', 'shared/model'], packages: [] },
  'shared/privacy': { rooms: ['shared/model'], packages: [] },
  'shared/exporting': { rooms: ['shared/money', 'shared/calendar', 'shared/model'], packages: ['papaparse'] },
  'shared/sampling': { rooms: ['shared/money', 'shared/calendar', 'shared/model'], packages: [] },
  'shared/contract': { rooms: ['shared/money', 'shared/calendar', 'shared/model'], packages: ['zod'] },
  'electron/workspace': { rooms: ['shared'], packages: ['sql.js', 'fflate'] },
  'electron/engine': { rooms: ['shared', 'electron/workspace'], packages: [] },
  'electron/worker': { rooms: ['shared', 'electron/engine', 'electron/workspace'], packages: [] },
  'electron/proving': { rooms: ['shared', 'electron/worker', 'electron/workspace'], packages: [] },
  'electron/shells/cli': { rooms: ['shared', 'electron/worker'], packages: ['commander'] },
  'electron/shells/page': { rooms: ['shared', 'electron/worker'], packages: [] },
  'electron/shells/loopback': { rooms: ['shared', 'electron/worker', 'electron/shells/page'], packages: [] },
  'electron/shells/electron': { rooms: ['shared', 'electron/worker', 'electron/shells/page'], packages: ['electron'] },
  'renderer/ui': {
    rooms: ['shared/money', 'shared/calendar', 'shared/model', 'shared/differing', 'shared/contract'],
    packages: ['react', 'antd', '@tanstack/react-virtual', 'react-i18next'],
  },
  'renderer/i18n': { rooms: ['shared/model'], packages: ['i18next', 'react-i18next'] },
  'renderer/engine-client': { rooms: ['shared/contract', 'shared/model'], packages: ['react', 'zustand'] },
  'renderer/features': {
    rooms: [
      'shared/money',
      'shared/calendar',
      'shared/model',
      'shared/differing',
      'shared/contract',
      'shared/importing/rejects-csv.ts',
      'renderer/ui',
      'renderer/engine-client',
      'renderer/i18n',
    ],
    packages: ['react', 'antd', 'zustand', 'react-i18next'],
  },
  'renderer/app': {
    rooms: [
      'shared/privacy',
      'shared/money',
      'shared/calendar',
      'shared/model',
      'shared/contract',
      'renderer/ui',
      'renderer/engine-client',
      'renderer/i18n',
      'renderer/features',
    ],
    packages: ['react', 'react-dom', 'antd', 'zustand', 'react-i18next', 'cmdk'],
  },
};

function sourceFiles(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return sourceFiles(name);
    return /\.tsx?$/.test(entry.name) ? [name] : [];
  });
}

const files = ['shared', 'electron', 'renderer', 'e2e'].flatMap(sourceFiles);
const isTest = (file: string) => /\.(test|testing)\.tsx?$/.test(file) || file.startsWith('e2e/');
const roomOf = (file: string) =>
  Object.keys(HOUSE)
    .filter((room) => file.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0];
const within = (room: string, allowed: string) => room === allowed || room.startsWith(`${allowed}/`);

function imports(file: string): { line: number; target: string }[] {
  return readFileSync(path.join(ROOT, file), 'utf8')
    .split('\n')
    .flatMap((text, index) => {
      const match =
        /^\s*(?:import|export)\b.*?\bfrom '([^']+)'|^\s*import '([^']+)'|\bimport\('([^']+)'\)/.exec(text) ??
        /^\} from '([^']+)'/.exec(text);
      const target = match?.[1] ?? match?.[2] ?? match?.[3];
      return target === undefined ? [] : [{ line: index + 1, target }];
    });
}

/** The offending line, or null. */
function violation(file: string, line: number, target: string): string | null {
  const room = roomOf(file);
  if (room === undefined) return null;
  const rules = HOUSE[room];
  const place = `${file}:${line} imports ${target}`;
  if (target.startsWith('.')) {
    const resolved = path.posix.normalize(path.posix.join(path.posix.dirname(file), target));
    if (/\.(test|testing)\.tsx?$/.test(resolved)) return `${place} (a test)`;
    if (resolved.startsWith(`${room}/`)) {
      const [mine, theirs] = [file, resolved].map((name) => name.slice(room.length + 1).split('/')[0]);
      return room === 'renderer/features' && mine !== theirs ? `${place} (another feature)` : null;
    }
    return rules?.rooms.some((allowed) => within(resolved, allowed)) ? null : place;
  }
  if (target.startsWith('node:')) return file.startsWith('electron/') ? null : place;
  return rules?.packages.some((allowed) => target === allowed || target.startsWith(`${allowed}/`)) ? null : place;
}

test('rooms import only what the table allows', () => {
  const checked = files.filter((file) => !isTest(file));
  const found = checked.flatMap((file) =>
    imports(file).flatMap(({ line, target }) => violation(file, line, target) ?? []),
  );
  expect(found).toEqual([]);
  expect(checked.length).toBeGreaterThan(60);
});

test('the table notices a forbidden import', () => {
  expect(violation('shared/money/amount.ts', 1, '../model/record.ts')).toContain('shared/money/amount.ts:1');
  expect(violation('shared/reconciling/day.ts', 1, 'node:fs')).not.toBeNull();
  expect(violation('renderer/features/day/view.tsx', 1, '../breaks/view.tsx')).toContain('another feature');
  expect(violation('electron/engine/use-case.ts', 1, 'sql.js')).not.toBeNull();
});

test('every source file stands in a room of the table', () => {
  const homeless = files.filter((file) => !isTest(file) && roomOf(file) === undefined && !file.endsWith('.d.ts'));
  expect(homeless).toEqual([]);
});

test('files keep one purpose: under 400 lines, kebab-case names', () => {
  const long = files.filter((file) => readFileSync(path.join(ROOT, file), 'utf8').split('\n').length > 400);
  expect(long).toEqual([]);
  expect(files.filter((file) => !/^[a-z0-9/.-]+$/.test(file))).toEqual([]);
});

test('shared/ has no clock and no randomness', () => {
  const found = files.filter(
    (file) =>
      file.startsWith('shared/') &&
      !isTest(file) &&
      /Math\.random|Date\.now|new Date\(\)|performance\.now/.test(readFileSync(path.join(ROOT, file), 'utf8')),
  );
  expect(found).toEqual([]);
});

test('the engine changes a workspace in one way, by recordAction; undo and redo note themselves', () => {
  const found = files.filter(
    (file) =>
      file.startsWith('electron/engine/') &&
      !isTest(file) &&
      /\bworkspace\s*\.action\(/.test(readFileSync(path.join(ROOT, file), 'utf8')),
  );
  expect(found.sort()).toEqual(['electron/engine/history/move-steps.ts', 'electron/engine/history/record-action.ts']);
});

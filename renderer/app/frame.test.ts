import { expect, test } from 'vitest';
import { booksTexts } from '../features/books/books-texts.ts';
import { breaksTexts } from '../features/breaks/breaks-texts.ts';
import { dayTexts } from '../features/day/day-texts.ts';
import { filesTexts } from '../features/files/files-texts.ts';
import { allTexts, languageOfSystem, type TextTree } from '../i18n/start.ts';
import { moveByKey } from '../ui/grid-keys.ts';
import { keyName } from '../ui/shortcuts.ts';
import { accessTexts } from './access-texts.ts';
import { frameTexts } from './frame-texts.ts';
import { hashOfPlace, placeOfHash } from './place.ts';
import { chosenChannel, chosenDate, chosenUser, neighbourDate } from './scope.ts';

function leaves(tree: TextTree, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [`${prefix}${key} ${(value.match(/\{\{\w+\}\}/g) ?? []).sort().join()}`]
      : leaves(value, `${prefix}${key}.`),
  );
}
const names = (tree: TextTree) => leaves(tree).map((leaf) => leaf.split(' ')[0]);

test('every text stands in both languages', () => {
  const texts = allTexts({
    frame: frameTexts,
    access: accessTexts,
    breaks: breaksTexts,
    day: dayTexts,
    books: booksTexts,
    files: filesTexts,
  });
  for (const { zh, en } of Object.values(texts)) expect(names(en).sort()).toEqual(names(zh).sort());
  expect(names(texts.terms?.zh ?? {}).length).toBeGreaterThan(80);
});

test('Chinese is for systems that speak it', () => {
  expect([languageOfSystem(['zh-CN', 'en']), languageOfSystem(['en-US', 'zh']), languageOfSystem([])]).toEqual([
    'zh',
    'en',
    'en',
  ]);
});

test('a place survives the address; an unknown one is the day', () => {
  const place = { feature: 'breaks', parameters: { stage: 'fund', search: 'a&b=c' } } as const;
  expect(placeOfHash(hashOfPlace(place))).toEqual(place);
  expect(placeOfHash('#/elsewhere')).toEqual({ feature: 'day', parameters: {} });
});

const dates = [
  { date: '2026-11-20', state: 'not-run', closed: false, openBreaks: 0 },
  { date: '2026-11-18', state: 'run', closed: false, openBreaks: 1 },
  { date: '2026-11-19', state: 'stale', closed: false, openBreaks: 2 },
] as const;

test('the date is the chosen one, else the latest that was run, else the first to run', () => {
  expect(chosenDate({ dates }, '2026-11-18')).toBe('2026-11-18');
  expect(chosenDate({ dates }, '2030-01-01')).toBe('2026-11-19');
  expect(chosenDate({ dates: [dates[0]] }, null)).toBe('2026-11-20');
  expect(chosenDate({ dates: [] }, null)).toBeNull();
  expect([neighbourDate(dates, '2026-11-19', 1), neighbourDate(dates, '2026-11-18', -1)]).toEqual(['2026-11-20', null]);
});

test('a channel or user that the settings no longer know is not in force', () => {
  expect(chosenChannel({ channels: [{ code: 'WX', name: 'x' }] }, 'ALI')).toBeNull();
  const users = [
    { id: 'wang', name: '王', role: 'checker' },
    { id: 'li', name: '李', role: 'maker' },
  ] as const;
  expect(chosenUser({ users }, 'gone')?.id).toBe('li');
  expect(chosenUser({ users: [] }, 'li')).toBeNull();
});

test('keys are named as the shortcuts spell them', () => {
  const press = (key: string, change = {}) =>
    keyName({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...change });
  expect([
    press('J'),
    press(' ', { shiftKey: true }),
    press('z', { metaKey: true }),
    press('?', { shiftKey: true }),
  ]).toEqual(['j', 'Shift+Space', 'Ctrl+z', '?']);
});

test('the focus steps over rows that cannot hold it and stays at the ends', () => {
  const move = (key: string, index: number) =>
    moveByKey(key, { index, count: 10, page: 4, canFocus: (row) => row !== 5 });
  expect([move('ArrowDown', 4), move('PageDown', 1), move('End', 0), move('ArrowUp', 0), move('Tab', 0)]).toEqual([
    6,
    6,
    9,
    null,
    null,
  ]);
});

import { expect, test } from 'vitest';
import { readRemembered, rememberedCookie } from './remembered.ts';

test('what is remembered is taken only where it makes sense', () => {
  expect(readRemembered('{"language":"en","theme":"dark","userId":"li","privateFor":["li",7]}')).toEqual({
    language: 'en',
    theme: 'dark',
    userId: 'li',
    privateFor: ['li'],
  });
  expect(readRemembered('{"language":"fr","theme":7,"privateFor":"li"}')).toEqual({});
  expect(readRemembered('not json')).toEqual({});
  expect(readRemembered(null)).toEqual({});
});

test('our cookie is found among others, of this port and of other ones', () => {
  const written = encodeURIComponent('{"language":"en","userId":"李; x"}');
  expect(rememberedCookie(`other=1; clearbench-screen=${written}; clearbench-4711=t`)).toBe(
    '{"language":"en","userId":"李; x"}',
  );
  expect(rememberedCookie('clearbench-screen2=x')).toBeNull();
  expect(rememberedCookie('clearbench-screen=%E0%A4%A')).toBeNull();
  expect(rememberedCookie('')).toBeNull();
});

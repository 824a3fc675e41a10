import { expect, test } from 'vitest';
import { copiedText, freeName } from './profile-copy.ts';

test('a copy has a name of its own and starts over', () => {
  expect(freeName('wechat', ['wechat'])).toBe('wechat-own');
  expect(freeName('wechat', ['wechat', 'wechat-own'])).toBe('wechat-own-2');
  const text = 'name: wechat\nversion: 3\ntitle: Bill, name: x\nproven: sample\nsource: bank\n';
  expect(copiedText(text, 'mine', 'Bill $& (copy)')).toBe('name: mine\ntitle: "Bill $& (copy)"\nsource: bank\n');
  expect(freeName('wechat-own', ['wechat', 'wechat-own'])).toBe('wechat-own-2');
});

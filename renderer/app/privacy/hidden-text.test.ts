import { expect, test } from 'vitest';
import { isPrivateText } from './hidden-text.ts';

test.each(['88.00', '−1,295.80', 'write off 2,047.00 CNY', '12,345', 'KWD 1.250', '李 · 经办', '示例支付'])(
  '%s is hidden',
  (text) => expect(isPrivateText(text, ['李', '示例支付', ''])).toBe(true),
);

test.each(['2026-11-20', 'WX2611160000165', '4/4', '127.0.0.1', '18,', 'Channel', '', '99.9 %', 'version 1.0'])(
  '%s is not',
  (text) => expect(isPrivateText(text, ['李', ''])).toBe(false),
);

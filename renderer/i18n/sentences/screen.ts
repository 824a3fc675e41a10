// What the screen itself refuses, before the engine is asked.
import type { Sentence } from '../engine-sentences.ts';

export const screenSentences: readonly Sentence[] = [
  [
    'this is no identity card, decision package or answer; choose a file that Clearbench wrote',
    '这不是身份卡、决定包或答复；请选择由清算对账工作台写出的文件',
  ],
];

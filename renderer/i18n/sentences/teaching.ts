// What profiles that people made on screen say of rows.
import type { Sentence } from '../engine-sentences.ts';

export const teachingSentences: readonly Sentence[] = [['left out by its word', '按用词略过']];

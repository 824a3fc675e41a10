import { expect, test } from 'vitest';
import { screenWords } from './screen-words.ts';

test.each([
  [
    '1 backups in /a b are not encrypted; delete them when they are not needed any more',
    '1 backup in /a b is not encrypted; delete it when it is not needed any more',
  ],
  [
    '1 decisions wait for their checker and are not in this batch',
    '1 decision waits for its checker and is not in this batch',
  ],
  [
    '11 decisions wait for their checker and are not in this batch',
    '11 decisions wait for their checker and are not in this batch',
  ],
  ['two channels fit; name it with --channel.', 'two channels fit; choose the channel above.'],
])('%s reads %s', (said, read) => expect(screenWords(said)).toBe(read));

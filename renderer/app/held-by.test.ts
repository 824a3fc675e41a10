import { expect, test } from 'vitest';
import { heldBy } from './held-by.ts';

test('who has it open is told by process and, from elsewhere, by machine', () => {
  expect(heldBy('the workspace is open in process 28257; close it there first')).toEqual({
    process: '28257',
    host: '',
  });
  expect(heldBy('the workspace is open in process 7 on desk-2; close it there first')).toEqual({
    process: '7',
    host: 'desk-2',
  });
  expect(heldBy('the workspace is open in another process; close it there first')).toBeNull();
  expect(heldBy('')).toBeNull();
});

import { expect, test } from 'vitest';
import { Database } from '../workspace/database.ts';
import { loadSqlJs } from '../workspace/sql-runtime.ts';
import { stateDigest } from './state-digest.ts';
import { readLines } from './torture-lines.ts';

test('the digest changes with any value, type or row, and with nothing else', async () => {
  const sqlJs = await loadSqlJs();
  const digestOf = (...statements: string[]) => {
    const database = new Database(sqlJs, null);
    database.script(['CREATE TABLE a (id INTEGER PRIMARY KEY, b ANY) STRICT', ...statements].join(';'));
    const digest = stateDigest(database);
    database.close();
    return digest;
  };
  const digests = [
    digestOf(),
    digestOf('INSERT INTO a VALUES (1, NULL)'),
    digestOf(`INSERT INTO a VALUES (1, '')`),
    digestOf(`INSERT INTO a VALUES (1, '1')`),
    digestOf('INSERT INTO a VALUES (1, 1)'),
    digestOf(`INSERT INTO a VALUES (1, x'31')`),
    digestOf('INSERT INTO a VALUES (1, 1)', 'INSERT INTO a VALUES (2, 1)'),
    digestOf('CREATE TABLE c (id INTEGER) STRICT'),
  ];
  expect(new Set(digests).size).toBe(digests.length);
  expect(digestOf('INSERT INTO a VALUES (1, 2)', 'UPDATE a SET b = 1')).toBe(digests[4]);
});

test('a line that the kill cut was not said', () => {
  expect(readLines('{"said":"open"}\n{"said":"begin","what":"x"}\n{"said":"do')).toEqual([
    { said: 'open' },
    { said: 'begin', what: 'x' },
  ]);
});

// Every migration in order. A workspace says in user_version which was the last it took.
import { core } from './0001-core.ts';
import { books } from './0002-books.ts';
import { bookIndexes } from './0003-book-indexes.ts';
import { sources } from './0004-sources.ts';
import { history } from './0005-history.ts';
import { closing } from './0006-closing.ts';
import { people } from './0007-people.ts';
import type { Migration } from './migration.ts';

export const MIGRATIONS: readonly Migration[] = [core, books, bookIndexes, sources, history, closing, people];

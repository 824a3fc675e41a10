// The account statement formats that are read by programs of their own, in the order in which they are tried.
import type { StatementFormat } from '../format.ts';
import { bai2 } from './bai2.ts';
import { camt } from './camt.ts';
import { coda } from './coda.ts';
import { mt940 } from './mt940.ts';
import { multicash } from './multicash.ts';
import { ofx } from './ofx.ts';
import { qif } from './qif.ts';

export const STATEMENT_FORMATS: readonly StatementFormat[] = [mt940, camt, bai2, coda, ofx, qif, multicash];

// What banks leave out of their documents or write in an older way, and how it is read all the same.
import { describe, expect, test } from 'vitest';
import { camt } from '../formats/camt.ts';
import { read } from '../statements/reading.testing.ts';
import { balance, document, entry, payment, statement } from './camt.testing.ts';

const PROOF = `${balance('OPBD', '100')}\n${balance('CLBD', '110.00')}`;
const one = (content: string) => document(statement(content));
const messages = (body: { readonly warnings: readonly { readonly message: string }[] }) =>
  body.warnings.map(({ message }) => message);

describe('what banks leave out', () => {
  test('the first version, which is named in the message and puts the batch beside the entry', () => {
    const batch = '<Btch><MsgId>M9</MsgId><NbOfTxs>20</NbOfTxs></Btch>';
    const text = document(statement(`${PROOF}\n${entry({ more: batch })}`), 'camt.053.001.01', 'BkToCstmrStmtV01');
    const body = read(camt, text);
    expect(body).toMatchObject({ proof: 'proven', warnings: [], rejects: [] });
    expect(body.entries).toMatchObject([{ amount: 1000, extra: { message_id: 'M9' } }]);
  });

  test('entries without a date are of the statement’s day, and balances without a side are credits; both are told', () => {
    const bare = entry({ booked: '', value: '' });
    const sideless = PROOF.replaceAll('<CdtDbtInd>CRDT</CdtDbtInd>', '');
    const body = read(camt, one(`${sideless}\n${bare}`));
    expect(body.entries).toMatchObject([{ valueDate: '2026-11-20', extra: { entry_date: '2026-11-20' } }]);
    expect(body.proof).toBe('proven');
    expect(messages(body)).toEqual([
      'file.txt: the statement XX00TEST0001 7 gives no date to 1 of its entries; read as of 2026-11-20, the day of the statement.',
      'file.txt: has balances that do not say whether they are credits or debits; read as credits.',
    ]);
    const made = '<CreDtTm>2026-11-21T06:00:00+01:00</CreDtTm>';
    expect(read(camt, one(`${made}\n${bare}`)).entries[0]?.valueDate).toBe('2026-11-21');
    expect(read(camt, one(bare)).rejects).toMatchObject([{ field: 'BookgDt' }]);
  });

  test('one payment may stand for a batch of many; two or more list it', () => {
    const batch = (details: string) =>
      one(`${PROOF}\n${entry({ details: `<Btch><NbOfTxs>9</NbOfTxs></Btch>${details}` })}`);
    expect(read(camt, batch(payment('E1', '10.00'))).proof).toBe('proven');
    expect(read(camt, batch(payment('E1', '4.00') + payment('E2', '6.00'))).proof).toBe('contradicted');
  });
});

// CAMT documents on one line, broken ones and tricks: no entry is lost in silence.
import { describe, expect, test } from 'vitest';
import { camt } from '../formats/camt.ts';
import { expectToSurvive, read, refusal, sourceText } from '../statements/reading.testing.ts';
import { balance, document, entry, payment, statement, VERSIONS } from './camt.testing.ts';

const PROOF = `${balance('OPBD', '100')}\n${balance('CLBD', '110.00')}`;
const one = (content: string) => document(statement(content));
const messages = (body: { readonly warnings: readonly { readonly message: string }[] }) =>
  body.warnings.map(({ message }) => message);

describe('documents on one line, broken ones and tricks', () => {
  test('a whole document on one line: rows know their bytes, no line is left for the head', () => {
    const text = one(`${PROOF}\n${entry()}\n${entry()}`).replaceAll('\n', '');
    const body = read(camt, text);
    expect(body.headerFooter).toBe(0);
    expect(body.entries.map(({ line, byteStart, byteEnd }) => [line, text.slice(byteStart, byteEnd)])).toEqual([
      [1, entry().replaceAll('\n', '')],
      [1, entry().replaceAll('\n', '')],
    ]);
  });

  test('cut within an entry: it is a reject, what stands before is kept, the balances contradict', () => {
    const whole = one(`${PROOF}\n${entry({ amount: '4' })}\n${entry({ amount: '6' })}`);
    const body = read(camt, whole.slice(0, whole.lastIndexOf('<BookgDt>')));
    expect(body.rows).toHaveLength(1);
    expect(body.rejects).toMatchObject([{ line: 18, field: 'XML', value: 'unclosed tag: Ntry' }]);
    expect(body.rejects[0]?.raw).toContain('<Amt Ccy="EUR">6</Amt>');
    expect(body.proof).toBe('contradicted');
    expect(messages(body)[0]).toContain('broken as XML at line 21 (unclosed tag: Ntry)');
  });

  test('broken between entries: the place of the fault is a reject, and each entry behind it', () => {
    const body = read(camt, one(`${entry()}\n<Bal>&bank;</Bal>\n${entry()}`));
    expect(body.rows).toHaveLength(1);
    expect(body.rejects).toMatchObject([
      { line: 16, field: 'XML', value: 'undefined entity', raw: '<Bal>&bank;</Bal>' },
      { line: 17, field: 'XML', value: '', raw: entry() },
    ]);
  });

  test('a document type is not read, entities of its own never expand', () => {
    const typed = one(entry()).replace('<Document', '<!DOCTYPE Document [<!ENTITY a "b">]>\n<Document');
    expect(refusal(camt, typed)).toContain('input-refused: file.txt: declares a document type');
  });

  test('broken before its first entry it is refused', () => {
    for (const start of ['<GrpHdr>', '<Acct>', '<Document ']) {
      const broken = one(entry()).replace(start, `<&${start}`);
      expect(refusal(camt, broken)).toMatch(/^input-refused: file.txt: is broken as XML at line \d+ \(/);
    }
    expect(refusal(camt, one(`${entry()}\n<&>`))).toBe('');
  });

  test.each([
    ['of its name', 'Ntry>', 'Ntri>'],
    ['of its beginning', '<Ntry>', '<Ntri>'],
    ['of its end', '</Ntry>', '</Ntri>'],
    ['of a bracket', '<Ntry>', 'Ntry>'],
    ['that lost its beginning', '<Ntry>\n', ''],
    ['that lost its end', '</Ntry>', ''],
    ['that lost both', 'Ntry>', ''],
  ])('an entry with damage %s: no entry is lost in silence', (name, from, to) => {
    const damaged =
      name === 'that lost both'
        ? entry({ amount: '2' }).replace('<Ntry>\n', '').replace('\n</Ntry>', '')
        : entry({ amount: '2' }).replaceAll(from, to);
    const whole = [entry({ amount: '1' }), damaged, entry({ amount: '3' }), entry({ amount: '4' })].join('\n');
    const body = read(camt, one(`${PROOF}\n${whole}`));
    expect(body.rows.length + body.rejects.length).toBe(4);
    expect(body.entries[0]?.amount).toBe(100);
    expect(body.rejects[0]?.raw).toContain('<Amt Ccy="EUR">2<');
    expect(body.proof).toBe('contradicted');
    const isWhole = name === 'of its name' || name === 'that lost both';
    expect(body.rejects).toHaveLength(isWhole ? 1 : 3);
    const single = read(camt, one(`${PROOF}\n${whole}`).replaceAll('\n', ''));
    expect([single.rows.length, single.rejects.length]).toEqual([body.rows.length, body.rejects.length]);
  });

  test('entries of a statement with another name are rejects', () => {
    const text = document(`${statement(entry())}\n${statement(entry(), '8').replaceAll('Stmt>', 'Stnt>')}`);
    expect(read(camt, text)).toMatchObject({ entries: [{}], rejects: [{ field: 'Stmt' }] });
  });

  test('another message in the frame of a statement holds no statement', () => {
    expect(messages(read(camt, document('<Rpt><Ntry/></Rpt>')))).toEqual([
      'file.txt: holds no statement of an account.',
    ]);
  });

  test('bytes that are not of the encoding reject their entry only', () => {
    const text = one(
      `${entry({ more: '<AddtlNtryInf>üßäö</AddtlNtryInf>' })}\n${entry({ more: '<AddtlNtryInf>@</AddtlNtryInf>' })}`,
    );
    const bytes = Uint8Array.from(new TextEncoder().encode(text), (byte) => (byte === 0x40 ? 0xff : byte));
    const body = read(camt, bytes);
    expect(body.rows).toHaveLength(1);
    expect(body.rejects[0]?.reason).toContain('utf-8');
  });

  test('a thousand damaged copies', () => {
    const details = `<Btch><NbOfTxs>2</NbOfTxs></Btch>\n${payment('E1', '7.5')}\n${payment('E2', '2.5')}`;
    const content = `${PROOF}\n${entry({ details })}\n${entry({ status: 'PDNG' })}\n${entry({ amount: 'x' })}`;
    const lines = document(`${statement(content)}\n${statement(entry(), '8')}`, VERSIONS.v8);
    expectToSurvive(camt, [lines, lines.replaceAll('\n', '')]);
  });

  test('a walk is cancelled', () => {
    const control = { onProgress: () => undefined, isCancelled: () => true };
    const result = camt.read(sourceText(one(entry())), [], control, { currency: 'CNY' });
    expect(result).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
  });
});

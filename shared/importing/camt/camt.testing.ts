// Hand-made ISO 20022 documents in the shapes of several versions.

export const VERSIONS = { v2: 'camt.053.001.02', v8: 'camt.053.001.08' } as const;

interface EntryParts {
  readonly amount?: string;
  readonly currency?: string;
  readonly side?: 'CRDT' | 'DBIT' | '';
  readonly status?: string;
  readonly booked?: string;
  readonly value?: string;
  readonly more?: string;
  readonly details?: string;
}

export function entry(parts: EntryParts = {}): string {
  const { amount = '10.00', currency = 'EUR', side = 'CRDT', details = '' } = parts;
  return [
    '<Ntry>',
    `<Amt Ccy="${currency}">${amount}</Amt>`,
    side === '' ? '' : `<CdtDbtInd>${side}</CdtDbtInd>`,
    `<Sts>${parts.status ?? 'BOOK'}</Sts>`,
    parts.booked ?? '<BookgDt><Dt>2026-11-19</Dt></BookgDt>',
    parts.value ?? '<ValDt><Dt>2026-11-20</Dt></ValDt>',
    parts.more ?? '',
    details === '' ? '' : `<NtryDtls>${details}</NtryDtls>`,
    '</Ntry>',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

export function balance(code: string, amount: string, side = 'CRDT', currency = 'EUR', date = '2026-11-20'): string {
  return `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>${side}</CdtDbtInd><Dt><Dt>${date}</Dt></Dt></Bal>`;
}

export function payment(endToEnd: string, amount = '', more = ''): string {
  const own = amount === '' ? '' : `<Amt Ccy="EUR">${amount}</Amt>`;
  return `<TxDtls><Refs><EndToEndId>${endToEnd}</EndToEndId></Refs>${own}${more}</TxDtls>`;
}

export function statement(content: string, number = '7', account = '<IBAN>XX00TEST0001</IBAN>', name = 'Stmt'): string {
  return `<${name}>\n<Id>S${number}</Id>\n<ElctrncSeqNb>${number}</ElctrncSeqNb>\n<Acct><Id>${account}</Id></Acct>\n${content}\n</${name}>`;
}

export function document(content: string, version: string = VERSIONS.v2, message = 'BkToCstmrStmt'): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:${version}">\n<${message}>\n<GrpHdr><MsgId>M1</MsgId></GrpHdr>\n${content}\n</${message}>\n</Document>\n`;
}

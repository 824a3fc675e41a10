// The three messages of ISO 20022 cash management, told by local names in whatever version and under whatever prefix.

export interface MessageKind {
  readonly name: string;
  /** Name of its statements, reports or notifications. */
  readonly statement: string;
  readonly number: 'camt.052' | 'camt.053' | 'camt.054';
}

const MESSAGES: readonly MessageKind[] = [
  { name: 'BkToCstmrStmt', statement: 'Stmt', number: 'camt.053' },
  { name: 'BkToCstmrAcctRpt', statement: 'Rpt', number: 'camt.052' },
  { name: 'BkToCstmrDbtCdtNtfctn', statement: 'Ntfctn', number: 'camt.054' },
];

const OPENING_TAG = /<(?:[\w.-]+:)?((?:BkToCstmrStmt|BkToCstmrAcctRpt|BkToCstmrDbtCdtNtfctn)(?:V\d\d)?)(?=[\s/>])/;
/** The first version carries its number in the name of the message: BkToCstmrStmtV01. */
const NAME_VERSION = /V\d\d$/;
const VERSION = /\bcamt\.05[234]\.\d{3}\.\d{2,}/;

export function messageNamed(name: string): MessageKind | null {
  const plain = name.replace(NAME_VERSION, '');
  return MESSAGES.find((message) => message.name === plain) ?? null;
}

/** The message that begins in a text, with its version where the namespace names one; null where none does. */
export function messageIn(text: string): { readonly message: MessageKind; readonly version: string } | null {
  const message = messageNamed(OPENING_TAG.exec(text)?.[1] ?? '');
  return message === null ? null : { message, version: VERSION.exec(text)?.[0] ?? message.number };
}

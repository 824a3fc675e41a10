// Who stands on the other side of an entry, and what it is for. Names stand directly in a party to version 7, under Pty from version 8.
import type { Direction } from '../../model/record.ts';
import { childrenOf, find, firstText, textAt, type XmlElement } from '../xml/element.ts';
import { accountOf } from './head.ts';

export interface Counterparty {
  readonly name: string;
  readonly account: string;
  readonly bank: string;
}

function nameOfParty(party: XmlElement | null): string {
  if (party === null) return '';
  return firstText(textAt(party, 'Nm'), textAt(party, 'Pty', 'Nm'), textAt(party, 'Agt', 'FinInstnId', 'Nm'));
}

function side(details: XmlElement, role: 'Dbtr' | 'Cdtr'): Counterparty {
  const parties = find(details, 'RltdPties');
  const agent = find(details, 'RltdAgts', `${role}Agt`, 'FinInstnId');
  return {
    name:
      parties === null ? '' : firstText(nameOfParty(find(parties, role)), nameOfParty(find(parties, `Ultmt${role}`))),
    account: parties === null ? '' : accountOf(find(parties, `${role}Acct`, 'Id')),
    bank:
      agent === null
        ? ''
        : firstText(
            textAt(agent, 'BICFI'),
            textAt(agent, 'BIC'),
            textAt(agent, 'Nm'),
            textAt(agent, 'ClrSysMmbId', 'MmbId'),
          ),
  };
}

export interface Parties {
  readonly debtor: Counterparty;
  readonly creditor: Counterparty;
}

export function readParties(details: XmlElement): Parties {
  return { debtor: side(details, 'Dbtr'), creditor: side(details, 'Cdtr') };
}

const isNobody = ({ name, account, bank }: Counterparty) => name === '' && account === '' && bank === '';

/** The debtor of money that came, the creditor of money that went; turned round where the entry takes an earlier one back. */
export function counterpartyOf({ debtor, creditor }: Parties, direction: Direction, isReversal: boolean): Counterparty {
  const [expected, other] = (direction === 'C') !== isReversal ? [debtor, creditor] : [creditor, debtor];
  return isNobody(expected) ? other : expected;
}

/** Free text, then references of structured remittance, then the bank's own words. */
export function remittanceOf(details: XmlElement): string {
  const remittance = find(details, 'RmtInf');
  const structured = remittance === null ? [] : childrenOf(remittance, 'Strd');
  const parts = [
    ...(remittance === null ? [] : childrenOf(remittance, 'Ustrd').map(({ text }) => text)),
    ...structured.flatMap((one) => [
      textAt(one, 'CdtrRefInf', 'Ref'),
      textAt(one, 'CdtrRefInf', 'CdtrRef'),
      ...childrenOf(one, 'AddtlRmtInf').map(({ text }) => text),
    ]),
  ].filter((part) => part !== '');
  return parts.length === 0 ? textAt(details, 'AddtlTxInf') : parts.join(' ');
}

/** "PMNT/RCDT/ESCT", '' where the bank gives only its own code. */
export function domainCode(owner: XmlElement): string {
  const domain = find(owner, 'BkTxCd', 'Domn');
  if (domain === null) return '';
  return [textAt(domain, 'Cd'), textAt(domain, 'Fmly', 'Cd'), textAt(domain, 'Fmly', 'SubFmlyCd')]
    .filter((part) => part !== '')
    .join('/');
}

// Entry numbers that a file exported again gives again: the bank's serial where it gives one, else the statement and the place in it.
import { PageNumbering } from '../statements/entry-numbers.ts';
import type { StatementHead } from './head.ts';

export interface NumberedEntry {
  /** The bank's serial, '' where there is none. */
  readonly bankReference: string;
  /** What the entry books, in a few words: entries that share a serial and differ in it are different ones. */
  readonly content: string;
  /** Place among the statement's entries, from 1. */
  readonly place: number;
}

/** One for a file. */
export class CamtNumbering {
  readonly #pages = new PageNumbering();
  /** Account and serial -> texts that bore them -> which of them it is. */
  readonly #serials = new Map<string, Map<string, number>>();

  /** Numbers for the entries of a statement, in their order; `content` tells a statement that stands in the file twice from another of its number. */
  forStatement(
    head: StatementHead,
    content: string,
    entries: readonly NumberedEntry[],
  ): { readonly numbers: readonly string[]; readonly isRepeated: boolean } {
    const name = [head.account, head.number, head.page, head.date].filter((part) => part !== '').join(':');
    const page = this.#pages.prefixFor(name, content);
    const seen = new Map<string, number>();
    const numbers = entries.map(({ bankReference, content: booked, place }) => {
      if (bankReference === '') return `${page.text}:${String(place).padStart(3, '0')}`;
      const serial = `${head.account}:${bankReference}`;
      const again = (seen.get(`${serial}\n${booked}`) ?? 0) + 1;
      seen.set(`${serial}\n${booked}`, again);
      return this.#marked(serial, `${again}\n${booked}`);
    });
    return { numbers, isRepeated: page.isRepeated && entries.length > 0 };
  }

  /** Banks give several entries one serial (a payment and its fee): those that differ are told apart, the same one keeps its number. */
  #marked(serial: string, content: string): string {
    const texts = this.#serials.get(serial) ?? new Map<string, number>();
    this.#serials.set(serial, texts);
    const which = texts.get(content) ?? texts.size + 1;
    texts.set(content, which);
    return which === 1 ? serial : `${serial}~${which}`;
  }
}

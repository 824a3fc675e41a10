// Entry numbers that a file exported again gives again: by the issuer's statement number and place where there is one, by content where there is none.
import { stableId } from '../../model/stable-id.ts';

/**
 * Prefixes for entries that are numbered within a statement page. Where two different pages of a file would share one, the later is marked;
 * the same page twice keeps it, so that its entries are seen as duplicates.
 */
export class PageNumbering {
  readonly #pages = new Map<string, Map<string, number>>();

  prefixFor(name: string, content: string): { readonly text: string; readonly isRepeated: boolean } {
    const pages = this.#pages.get(name) ?? new Map<string, number>();
    this.#pages.set(name, pages);
    const known = pages.get(content);
    const place = known ?? pages.size + 1;
    pages.set(content, place);
    return { text: place === 1 ? name : `${name}~${place}`, isRepeated: known !== undefined };
  }
}

/** Numbers made of an entry's own content; the n-th of equal entries gets n. */
export class ContentNumbering {
  readonly #seen = new Map<string, number>();

  numberFor(account: string, content: readonly string[]): string {
    const name = `${account}:${stableId('', content)}`;
    const place = (this.#seen.get(name) ?? 0) + 1;
    this.#seen.set(name, place);
    return place === 1 ? name : `${name}~${place}`;
  }
}

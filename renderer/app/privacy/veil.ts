// Draws a veil over a whole page, whatever drew it: numbers of accounts and cards are masked in its texts and hints themselves, and the
// elements that show amounts or names are marked, to be blurred by the style sheet. What was there comes back when the veil is lifted.
// Texts of fields are out of its reach; the style sheet blurs the fields.
import { isPrivateText } from './hidden-text.ts';

export interface VeilRules {
  readonly names: readonly string[];
  readonly mask: (text: string) => string;
}

const MARKED = 'data-veiled';
const HINTS = ['title', 'aria-label', 'placeholder'] as const;

interface Masked {
  readonly original: string;
  readonly shown: string;
}

/** Answers the way to lift it. Text that is drawn while it lies is covered before it is painted. */
export function drawVeil(page: HTMLElement, { names, mask }: VeilRules): () => void {
  const texts = new Map<Text, Masked>();
  const hints = new Map<Element, Map<string, Masked>>();

  const masked = (value: string, known: Masked | undefined): Masked =>
    known !== undefined && known.shown === value ? known : { original: value, shown: mask(value) };

  function coverText(text: Text): void {
    const next = masked(text.data, texts.get(text));
    if (next.shown === next.original) texts.delete(text);
    else texts.set(text, next);
    if (text.data !== next.shown) text.data = next.shown;
    if (text.parentElement !== null) markElement(text.parentElement);
  }

  function markElement(element: Element): void {
    const shows = [...element.childNodes].some((node) => node instanceof Text && isPrivateText(node.data, names));
    if (element.hasAttribute(MARKED) !== shows) element.toggleAttribute(MARKED, shows);
  }

  function coverHints(element: Element): void {
    for (const name of HINTS) {
      const value = element.getAttribute(name);
      if (value === null) continue;
      const known = hints.get(element) ?? new Map<string, Masked>();
      const next = masked(value, known.get(name));
      if (next.shown === next.original) known.delete(name);
      else hints.set(element, known.set(name, next));
      if (value !== next.shown) element.setAttribute(name, next.shown);
    }
  }

  function cover(node: Node): void {
    if (node instanceof Text) coverText(node);
    if (node instanceof Element) coverHints(node);
    for (const child of node.childNodes) cover(child);
  }

  function forget(node: Node): void {
    if (node instanceof Text) texts.delete(node);
    if (node instanceof Element) hints.delete(node);
    for (const child of node.childNodes) forget(child);
  }

  const observer = new MutationObserver((mutations) => {
    for (const { type, target, addedNodes, removedNodes } of mutations) {
      if (type === 'characterData') cover(target);
      else if (type === 'attributes') coverHints(target as Element);
      else {
        for (const node of removedNodes) if (!node.isConnected) forget(node);
        for (const node of addedNodes) cover(node);
        markElement(target as Element);
      }
    }
  });
  cover(page);
  observer.observe(page, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: [...HINTS],
  });

  return () => {
    observer.disconnect();
    for (const [text, { original, shown }] of texts) if (text.data === shown) text.data = original;
    for (const [element, known] of hints)
      for (const [name, { original, shown }] of known)
        if (element.getAttribute(name) === shown) element.setAttribute(name, original);
    for (const element of page.querySelectorAll(`[${MARKED}]`)) element.removeAttribute(MARKED);
  };
}

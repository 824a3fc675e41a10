// Draws a veil over a whole page, whatever drew it. Numbers of accounts and cards, names and amounts are taken out of its texts; an amount that
// stands alone is marked, to be blurred by the style sheet. Hints that come up under the pointer may hold anything, also raw lines of files:
// they are emptied, except on buttons and links. What was there comes back when the veil is lifted. Texts of fields are out of its reach; the
// style sheet blurs the fields.
import { isAmountAlone, withoutAmounts } from './hidden-text.ts';

const MARKED = 'data-veiled';
const HINTS = ['title', 'aria-label', 'placeholder'] as const;
const CONTROLS = 'button, a[href]';

interface Covered {
  readonly original: string;
  readonly shown: string;
}

function originalOf(value: string, known: Covered | undefined): string {
  return known?.shown === value ? known.original : value;
}

/** `hide` takes names and numbers out of a text. Answers the way to lift it. Text that is drawn while it lies is covered before it is painted. */
export function drawVeil(page: HTMLElement, hide: (text: string) => string): () => void {
  const texts = new Map<Text, Covered>();
  const hints = new Map<Element, Map<string, Covered>>();

  function coverTexts(element: Element): void {
    const own = [...element.childNodes].filter((node) => node instanceof Text);
    const originals = own.map((text) => originalOf(text.data, texts.get(text)));
    const isBlurred = isAmountAlone(originals.join(''));
    for (const [index, text] of own.entries()) {
      const original = originals[index] ?? '';
      const shown = isBlurred ? hide(original) : withoutAmounts(hide(original));
      if (shown === original) texts.delete(text);
      else texts.set(text, { original, shown });
      if (text.data !== shown) text.data = shown;
    }
    if (element.hasAttribute(MARKED) !== isBlurred) element.toggleAttribute(MARKED, isBlurred);
  }

  function coverHints(element: Element): void {
    for (const name of HINTS) {
      const value = element.getAttribute(name);
      if (value === null) continue;
      const known = hints.get(element) ?? new Map<string, Covered>();
      const original = originalOf(value, known.get(name));
      const shown = name === 'title' && !element.matches(CONTROLS) ? '' : withoutAmounts(hide(original));
      if (shown === original) known.delete(name);
      else hints.set(element, known.set(name, { original, shown }));
      if (value !== shown) element.setAttribute(name, shown);
    }
  }

  function cover(node: Node): void {
    if (!(node instanceof Element)) return;
    coverTexts(node);
    coverHints(node);
    for (const child of node.children) cover(child);
  }

  function forget(node: Node): void {
    if (node instanceof Text) texts.delete(node);
    if (node instanceof Element) hints.delete(node);
    for (const child of node.childNodes) forget(child);
  }

  const observer = new MutationObserver((mutations) => {
    for (const { type, target, addedNodes, removedNodes } of mutations) {
      if (type === 'attributes') coverHints(target as Element);
      else if (type === 'characterData') {
        if (target.parentElement !== null) coverTexts(target.parentElement);
      } else {
        for (const node of removedNodes) if (!node.isConnected) forget(node);
        for (const node of addedNodes) cover(node);
        coverTexts(target as Element);
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

// Walks an XML document and hands out the elements of interest as small trees that know where they stand in the file.
// Strict: no entities but the five of XML and character numbers, no document type, nothing from outside. What is malformed ends the walk; nothing throws.
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { SourceText } from '../source-text.ts';
import { localName, type XmlElement } from './element.ts';
import { type Place, TextPlaces, type TextRange } from './places.ts';

const DEEPEST = 100;
/** Elements within one that is handed out. A statement's details are handed out one by one and have some dozens each. */
const MOST_WITHIN = 100_000;
const CHUNK = 65_536;
/** Nothing of such a document is read. */
export const DOCUMENT_TYPE = 'a document type, which no statement has';

/** Why the walk ended before the document did. */
export interface XmlFault {
  /** What is wrong, as a part of a sentence without its full stop: "unclosed tag: Ntry". */
  readonly what: string;
  /** Line of the fault, from 1. */
  readonly line: number;
  /** Offset behind what was read when it showed. */
  readonly at: number;
  /** The element that was about to be handed out, from its beginning to the fault; null where none was. */
  readonly torn: TextRange | null;
}

/** `path`: local names from the root to the element, its own last. It is only valid during the call. */
export interface XmlVisitor {
  /** Whether the element is handed out whole. What is within it is not asked about. */
  wants(path: readonly string[]): boolean;
  take(element: XmlElement, path: readonly string[]): void;
  /** An element that is not wanted begins at offset `from`. */
  opened?(path: readonly string[], from: number): void;
  /** It ends: its range. */
  closed?(path: readonly string[], range: TextRange): void;
}

/** As format.ts's Control; elements of a cancelled walk were handed out as far as it came. */
export interface XmlControl {
  onProgress(done: number, total: number): void;
  isCancelled(): boolean;
}

export type XmlScan =
  | { readonly end: 'whole' }
  | { readonly end: 'fault'; readonly fault: XmlFault }
  | { readonly end: 'cancelled' };

interface Building extends XmlElement {
  text: string;
  to: number;
  readonly children: Building[];
}

/** Shared by the many elements that have none. */
const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

function attributesOf({ attributes }: SaxesTagPlain): ReadonlyMap<string, string> {
  const names = Object.keys(attributes);
  if (names.length === 0) return NO_ATTRIBUTES;
  const found = new Map<string, string>();
  for (const name of names) {
    const local = localName(name);
    if (name.startsWith('xmlns') || (local !== name && found.has(local))) continue;
    found.set(local, attributes[name] ?? '');
  }
  return found;
}

/** One walk over the text of `places`, or over a part of it that begins with an element. Linear; a document that begins with blanks is read as if it did not. */
export function scanXml(
  places: TextPlaces,
  visitor: XmlVisitor,
  control: XmlControl | null,
  part: TextRange | null = null,
): XmlScan {
  const { whole } = places;
  const base = part === null ? Math.max(0, whole.search(/[^\s\uFEFF]/)) : part.from;
  const end = part === null ? whole.length : part.to;
  const parser = new SaxesParser({ xmlns: false as const, position: false });
  const path: string[] = [];
  const openedAt: number[] = [];
  const building: Building[] = [];
  let within = 0;
  const state: { fault: XmlFault | null } = { fault: null };
  const position = () => Math.min(base + parser.position, end);
  const stop = (what: string) => {
    if (state.fault !== null) return;
    const at = position();
    const from = building[0]?.from;
    const torn = from === undefined ? null : { from, to: Math.max(from, at) };
    state.fault = { what, line: places.lineAt(Math.max(0, at - 1)) + 1, at, torn };
  };

  parser.on('error', ({ message }) => stop(message.replace(/\.$/, '')));
  parser.on('doctype', () => stop(DOCUMENT_TYPE));
  parser.on('opentag', (tag) => {
    if (state.fault !== null) return;
    const to = position();
    const from = whole.lastIndexOf('<', to - 1);
    const name = localName(tag.name);
    path.push(name);
    openedAt.push(from);
    if (path.length > DEEPEST) return stop(`elements more than ${DEEPEST} deep`);
    const parent = building.at(-1);
    if (parent === undefined && !visitor.wants(path)) return visitor.opened?.(path, from);
    within += 1;
    if (within > MOST_WITHIN) return stop(`more than ${MOST_WITHIN} elements within one`);
    const element: Building = { name, attributes: attributesOf(tag), text: '', children: [], from, to };
    parent?.children.push(element);
    building.push(element);
  });
  const onText = (text: string) => {
    const element = building.at(-1);
    if (element !== undefined) element.text += text;
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('closetag', (tag) => {
    if (state.fault !== null) return;
    const to = position();
    if (!tag.isSelfClosing && !isEndOf(tag.name, whole, whole.lastIndexOf('<', to - 1)))
      return stop(`unclosed tag: ${tag.name}`);
    const element = building.pop();
    if (element === undefined) visitor.closed?.(path, { from: openedAt.at(-1) ?? 0, to });
    else {
      element.text = element.text.trim();
      element.to = to;
      if (building.length === 0) {
        within = 0;
        visitor.take(element, path);
      }
    }
    path.pop();
    openedAt.pop();
  });

  for (let from = base; from < end && state.fault === null; from += CHUNK) {
    if (control?.isCancelled() === true) return { end: 'cancelled' };
    parser.write(whole.slice(from, Math.min(from + CHUNK, end)));
    control?.onProgress(places.lineAt(Math.min(from + CHUNK, end - 1)) + 1, places.lineCount);
  }
  if (state.fault === null) parser.close();
  return state.fault === null ? { end: 'whole' } : { end: 'fault', fault: state.fault };
}

export interface PlacedElement {
  readonly element: XmlElement;
  readonly place: Place;
  /** As it stands in the file. */
  readonly raw: string;
}

export interface ScannedElements {
  readonly elements: readonly PlacedElement[];
  /** null: the document is whole. Elements before a fault are kept; those behind it are read one by one. */
  readonly fault: XmlFault | null;
  /** Elements looked for that begin and cannot be read: rejects, not records. */
  readonly torn: readonly { readonly range: TextRange; readonly place: Place; readonly raw: string }[];
  readonly isCancelled: boolean;
  readonly places: TextPlaces;
}

/** Every element of one of these local names, wherever it stands, in file order. An element within one of them is its descendant only. */
export function scanElements(
  text: SourceText,
  names: ReadonlySet<string>,
  control: XmlControl | null = null,
): ScannedElements {
  const places = new TextPlaces(text);
  const elements: PlacedElement[] = [];
  let end = 0;
  const visitor: XmlVisitor = {
    wants: (path) => names.has(path.at(-1) ?? ''),
    take: (element) => {
      elements.push({ element, place: places.placeOf(element), raw: places.textOf(element) });
      end = element.to;
    },
  };
  const scan = scanXml(places, visitor, control);
  const fault = scan.end === 'fault' ? scan.fault : null;
  const torn: { range: TextRange; place: Place; raw: string }[] = [];
  const starts = fault === null || fault.what === DOCUMENT_TYPE ? [] : openingsIn(places.whole, names, end);
  starts.forEach((from, index) => {
    if (from < end) return;
    const found = elements.length;
    const part = scanXml(places, visitor, null, { from, to: starts[index + 1] ?? places.whole.length });
    if (elements.length > found) return;
    const range = (part.end === 'fault' ? part.fault.torn : null) ?? { from, to: lineEnd(places.whole, from) };
    torn.push({ range, place: places.placeOf(range), raw: places.textOf(range) });
  });
  return { elements, fault, torn, isCancelled: scan.end === 'cancelled', places };
}

/** Whether the tag at an offset ends the element of a name, and not one whose name only begins so. */
function isEndOf(name: string, whole: string, at: number): boolean {
  return whole.startsWith(`</${name}`, at) && /[\s>]/.test(whole[at + name.length + 2] ?? '');
}

/** Where elements of these names begin, from an offset on; found in the text itself, where the document cannot be walked. */
function openingsIn(whole: string, names: ReadonlySet<string>, from: number): readonly number[] {
  const escaped = [...names].map((name) => name.replace(/[^\w-]/g, '\\$&')).join('|');
  const opening = new RegExp(`<(?:[\\w.-]+:)?(?:${escaped})(?=[\\s/>])`, 'g');
  opening.lastIndex = from;
  return [...whole.matchAll(opening)].map(({ index }) => index);
}

function lineEnd(whole: string, from: number): number {
  const at = whole.slice(from).search(/[\r\n]/);
  return at === -1 ? whole.length : from + at;
}

/** The cells of a row that is an element: its attributes, and the texts of its children by their names (the first of each). */
export function cellsOf(element: XmlElement): ReadonlyMap<string, string> {
  const cells = new Map(element.attributes);
  for (const child of element.children) if (!cells.has(child.name)) cells.set(child.name, child.text);
  return cells;
}

// A small tree of XML, without namespaces, and how values are found in it. Absent elements read as ''.
import type { TextRange } from './places.ts';

/** Names of elements and attributes are local ones. `text` is the element's own, blanks around it taken off. */
export interface XmlElement extends TextRange {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly text: string;
  readonly children: readonly XmlElement[];
}

export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** The first element at the path below `element`, or null. */
export function find(element: XmlElement, ...path: readonly string[]): XmlElement | null {
  let found: XmlElement | undefined = element;
  for (const name of path) found = found?.children.find((child) => child.name === name);
  return found ?? null;
}

/** The text of the first element at the path, '' where there is none. */
export function textAt(element: XmlElement, ...path: readonly string[]): string {
  return find(element, ...path)?.text ?? '';
}

/** The first of the texts that is not empty, '' where all are. */
export function firstText(...texts: readonly string[]): string {
  return texts.find((text) => text !== '') ?? '';
}

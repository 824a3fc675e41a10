// A profile's text under another name: how a shipped one becomes one's own.

/** Adds "-own", then a number, until nothing else has the name. */
export function freeName(name: string, taken: readonly string[]): string {
  const base = `${name.replace(/-own(-\d+)?$/, '')}-own`;
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? base : `${base}-${number}`;
    if (!taken.includes(candidate)) return candidate;
  }
}

/** The name, version and title stand at the beginning of their lines; nothing else of the text changes. `title`: how the copy is called. */
export function copiedText(text: string, name: string, title: string): string {
  return text
    .replace(/^name:.*$/m, `name: ${name}`)
    .replace(/^title:.*$/m, () => `title: ${JSON.stringify(title)}`)
    .replace(/^version:.*\n/m, '')
    .replace(/^proven:.*\n/m, '');
}

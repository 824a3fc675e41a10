// Byte makers for tests.

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

let gb18030Bytes: Map<string, number[]> | null = null;

/** GB18030 bytes of ASCII and double-byte characters: the decoder turned round. */
export function gb18030(text: string): Uint8Array {
  if (gb18030Bytes === null) {
    gb18030Bytes = new Map();
    const decoder = new TextDecoder('gb18030');
    for (let lead = 0x81; lead <= 0xfe; lead += 1) {
      for (let trail = 0x40; trail <= 0xfe; trail += 1) {
        const character = decoder.decode(new Uint8Array([lead, trail]));
        if (character.length === 1 && character !== '\uFFFD') gb18030Bytes.set(character, [lead, trail]);
      }
    }
  }
  const known = gb18030Bytes;
  return new Uint8Array([...text].flatMap((character) => known.get(character) ?? [character.charCodeAt(0)]));
}

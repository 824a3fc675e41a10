// Bytes to text in the encodings that statement files come in. TextDecoder exists in every shell but not in this zone's library.
import type { Encoding } from '../model/import.ts';

interface Decoder {
  decode(bytes: Uint8Array): string;
}

const { TextDecoder } = globalThis as unknown as {
  TextDecoder: new (label: string, options: { fatal: boolean; ignoreBOM: boolean }) => Decoder;
};

/** IBM code page 852 (Polish, Czech, Hungarian bank hosts), bytes 80 to FF. WHATWG decoders do not have it. */
const IBM852 =
  'ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u00ad˝˛ˇ˘§÷¸°¨˙űŘř■\u00a0';

function decodeIbm852(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += 8192) {
    const codes: number[] = [];
    for (const byte of bytes.subarray(from, from + 8192)) {
      codes.push(byte < 0x80 ? byte : IBM852.charCodeAt(byte - 0x80));
    }
    parts.push(String.fromCharCode(...codes));
  }
  return parts.join('');
}

const decoders = new Map<string, Decoder>();

function decoderOf(encoding: Exclude<Encoding, 'ibm852'>, fatal: boolean): Decoder {
  const key = `${encoding} ${fatal}`;
  let decoder = decoders.get(key);
  if (decoder === undefined) {
    decoder = new TextDecoder(encoding, { fatal, ignoreBOM: true });
    decoders.set(key, decoder);
  }
  return decoder;
}

/** The text of the bytes, or null where they are not valid in the encoding. */
export function decodeStrictly(bytes: Uint8Array, encoding: Encoding): string | null {
  if (encoding === 'ibm852') return decodeIbm852(bytes);
  try {
    return decoderOf(encoding, true).decode(bytes);
  } catch {
    return null;
  }
}

/** The text of the bytes, with U+FFFD where they are not valid in the encoding. */
export function decodeLoosely(bytes: Uint8Array, encoding: Encoding): string {
  return encoding === 'ibm852' ? decodeIbm852(bytes) : decoderOf(encoding, false).decode(bytes);
}

// Bytes to text in the encodings that statement files come in. TextDecoder exists in every shell but not in this zone's library.
import type { Encoding } from '../model/import.ts';

interface Decoder {
  decode(bytes: Uint8Array): string;
}

const { TextDecoder } = globalThis as unknown as {
  TextDecoder: new (label: string, options: { fatal: boolean; ignoreBOM: boolean }) => Decoder;
};

/**
 * Bytes 80 to FF. Code pages of DOS that bank hosts still write and WHATWG decoders do not have (852: Polish, Czech, Hungarian; 850: Western),
 * and windows-1252, which some shells decode as Latin-1 and so lose the euro sign.
 */
const TABLES: Readonly<Partial<Record<Encoding, string>>> = {
  'windows-1252':
    '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ',
  ibm850:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
  ibm852:
    'ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u00ad˝˛ˇ˘§÷¸°¨˙űŘř■\u00a0',
};

function decodeByTable(bytes: Uint8Array, table: string): string {
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += 8192) {
    const codes: number[] = [];
    for (const byte of bytes.subarray(from, from + 8192)) {
      codes.push(byte < 0x80 ? byte : table.charCodeAt(byte - 0x80));
    }
    parts.push(String.fromCharCode(...codes));
  }
  return parts.join('');
}

const decoders = new Map<string, Decoder>();

function decoderOf(label: string, fatal: boolean): Decoder {
  const key = `${label} ${fatal}`;
  let decoder = decoders.get(key);
  if (decoder === undefined) {
    decoder = new TextDecoder(label, { fatal, ignoreBOM: true });
    decoders.set(key, decoder);
  }
  return decoder;
}

/** The text of the bytes, or null where they are not valid in the encoding. */
export function decodeStrictly(bytes: Uint8Array, encoding: Encoding): string | null {
  const table = TABLES[encoding];
  if (table !== undefined) return decodeByTable(bytes, table);
  try {
    return decoderOf(encoding, true).decode(bytes);
  } catch {
    return null;
  }
}

/** The text of the bytes, with U+FFFD where they are not valid in the encoding. */
export function decodeLoosely(bytes: Uint8Array, encoding: Encoding): string {
  const table = TABLES[encoding];
  return table === undefined ? decoderOf(encoding, false).decode(bytes) : decodeByTable(bytes, table);
}

/** By the platform's own name of an encoding, for those that statements are only met in inside other files. */
export function decodeByLabel(bytes: Uint8Array, label: string): string {
  return decoderOf(label, false).decode(bytes);
}

/** Two bytes a character, in either order; without the byte order mark. U+FFFD where a half is missing. */
export function decodeUtf16(bytes: Uint8Array, order: 'le' | 'be'): string {
  return decoderOf(`utf-16${order}`, false).decode(bytes);
}

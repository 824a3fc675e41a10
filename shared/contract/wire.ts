// One value as bytes and back, for transports that carry only bytes: JSON in UTF-8, and behind it the byte arrays it mentions, untouched.
// Layout: length of the JSON (4 bytes, big endian), the JSON, the arrays one after the other. In the JSON an array stands as its place.
// Decoding throws on anything else: both ends are this program, so that is a defect or a stranger.

interface TextCodec {
  encode(text: string): Uint8Array<ArrayBuffer>;
  decode(bytes: Uint8Array): string;
}

const { TextEncoder, TextDecoder } = globalThis as unknown as {
  TextEncoder: new () => Pick<TextCodec, 'encode'>;
  TextDecoder: new (label: string, options: { fatal: boolean }) => Pick<TextCodec, 'decode'>;
};

/** No data of the contract has arrays of numbers under this name, so nothing needs escaping. */
const PLACE = '$bytes';
const HEAD = 4;

export function encodeWire(value: unknown): Uint8Array<ArrayBuffer> {
  const arrays: Uint8Array[] = [];
  let length = 0;
  // `this` is the holder: a Node Buffer would otherwise arrive as its own JSON form.
  const text = JSON.stringify(value, function (this: Record<string, unknown>, key: string, each: unknown) {
    const original = this[key];
    if (!(original instanceof Uint8Array)) return each;
    const place = [length, original.length];
    arrays.push(original);
    length += original.length;
    return { [PLACE]: place };
  });
  const json = new TextEncoder().encode(text ?? 'null');
  const bytes = new Uint8Array(HEAD + json.length + length);
  new DataView(bytes.buffer).setUint32(0, json.length);
  bytes.set(json, HEAD);
  let offset = HEAD + json.length;
  for (const array of arrays) {
    bytes.set(array, offset);
    offset += array.length;
  }
  return bytes;
}

export function decodeWire(bytes: Uint8Array): unknown {
  if (bytes.length < HEAD) throw new RangeError('a message is too short');
  const jsonLength = new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(0);
  const arrays = HEAD + jsonLength;
  if (arrays > bytes.length) throw new RangeError('a message is cut off');
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(HEAD, arrays));
  return JSON.parse(text, (_key, each: unknown) => {
    const place = placeOf(each);
    if (place === null) return each;
    const [offset, length] = place;
    if (arrays + offset + length > bytes.length) throw new RangeError('a message is cut off');
    return bytes.slice(arrays + offset, arrays + offset + length);
  });
}

function placeOf(value: unknown): readonly [number, number] | null {
  if (typeof value !== 'object' || value === null || !(PLACE in value)) return null;
  const place = value[PLACE];
  if (!Array.isArray(place)) return null;
  const [offset, length]: unknown[] = place;
  return Number.isSafeInteger(offset) && Number.isSafeInteger(length) && Number(offset) >= 0 && Number(length) >= 0
    ? [Number(offset), Number(length)]
    : null;
}

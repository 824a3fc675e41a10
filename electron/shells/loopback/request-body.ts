// Reads a request body whole. Refuses one that is larger than any statement file the engine takes.
import type { IncomingMessage } from 'node:http';

/** One file of a long day with room to spare; beyond it the bytes would not fit the engine's memory anyway. */
export const BODY_LIMIT = 1024 * 1024 * 1024;

/** The bytes, or null when there are more than `limit` of them. */
export async function readBody(request: IncomingMessage, limit = BODY_LIMIT): Promise<Uint8Array | null> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return null;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limit) return null;
    chunks.push(chunk);
  }
  const whole = Buffer.concat(chunks, length);
  // Not a Buffer: its slice() would share memory with the rest.
  return new Uint8Array(whole.buffer, whole.byteOffset, whole.length);
}

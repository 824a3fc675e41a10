// Text to UTF-8 bytes. The platform's encoder is named here alone: shared/ has no DOM and no Node types.

declare const TextEncoder: { new (): { encode(text: string): Uint8Array } };

const encoder = new TextEncoder();

export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

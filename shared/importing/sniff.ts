// Recognises what is not a statement at all (archives, spreadsheets, pages, error answers) by its first bytes and says what to do.
import { decodeLoosely } from './text-decoder.ts';

const MAGIC: readonly { readonly bytes: readonly number[]; readonly advice: string }[] = [
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    advice: 'is a zip archive or an .xlsx workbook: unzip it, or save the sheet as CSV, and import that',
  },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], advice: 'is an old Excel workbook (.xls): save the sheet as CSV and import that' },
  { bytes: [0x1f, 0x8b], advice: 'is gzip compressed: unpack it and import the file inside' },
  { bytes: [0x1f, 0x9d], advice: 'is compressed (.Z): unpack it and import the file inside' },
  { bytes: [0x25, 0x50, 0x44, 0x46], advice: 'is a PDF: download the statement as CSV or text' },
  { bytes: [0xff, 0xfe], advice: 'is UTF-16 text: save it as "CSV UTF-8" and import that' },
  { bytes: [0xfe, 0xff], advice: 'is UTF-16 text: save it as "CSV UTF-8" and import that' },
];

const PREFIX_BYTES = 4096;
/** More control characters than this share of the beginning, and it is no text. Some hosts frame a message with a few. */
const MOST_CONTROLS = 0.02;

function isBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, PREFIX_BYTES);
  const controls = head.filter((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d).length;
  return bytes.indexOf(0) !== -1 || controls > Math.max(4, head.length * MOST_CONTROLS);
}

function downloadError(head: string): string | null {
  if (/^<xml>/i.test(head)) {
    const message = /<(?:return_msg|err_code_des|error_code)>(?:<!\[CDATA\[)?([^<\]]*)/i.exec(head)?.[1] ?? '';
    return /No Bill Exist/i.test(head)
      ? 'is not a bill but the answer "No Bill Exist": there is no bill for that day, so there is nothing to import'
      : `is not a bill but the error answer of a download (${message === '' ? 'no message' : message}): download it again`;
  }
  if (/^[{[]\s*["{[\]}]/.test(head)) {
    const message =
      (/"(?:errmsg|message|error_msg|msg|return_msg)"\s*:\s*"?([^",}]*)/i.exec(head) ??
        /"(?:code|error_code|errcode)"\s*:\s*"?([^",}]*)/i.exec(head))?.[1] ?? '';
    return `is not a statement but JSON, as a failed download leaves it (${message === '' ? 'no message' : message}): download it again`;
  }
  if (/^(<!doctype html|<html)/i.test(head)) {
    return 'is a web page, as an expired login leaves it in place of a download: download it again';
  }
  return null;
}

/** Why these bytes cannot be a statement, as the rest of a sentence that begins with the file's name; null where they may be one. */
export function sniff(bytes: Uint8Array): string | null {
  const magic = MAGIC.find(({ bytes: prefix }) => prefix.every((byte, index) => bytes[index] === byte));
  if (magic !== undefined) return magic.advice;
  if (isBinary(bytes)) return 'is binary, not a statement in text form: download it as CSV or text';
  const head = decodeLoosely(bytes.subarray(0, PREFIX_BYTES), 'utf-8')
    .replace(/^\uFEFF/, '')
    .trim();
  if (head === '' && bytes.length <= PREFIX_BYTES)
    return 'is empty: download it again, or leave it out if there was no trade';
  return downloadError(head);
}

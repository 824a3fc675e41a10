// Recognises what is no statement though it was downloaded or dropped as one (pictures, pages, error answers) by its beginning, and says what to do.
// Archives and workbooks are opened before; XML goes on to the formats.
import { decodeLoosely, decodeStrictly } from './text-decoder.ts';

interface Magic {
  readonly bytes: readonly number[];
  readonly at?: number;
  readonly is: string;
}

/** Files that people look at: left out where they lie in an archive beside statements. */
const PAPERS: readonly Magic[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], is: 'is a PDF' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], is: 'is a picture' },
  { bytes: [0xff, 0xd8, 0xff], is: 'is a picture' },
  { bytes: [0x47, 0x49, 0x46, 0x38], is: 'is a picture' },
  { bytes: [0x49, 0x49, 0x2a, 0x00], is: 'is a picture' },
  { bytes: [0x4d, 0x4d, 0x00, 0x2a], is: 'is a picture' },
  { bytes: [0x57, 0x45, 0x42, 0x50], at: 8, is: 'is a picture' },
];

/** Archives of other programs. */
const ARCHIVES: readonly Magic[] = [
  { bytes: [0x52, 0x61, 0x72, 0x21], is: 'is a RAR archive' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], is: 'is a 7-Zip archive' },
  { bytes: [0x42, 0x5a, 0x68], is: 'is bzip2 compressed' },
  { bytes: [0xfd, 0x37, 0x7a, 0x58], is: 'is xz compressed' },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], is: 'is Zstandard compressed' },
];

const PREFIX_BYTES = 4096;
/** More control characters than this share of the beginning, and it is no text. Some hosts frame a message with a few. */
const MOST_CONTROLS = 0.02;
/** Zeros that a failed transfer leaves in a text; more of them in the whole file than these, or this share of it, and it is none. */
const FEW_ZEROS = 4;
/** What is smaller holds no header with a row. */
const LEAST_TEXT_BYTES = 64;
const MOST_ZEROS = 0.001;

/** What services answer where a day has no bill, in words and codes. */
const NO_BILL =
  /no bill exist|no_bill_exist|no_statement_exist|bill_not_exist|账单(文件)?不存在|文件不存在|error_code"?\s*[:=>]\s*"?20002\b|respCode=98\b/i;
/** And where it is not made yet. */
const NOT_READY = /bill creating|bill_creating|statement_creating|账单(正在)?生成中|error_code"?\s*[:=>]\s*"?20001\b/i;

/** Where answers put their message, the most telling first. */
const MESSAGES: readonly RegExp[] = [
  /<(?:err_code_des|return_msg|Message|error)>\s*(?:<!\[CDATA\[)?([^<\]]+)/i,
  /<(?:error_code|err_code|Code)>\s*(?:<!\[CDATA\[)?([^<\]]+)/i,
  /"sub_msg"\s*:\s*"([^"]+)"/i,
  /"(?:errmsg|error_msg|return_msg|message|msg)"\s*:\s*"([^"]+)"/i,
  /"(?:sub_code|error_code)"\s*:\s*"?([^",}\s]+)/i,
  /"(?:errcode|code)"\s*:\s*"?([^",}\s]+)/i,
  /\brespMsg=([^&\s]+)/,
];

const XML_ANSWER = /^(?:<\?xml[^>]*>\s*)?<(xml|alipay|error|response)>/i;
const JSON_ANSWER = /^[{[]\s*["{[\]}]/;
const FORM_ANSWER = /^[\w.]+=[^\n]*&respCode=|^respCode=/;

function found(magics: readonly Magic[], bytes: Uint8Array): string | null {
  const match = magics.find(({ bytes: magic, at = 0 }) => magic.every((byte, index) => bytes[at + index] === byte));
  return match?.is ?? null;
}

/** A picture or a page for people, as the reason why it is left out; null for everything else. */
export function sniffPaper(bytes: Uint8Array): string | null {
  return found(PAPERS, bytes);
}

function isBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, PREFIX_BYTES);
  const controls = head.filter((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d).length;
  return controls > Math.max(4, head.length * MOST_CONTROLS) || hasManyZeros(bytes);
}

function hasManyZeros(bytes: Uint8Array): boolean {
  const most = bytes.length < LEAST_TEXT_BYTES ? 0 : Math.max(FEW_ZEROS, bytes.length * MOST_ZEROS);
  let zeros = 0;
  for (let at = bytes.indexOf(0); at !== -1 && zeros <= most; at = bytes.indexOf(0, at + 1)) zeros += 1;
  return zeros > most;
}

/** Answers come in UTF-8 or GBK; a character that the prefix cuts does no harm. */
function headOf(bytes: Uint8Array): string {
  const head = bytes.subarray(0, PREFIX_BYTES);
  return (decodeStrictly(head, 'utf-8') ?? decodeStrictly(head, 'gb18030') ?? decodeLoosely(head, 'utf-8'))
    .replace(/^\uFEFF/, '')
    .trim();
}

function messageOf(head: string): string {
  for (const pattern of MESSAGES) {
    const message = pattern.exec(head)?.[1]?.trim();
    if (message !== undefined && message !== '') return message.slice(0, 200);
  }
  return 'no message';
}

function downloadError(head: string): string | null {
  const isJson = JSON_ANSWER.test(head);
  const isAnswer = isJson || XML_ANSWER.test(head) || FORM_ANSWER.test(head) || /^no bill exist\W*$/i.test(head);
  if (isAnswer) {
    const said = /^no bill exist/i.test(head) ? 'No Bill Exist' : messageOf(head);
    if (NO_BILL.test(head)) {
      return `is not a bill but the answer "${said}": there is no bill for that day; a day without trade may be left out`;
    }
    if (NOT_READY.test(head)) {
      return `is not a bill but the answer "${said}": the bill is not ready; download it again after 10 o'clock`;
    }
    return isJson
      ? `is not a statement but JSON, as a failed download leaves it (${said}): download it again`
      : `is not a bill but the error answer of a download (${said}): download it again`;
  }
  if (/^<(!doctype html|html|head|body)\b/i.test(head)) {
    return 'is a web page without a table, as an expired login leaves it in place of a download: sign in and download it again';
  }
  return null;
}

/** Why these bytes cannot be a statement, as the rest of a sentence that begins with the file's name; null where they may be one. */
export function sniff(bytes: Uint8Array): string | null {
  const paper = sniffPaper(bytes);
  if (paper !== null) return `${paper}: download the statement as CSV or text`;
  const archive = found(ARCHIVES, bytes);
  if (archive !== null) return `${archive}, which is not read: unpack it and import the files inside`;
  if (isBinary(bytes)) return 'is binary, not a statement in text form: download it as CSV or text';
  const head = headOf(bytes);
  if (head === '' && bytes.length <= PREFIX_BYTES)
    return 'is empty: download it again, or leave it out if there was no trade';
  return downloadError(head);
}

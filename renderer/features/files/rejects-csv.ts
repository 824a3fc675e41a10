// The rejects of a file as CSV to send back: line, field, value, reason, and the line as it came.
import type { Reject } from '../../../shared/model/import.ts';

/** A cell that a spreadsheet would run as a formula gets an apostrophe in front; quotes are doubled. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** UTF-8 text with a BOM, so that spreadsheets read Chinese right; CRLF line ends. */
export function rejectsCsv(rejects: readonly Reject[]): string {
  const lines = rejects.map((reject) =>
    [String(reject.line), reject.field, reject.value, reject.reason, reject.raw].map(cell).join(','),
  );
  return `\ufeff${['line,field,value,reason,raw', ...lines].join('\r\n')}\r\n`;
}

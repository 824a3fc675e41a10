// ISO 20022 account reports: statements (camt.053), reports of the day (camt.052) and notifications (camt.054) of any version, to account entries.
// Read as a stream, so that a booking of many payments costs no more than its payments. A broken document keeps what stands before the fault.
import { ok, type Problem, type Result, refuse } from '../../model/problem.ts';
import { messageIn } from '../camt/messages.ts';
import { CamtReader } from '../camt/reader.ts';
import type { FileBody, StatementFormat } from '../format.ts';
import { cancelled } from '../table.ts';
import { TextPlaces } from '../xml/places.ts';
import { DOCUMENT_TYPE, scanXml, type XmlFault } from '../xml/scan.ts';

const NAME = 'camt';
const TITLE = 'ISO 20022 account statement (CAMT)';
const BEGINNING_LINES = 200;
const BEGINNING = 65_536;

export const camt: StatementFormat = {
  name: NAME,
  title: TITLE,
  proven: 'sample',
  recognise(text) {
    const first = text.lineCount === 0 ? '' : text.line(0).slice(0, BEGINNING).trimStart();
    if (first !== '' && !first.startsWith('<')) return null;
    const beginning = text.span(0, Math.min(text.lineCount, BEGINNING_LINES) - 1).slice(0, BEGINNING);
    const found = beginning.trimStart().startsWith('<') ? messageIn(beginning) : null;
    return found === null ? null : `It holds an ISO 20022 message of ${found.version} (${found.message.name}).`;
  },
  read(text, _siblings, control): Result<FileBody> {
    const places = new TextPlaces(text);
    const reader = new CamtReader(text, places);
    const scan = scanXml(places, reader, control);
    if (scan.end === 'cancelled') return refuse(cancelled(text.fileName));
    const fault = scan.end === 'fault' ? scan.fault : null;
    if (fault !== null && reader.isUnread()) return refuse(unread(text.fileName, fault));
    return ok(reader.finish(fault, NAME, TITLE));
  },
};

/** Broken before its first entry: a file of which nothing can be read is refused whole. */
function unread(file: string, { what, line }: XmlFault): Problem {
  const said =
    what === DOCUMENT_TYPE
      ? 'declares a document type, as no statement does, and is not read: ask its sender for another one.'
      : `is broken as XML at line ${line} (${what}), and no row can be read from it. Download the file again.`;
  return { code: 'input-refused', message: `${file}: ${said}`, file, line };
}

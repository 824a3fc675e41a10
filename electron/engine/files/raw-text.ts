// The text of records as it stands in their kept files, by byte range.
import { decodeLoosely } from '../../../shared/importing/text-decoder.ts';
import type { SourceRecord } from '../../../shared/model/record.ts';
import { importById } from '../../workspace/tables/imports.ts';
import { originalContent } from '../../workspace/tables/originals.ts';
import type { EngineContext } from '../engine-context.ts';

/** In the order given, without line breaks at the end; '' where the file is gone. Each file is inflated once. */
export function rawTexts({ workspace: { database } }: EngineContext, records: readonly SourceRecord[]): string[] {
  const decoders = new Map<number, (start: number, end: number) => string>();
  const decoderOf = (importId: number) => {
    const view = importById(database, importId);
    const content = originalContent(database, importId);
    if (view === null || content === null) return () => '';
    return (start: number, end: number) => decodeLoosely(content.subarray(start, end), view.encoding);
  };
  return records.map(({ importId, byteStart, byteEnd }) => {
    const decode = decoders.get(importId) ?? decoderOf(importId);
    decoders.set(importId, decode);
    return decode(byteStart, byteEnd).replace(/[\r\n]+$/, '');
  });
}

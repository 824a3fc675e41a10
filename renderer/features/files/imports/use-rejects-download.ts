// The rejects of a file as a CSV in its original columns plus line, field, value and reason: all of them, page by page, not only the first ones on screen.
import { useState } from 'react';
import { rejectsCsv } from '../../../../shared/importing/rejects-csv.ts';
import type { Reject } from '../../../../shared/model/import.ts';
import type { Problem } from '../../../../shared/model/problem.ts';
import { useEngine } from '../../../engine-client/use-engine.tsx';
import { saveFiles } from '../../../ui/save-files.ts';

const PAGE = 5_000;
/** So that spreadsheets read Chinese right. */
const BOM = '\ufeff';

export function saveRejects(file: string, header: readonly string[], rejects: readonly Reject[]): Promise<void> {
  const name = file.split('/').at(-1) ?? file;
  return saveFiles([{ name: `${name}.rejects.csv`, content: `${BOM}${rejectsCsv({ header, rejects })}` }]);
}

export function useRejectsDownload(): {
  readonly download: (importId: number, file: string) => Promise<void>;
  readonly problem: Problem | null;
} {
  const engine = useEngine();
  const [problem, setProblem] = useState<Problem | null>(null);
  const download = async (importId: number, file: string) => {
    const rejects: Reject[] = [];
    let header: readonly string[] = [];
    for (;;) {
      const page = await engine.call('rejects', { importId, offset: rejects.length, limit: PAGE });
      if (!page.ok) return setProblem(page.problem);
      header = page.value.header;
      rejects.push(...page.value.rows);
      if (page.value.rows.length === 0 || rejects.length >= page.value.total) break;
    }
    setProblem(null);
    await saveRejects(file, header, rejects);
  };
  return { download, problem };
}

// The rejects of an import as a CSV file: all of them, page by page, not only the first ones on screen.
import { useState } from 'react';
import type { Reject } from '../../../shared/model/import.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { useEngine } from '../../engine-client/use-engine.tsx';
import { saveFiles } from '../../ui/save-files.ts';
import { rejectsCsv } from './rejects-csv.ts';

const PAGE = 5_000;

export function saveRejects(file: string, rejects: readonly Reject[]): Promise<void> {
  return saveFiles([{ name: `${file}.rejects.csv`, content: rejectsCsv(rejects) }]);
}

export function useRejectsDownload(): {
  readonly download: (importId: number, file: string) => Promise<void>;
  readonly problem: Problem | null;
} {
  const engine = useEngine();
  const [problem, setProblem] = useState<Problem | null>(null);
  const download = async (importId: number, file: string) => {
    const rejects: Reject[] = [];
    for (;;) {
      const page = await engine.call('rejects', { importId, offset: rejects.length, limit: PAGE });
      if (!page.ok) return setProblem(page.problem);
      rejects.push(...page.value.rows);
      if (page.value.rows.length === 0 || rejects.length >= page.value.total) break;
    }
    setProblem(null);
    await saveRejects(file, rejects);
  };
  return { download, problem };
}

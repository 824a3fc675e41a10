// Exporting a day: the engine books and hands back the files, the shell saves them, and what was done is said.
import { useState } from 'react';
import type { CalendarDate } from '../../../shared/calendar/date.ts';
import type { ExportMode } from '../../../shared/contract/engine-api.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { useEngine } from '../../engine-client/use-engine.tsx';
import { useTexts } from '../../i18n/start.ts';
import { notify } from '../../ui/notices.tsx';
import { saveFiles } from '../../ui/save-files.ts';
import { useWorkbench } from '../../ui/workbench.tsx';

export interface Exporting {
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly dismiss: () => void;
  /** `again`: writes an earlier batch once more instead of booking anything new. */
  readonly run: (date: CalendarDate, mode: ExportMode, again: boolean) => Promise<void>;
}

export function useExporting(): Exporting {
  const { t } = useTexts('books');
  const engine = useEngine();
  const { user, tellDone } = useWorkbench();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = async (date: CalendarDate, mode: ExportMode, again: boolean) => {
    if (busy) return;
    setBusy(true);
    const result = await engine.call('exportDay', { date, mode, user: user?.id ?? '', again });
    setBusy(false);
    setProblem(result.ok ? null : result.problem);
    if (!result.ok) return;
    const { batch, files } = result.value;
    await saveFiles(files.map((file) => ({ name: file.name, content: file.bytes })));
    if (files.length === 0) return notify({ text: t('proof.none'), mark: 'not-run' });
    if (again) return notify({ text: t('proof.again', { files: files.length }) });
    void tellDone({ text: t('proof.exported', { batch: batch?.batchId ?? '', files: files.length }) });
  };
  return { busy, problem, dismiss: () => setProblem(null), run };
}

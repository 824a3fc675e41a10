// The audit log as files that anyone can verify without this program.
import { useState } from 'react';
import type { Problem } from '../../../shared/model/problem.ts';
import { useEngine } from '../../engine-client/use-engine.tsx';
import { useTexts } from '../../i18n/start.ts';
import { notify } from '../../ui/notices.tsx';
import { saveFiles } from '../../ui/save-files.ts';

export interface AuditExport {
  readonly save: () => void;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly dismiss: () => void;
}

export function useAuditExport(): AuditExport {
  const { t } = useTexts('history');
  const engine = useEngine();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = async () => {
    if (busy) return;
    setBusy(true);
    const files = await engine.call('auditFiles', undefined);
    setBusy(false);
    setProblem(files.ok ? null : files.problem);
    if (!files.ok) return;
    await saveFiles(files.value.map(({ name, bytes }) => ({ name, content: bytes })));
    notify({ text: t('exported', { count: files.value.length, files: files.value.length }) });
  };
  return { save: () => void save(), busy, problem, dismiss: () => setProblem(null) };
}

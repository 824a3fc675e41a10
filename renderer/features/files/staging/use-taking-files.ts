// What happens with files however they came: they are staged, and the screen opens the one that came, or the queue where there are more.
import { useCallback } from 'react';
import { useWorkbench } from '../../../ui/workbench.tsx';
import type { ReadFile } from './reading-files.ts';
import { useStagedFiles } from './staged-files.ts';
import { useStaging } from './use-staging.ts';

export function useTakingFiles(): (files: readonly ReadFile[]) => Promise<void> {
  const staging = useStaging();
  const { go } = useWorkbench();
  return useCallback(
    async (files) => {
      if (files.length === 0) return;
      go('files', { view: 'queue' });
      const ids = await staging.add(files);
      const [only] = ids;
      const alone = ids.length === 1 && useStagedFiles.getState().files.length === 1;
      if (only !== undefined && alone) go('files', { staged: String(only) });
    },
    [staging, go],
  );
}

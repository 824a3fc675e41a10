// People: who has a key and who is signed in, or the decision packages that go between two Clearbenches.
import { useState } from 'react';
import type { Problem } from '../../../shared/model/problem.ts';
import { useTexts } from '../../i18n/start.ts';
import { useDropTaker } from '../../ui/file-drops.ts';
import { type OneFile, readOneFile, useOneFile } from '../../ui/one-file.tsx';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { useWorkbench } from '../../ui/workbench.tsx';
import { NOT_HANDED_OVER, signedKind } from './handed-over.ts';
import { KeysScreen } from './keys-screen.tsx';
import { PackagesScreen } from './packages-screen.tsx';
import './people.css';
import { putOnTable } from './people-store.ts';

export interface TakingFile {
  readonly open: () => void;
  readonly problem: Problem | null;
  readonly dismiss: () => void;
}

export function PeopleScreen() {
  const { t } = useTexts('people');
  const { place, go } = useWorkbench();
  const [problem, setProblem] = useState<Problem | null>(null);
  const take = (file: OneFile) => {
    const kind = signedKind(file.bytes);
    if (kind === null) return setProblem({ code: 'input-refused', message: NOT_HANDED_OVER, file: file.name });
    setProblem(null);
    putOnTable({ ...file, kind });
    go('people', kind === 'card' ? {} : { tab: 'packages' });
  };
  const picker = useOneFile(t('file'), take);
  useDropTaker({
    label: t('packages.drop'),
    take: ([file]) => {
      if (file !== undefined) void readOneFile(file).then(take);
    },
  });
  useShortcuts([{ keys: ['Ctrl+o'], label: t('file'), group: t('keys.group'), run: picker.open }]);
  const taking: TakingFile = { open: picker.open, problem, dismiss: () => setProblem(null) };
  return (
    <>
      {picker.input}
      {place.parameters.tab === 'packages' ? <PackagesScreen taking={taking} /> : <KeysScreen taking={taking} />}
    </>
  );
}

// Answering the package on the table: what is still missing, who may not, and signing it.
import { useState } from 'react';
import type { OpenedPackage } from '../../../shared/contract/engine-api.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { useEngine } from '../../engine-client/use-engine.tsx';
import { useTexts } from '../../i18n/start.ts';
import { notify } from '../../ui/notices.tsx';
import { saveFiles } from '../../ui/save-files.ts';
import { useWorkbench } from '../../ui/workbench.tsx';
import { type OpenFile, usePeopleStore } from './people-store.ts';
import { useAsked } from './use-asked.ts';
import { type AnswerBar, answerBar, completeVerdicts, verdictFault, verdictOf } from './verdicts.ts';

export interface Answering {
  readonly opened: OpenedPackage | null;
  /** Why it is refused; the file, or the answer. */
  readonly problem: Problem | null;
  readonly bar: AnswerBar | null;
  /** Decisions without their word. */
  readonly left: number;
  readonly canSign: boolean;
  readonly sign: () => Promise<void>;
}

/** `file` null: nothing is on the table. */
export function useAnswering(file: OpenFile | null): Answering {
  const { t } = useTexts('people');
  const engine = useEngine();
  const { people, user, workspace } = useWorkbench();
  const verdicts = usePeopleStore((state) => state.verdicts);
  const asked = useAsked('openPackage', file?.bytes ?? null);
  const [refused, setRefused] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const opened = file === null ? null : asked.value;
  const decisions = opened?.decisions ?? [];
  const bar =
    opened === null
      ? null
      : answerBar(
          opened,
          people.find(({ id }) => id === user?.id),
        );
  const complete = completeVerdicts(decisions, verdicts);
  const canSign = opened !== null && bar === null && complete !== null && !busy && !workspace.readOnly;
  return {
    opened,
    problem: refused ?? (file === null ? null : asked.problem),
    bar,
    left: decisions.filter((one) => verdictFault(one, verdictOf(verdicts, one)) !== null).length,
    canSign,
    async sign() {
      if (!canSign || file === null) return;
      setBusy(true);
      const result = await engine.call('answerPackage', {
        bytes: file.bytes,
        verdicts: complete,
        user: user?.id ?? '',
      });
      setBusy(false);
      setRefused(result.ok ? null : result.problem);
      if (!result.ok) return;
      await saveFiles([{ name: result.value.name, content: result.value.bytes }]);
      notify({ text: t('opened.signed', { file: result.value.name }) });
    },
  };
}

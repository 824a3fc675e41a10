// A decision package of one's own waiting decisions, for a checker at another Clearbench: what is in it, a note, the signed file.
import { Input } from 'antd';
import { useState } from 'react';
import type { DecisionView } from '../../../shared/contract/engine-api.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { useEngine, useQuery } from '../../engine-client/use-engine.tsx';
import { useTexts } from '../../i18n/start.ts';
import { Mark } from '../../ui/mark.tsx';
import { notify } from '../../ui/notices.tsx';
import { Button } from '../../ui/parts.tsx';
import { ProblemSentence } from '../../ui/problem-sentence.tsx';
import { saveFiles } from '../../ui/save-files.ts';
import { TextLink } from '../../ui/text-link.tsx';
import { useWorkbench } from '../../ui/workbench.tsx';

export function PackageBar({
  chosen,
  onAll,
  onMade,
}: {
  chosen: readonly DecisionView[];
  onAll: () => void;
  onMade: () => void;
}) {
  const { t } = useTexts('books');
  const engine = useEngine();
  const { user, people, go, signIn } = useWorkbench();
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const person = people.find(({ id }) => id === user?.id);
  const waiting = (useQuery('packages', undefined).data ?? []).filter(
    ({ state, maker }) => state === 'waiting' && maker === user?.id,
  );
  const canSign = person?.signedIn === true;
  const make = async () => {
    setBusy(true);
    const decisionIds = chosen.map(({ id }) => id);
    const result = await engine.call('makePackage', { decisionIds, user: user?.id ?? '', note });
    setBusy(false);
    setProblem(result.ok ? null : result.problem);
    if (!result.ok) return;
    await saveFiles([{ name: result.value.name, content: result.value.bytes }]);
    setNote('');
    onMade();
    notify({
      text: t('package.made', { file: result.value.name }),
      action: { label: t('package.show'), run: () => go('people', { tab: 'packages' }) },
    });
  };
  return (
    <div className="package-bar">
      {problem === null ? null : <ProblemSentence problem={problem} onDismiss={() => setProblem(null)} />}
      <div className="package-line">
        <b>{t('package.chosen', { count: chosen.length })}</b>
        <Button look="plain" onClick={onAll}>
          {t('package.all')}
        </Button>
        <Input
          size="small"
          value={note}
          onChange={(event) => setNote(event.target.value)}
          aria-label={t('package.note')}
          placeholder={t('package.note')}
        />
        {canSign ? (
          <Button onClick={() => void make()} disabled={busy || chosen.length === 0} changes>
            {t('package.make')}
          </Button>
        ) : person?.key === 'own' ? (
          <Button onClick={() => signIn(person.id)}>
            <Mark name="rejected" /> {t('package.signIn')}
          </Button>
        ) : (
          <Button onClick={() => go('people', { user: user?.id ?? '' })}>
            <Mark name="not-run" /> {t('package.toKey')}
          </Button>
        )}
      </div>
      {waiting.map(({ packageId, at, decisions }) => (
        <p key={packageId} className="package-waiting">
          <Mark name="waiting" /> {t('package.waiting', { count: decisions, at: at.replace('T', ' ').slice(0, 16) })}{' '}
          <TextLink onClick={() => go('people', { tab: 'packages', package: packageId })}>{t('package.show')}</TextLink>
        </p>
      ))}
    </div>
  );
}

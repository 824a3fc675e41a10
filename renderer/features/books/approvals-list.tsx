// Decisions that wait for the checker. The maker cannot approve: the reason and who can are said instead of the buttons; but makers can
// choose their own for a package to a checker elsewhere.
import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import type { DecisionView } from '../../../shared/contract/engine-api.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { formatReadable } from '../../../shared/money/format.ts';
import { useEngine, useQuery } from '../../engine-client/use-engine.tsx';
import { useTexts } from '../../i18n/start.ts';
import { Amount } from '../../ui/amount.tsx';
import { Mark, markOfOutcome } from '../../ui/mark.tsx';
import { Button } from '../../ui/parts.tsx';
import { ProblemSentence } from '../../ui/problem-sentence.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { useWorkbench } from '../../ui/workbench.tsx';
import { approvalBar, possibleCheckers } from './approvals.ts';
import { PackageBar } from './package-bar.tsx';

export function ApprovalsList({ decisions }: { decisions: readonly DecisionView[] }) {
  const { t } = useTexts('books');
  const { user } = useWorkbench();
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set());
  const own = decisions.filter((decision) => decision.maker === user?.id);
  const chosen = own.filter(({ id }) => picked.has(id));
  const pick = (id: number, isPicked: boolean) => {
    const next = new Set(picked);
    if (isPicked) next.add(id);
    else next.delete(id);
    setPicked(next);
  };
  return (
    <>
      {own.length === 0 ? null : (
        <PackageBar
          chosen={chosen}
          onAll={() => setPicked(new Set(own.map(({ id }) => id)))}
          onMade={() => setPicked(new Set())}
        />
      )}
      <ul className="approvals" aria-label={t('approvals.label')}>
        {decisions.map((decision) => (
          <Approval
            key={decision.id}
            decision={decision}
            isPicked={picked.has(decision.id)}
            onPick={(isPicked) => pick(decision.id, isPicked)}
          />
        ))}
      </ul>
    </>
  );
}

function Approval({
  decision,
  isPicked,
  onPick,
}: {
  decision: DecisionView;
  isPicked: boolean;
  onPick: (isPicked: boolean) => void;
}) {
  const { t, term, common } = useTexts('books');
  const engine = useEngine();
  const { user, people, workspace, go, signIn, tellDone } = useWorkbench();
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const preview = useQuery(
    'decisionPreview',
    decision.entries.length > 0 ? null : { breakIds: [decision.breakId], decision: decision.decision },
  );
  const entries = decision.entries.length > 0 ? decision.entries : (preview.data?.entries ?? []);
  const bar = approvalBar(decision, user?.id ?? '');
  const nameOf = (id: string) => workspace.users.find((each) => each.id === id)?.name ?? id;
  const what = `${term(`decision.${decision.decision}`)} ${formatReadable(decision.amount, decision.currency)} ${decision.currency}`;

  const answer = async (reject: boolean) => {
    setBusy(true);
    const result = await engine.call('approve', { decisionId: decision.id, user: user?.id ?? '', reject, note });
    setBusy(false);
    setProblem(result.ok ? null : result.problem);
    if (result.ok) void tellDone({ text: t(reject ? 'approvals.rejected' : 'approvals.approved', { what }) });
  };
  const others = possibleCheckers(decision, workspace.users);
  const here = others.filter(({ id }) => people.some((one) => one.id === id && one.key !== 'trusted'));
  return (
    <li className="approval">
      <Mark name="waiting" />
      <div className="approval-words">
        <b>{what}</b>{' '}
        <span>
          <Mark name={markOfOutcome(decision.outcome)} /> {decision.channel} · {term(`stage.${decision.stage}`)} ·{' '}
          {term(`outcome.${decision.outcome}`)}
        </span>{' '}
        <TextLink className="key" onClick={() => go('trace', { key: decision.keys[0] ?? '' })}>
          {decision.keys.join(' ')}
        </TextLink>
        <p>
          {t('approvals.maker', {
            maker: nameOf(decision.maker),
            at: decision.decidedAt.replace('T', ' ').slice(0, 16),
          })}
        </p>
        {decision.note === '' ? null : <p>{t('approvals.note', { note: decision.note })}</p>}
        {decision.flagged ? (
          <p className="approval-flag">
            <Mark name="stale" /> {t('approvals.flagged')}
          </p>
        ) : null}
        {entries.length === 0 ? (
          <p className="quiet">{t('approvals.later')}</p>
        ) : (
          <ul className="approval-entries" aria-label={t('approvals.entries')}>
            {entries.map((entry) => (
              <li key={entry.postingKey}>
                <span className="clip">
                  {t('entries.debitLine')} <span className="key">{entry.debitCode}</span> {entry.debitName}
                </span>
                <span className="clip">
                  {t('entries.creditLine')} <span className="key">{entry.creditCode}</span> {entry.creditName}
                </span>
                <span className="figure">
                  <Amount amount={entry.amount} currency={entry.currency} />
                </span>
              </li>
            ))}
          </ul>
        )}
        {problem === null ? null : <ProblemSentence problem={problem} onDismiss={() => setProblem(null)} />}
      </div>
      <div className="approval-do">
        {bar === 'own-decision' ? (
          <>
            <p className="quiet">
              {others.length === 0
                ? t('approvals.nobody')
                : t('approvals.own', {
                    maker: nameOf(decision.maker),
                    others: others.map(({ name }) => name).join('、'),
                  })}
            </p>
            <div className="approval-buttons">
              {here
                .filter(({ role }) => role === 'checker')
                .map(({ id, name }) => (
                  <Button key={id} look="plain" onClick={() => signIn(id)}>
                    {common('problem.way.act-as', { name })}
                  </Button>
                ))}
            </div>
            <Checkbox checked={isPicked} onChange={(event) => onPick(event.target.checked)}>
              {t('package.pick')}
            </Checkbox>
          </>
        ) : bar === 'no-user' ? (
          <p className="quiet">{t('approvals.noUser')}</p>
        ) : (
          <>
            <Input
              size="small"
              value={note}
              onChange={(event) => setNote(event.target.value)}
              aria-label={t('approvals.noteLabel')}
              placeholder={t('approvals.noteHint')}
            />
            <div className="approval-buttons">
              <Button
                onClick={() => void answer(true)}
                disabled={busy || note.trim() === ''}
                changes
                title={note.trim() === '' ? t('approvals.needNote') : undefined}
              >
                {t('approvals.reject')}
              </Button>
              <Button onClick={() => void answer(false)} disabled={busy} changes>
                {t('approvals.approve')}
              </Button>
            </div>
          </>
        )}
      </div>
    </li>
  );
}

// The rejected lines of an import, and what became of each: chosen lines or all are settled with a note; settled ones say by whom, when and how.
import { Checkbox, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { ImportView } from '../../../../shared/contract/engine-api.ts';
import type { Problem } from '../../../../shared/model/problem.ts';
import { useEngine, useQuery } from '../../../engine-client/use-engine.tsx';
import { useTexts } from '../../../i18n/start.ts';
import { formatCount } from '../../../ui/amount.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { Button } from '../../../ui/parts.tsx';
import { ProblemSentence } from '../../../ui/problem-sentence.tsx';
import { useWorkbench } from '../../../ui/workbench.tsx';
import { shortTime } from '../wizard/findings.tsx';
import { linesToSettle, type RejectLine, rejectLines } from './reject-lines.ts';

const SHOWN = 200;

/** `refusal`: why nothing of this import can be settled; undefined where it can. */
export function SettleRejects({
  view,
  refusal,
  onDownload,
}: {
  view: ImportView;
  refusal: string | undefined;
  onDownload: () => void;
}) {
  const { t } = useTexts('files');
  const engine = useEngine();
  const { user, tellDone } = useWorkbench();
  const [chosen, setChosen] = useState<ReadonlySet<number> | 'all'>(new Set());
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { data } = useQuery('rejects', { importId: view.id, offset: 0, limit: SHOWN });
  const lines = rejectLines(data?.rows ?? [], data?.settled ?? []);
  const open = data === undefined ? view.rejected : data.total - data.settled.length;
  const wanted = linesToSettle(lines, chosen);
  const count = wanted === null ? open : wanted.length;
  const missing =
    refusal ?? (count === 0 ? t('settle.chooseFirst') : note.trim() === '' ? t('settle.noteFirst') : undefined);

  const todo = useRef<HTMLDivElement>(null);
  const isOpen = data !== undefined && open > 0;
  useEffect(() => {
    if (isOpen) todo.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);

  const settle = async () => {
    if (busy || missing !== undefined) return;
    setBusy(true);
    const made = await engine.call('settleRejects', {
      importId: view.id,
      lines: wanted,
      user: user?.id ?? '',
      note: note.trim(),
    });
    setBusy(false);
    setProblem(made.ok ? null : made.problem);
    if (!made.ok) return;
    setChosen(new Set());
    setNote('');
    const { settled } = made.value;
    void tellDone({ text: t('settle.done', { count: settled, shown: formatCount(settled), file: view.file }) });
  };
  const toggle = (line: number) => {
    const next = new Set(chosen === 'all' ? lines.flatMap((one) => (one.settled === null ? [one.line] : [])) : chosen);
    if (!next.delete(line)) next.add(line);
    setChosen(next);
  };
  return (
    <section className="settle" aria-label={t('settle.title')}>
      <div className="finding">
        <Mark name={open === 0 ? 'decided' : 'rejected'} />
        <div>
          <b>{t('rejects.title', { count: view.rejected, shown: formatCount(view.rejected) })}</b>
          <p>
            {open === 0
              ? t('settle.allSettled')
              : t('settle.open', { count: open, shown: formatCount(open), rows: formatCount(view.rows) })}
          </p>
        </div>
        <Button onClick={onDownload}>{t('rejects.download')}</Button>
      </div>
      {open === 0 ? null : (
        <div className="settle-do" ref={todo}>
          <Checkbox
            checked={chosen === 'all'}
            indeterminate={chosen !== 'all' && chosen.size > 0}
            onChange={() => setChosen(chosen === 'all' ? new Set() : 'all')}
            disabled={refusal !== undefined}
          >
            {t('settle.all')}
          </Checkbox>
          <Input
            size="small"
            value={note}
            onChange={(event) => setNote(event.target.value)}
            onPressEnter={() => void settle()}
            placeholder={t('settle.noteHint')}
            aria-label={t('settle.note')}
            disabled={refusal !== undefined}
          />
          <Button onClick={() => void settle()} changes disabled={busy || missing !== undefined} title={missing}>
            {count === 0 ? t('settle.doNone') : t('settle.do', { count, shown: formatCount(count) })}
          </Button>
        </div>
      )}
      {problem === null ? null : <ProblemSentence problem={problem} onDismiss={() => setProblem(null)} />}
      <ul>
        {lines.map((one) => (
          <Line
            key={one.line}
            one={one}
            isChosen={one.settled === null && (chosen === 'all' || chosen.has(one.line))}
            onToggle={() => toggle(one.line)}
            isLocked={refusal !== undefined}
          />
        ))}
      </ul>
      {(data?.total ?? 0) > SHOWN ? (
        <p className="finding quiet">
          <span />
          {t('rejects.more', { count: formatCount((data?.total ?? 0) - SHOWN) })}
        </p>
      ) : null}
    </section>
  );
}

function Line({
  one,
  isChosen,
  onToggle,
  isLocked,
}: {
  one: RejectLine;
  isChosen: boolean;
  onToggle: () => void;
  isLocked: boolean;
}) {
  const { t, sentence } = useTexts('files');
  const { workspace } = useWorkbench();
  const { line, rejects, settled } = one;
  const number = t('rejects.line', { line: formatCount(line) });
  return (
    <li className="settle-line">
      {settled === null ? (
        <Checkbox checked={isChosen} onChange={onToggle} disabled={isLocked} aria-label={number} />
      ) : (
        <Mark name="decided" word={t('settle.settled')} />
      )}
      <div>
        {rejects.map(({ field, value, reason, raw }) => (
          <span key={`${field} ${value} ${reason}`} className="clip" title={`${sentence(reason)}\n${raw}`}>
            <b>
              {number}
              {field === '' ? '' : ` · ${field}`}
            </b>{' '}
            {field === '' || value === '' ? null : <mark className="key">{value}</mark>} {sentence(reason)}
          </span>
        ))}
        {settled === null ? null : (
          <p>
            {settled.note}
            <span className="quiet">
              {' '}
              · {workspace.users.find(({ id }) => id === settled.user)?.name ?? settled.user} · {shortTime(settled.at)}
            </span>
          </p>
        )}
      </div>
    </li>
  );
}

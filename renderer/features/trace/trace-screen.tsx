// Trace: any key, and the lives behind it from the byte range in the original file to the exported line, both ways.
import { Input, type InputRef } from 'antd';
import { type CSSProperties, useEffect, useRef, useState } from 'react';
import type { TraceLife, TraceStep } from '../../../shared/contract/engine-api.ts';
import { useQuery } from '../../engine-client/use-engine.tsx';
import { useTexts } from '../../i18n/start.ts';
import { Amount, formatCount, signedByKind } from '../../ui/amount.tsx';
import { Mark } from '../../ui/mark.tsx';
import { Button, EmptyState, Screen } from '../../ui/parts.tsx';
import { ProblemSentence } from '../../ui/problem-sentence.tsx';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { TextLink } from '../../ui/text-link.tsx';
import { useWorkbench } from '../../ui/workbench.tsx';
import { reachOf, stepLink, stepMark } from './lives.ts';
import './trace.css';
import { tracedText } from './traced-text.ts';

export function TraceScreen() {
  const { t } = useTexts('trace');
  const { place, go } = useWorkbench();
  const key = place.parameters.key ?? '';
  const [typed, setTyped] = useState(key);
  const input = useRef<InputRef>(null);
  const trace = useQuery('trace', key === '' ? null : { key });
  const lives = key === '' ? [] : (trace.data?.lives ?? []);
  useEffect(() => setTyped(key), [key]);
  useShortcuts([{ keys: ['/'], label: t('keys.find'), group: t('keys.group'), run: () => input.current?.focus() }]);
  const search = () => {
    if (typed.trim() !== '') go('trace', { key: typed.trim() });
  };
  return (
    <>
      <Screen title={t('title')} className="trace">
        <div className="trace-find">
          <Input
            ref={input}
            autoFocus
            size="middle"
            allowClear
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onPressEnter={search}
            aria-label={t('find.label')}
            placeholder={t('find.hint')}
          />
          <Button onClick={search} disabled={typed.trim() === ''}>
            {t('find.go')}
          </Button>
          <span className="quiet">{lives.length === 0 ? null : t('lives', { count: lives.length })}</span>
        </div>
        {trace.problem === undefined ? null : <ProblemSentence problem={trace.problem} />}
        <div className="trace-lives seam-ground">
          {key === '' ? <EmptyState title={t('empty.title')} text={t('empty.text')} /> : null}
          {key !== '' && trace.data !== undefined && lives.length === 0 ? (
            <EmptyState title={t('none.title', { key })} text={t('none.text')} />
          ) : null}
          {lives.map((life) => (
            <Life key={life.record.id} life={life} />
          ))}
        </div>
      </Screen>
      <TraceFoot searched={key} lives={lives} />
    </>
  );
}

function Life({ life }: { life: TraceLife }) {
  const { t, term } = useTexts('trace');
  const { record } = life;
  return (
    <article className="life">
      <header className="life-head">
        <b className="key">{record.key}</b>
        <span>{term(`sourceFile.${record.source}`)}</span>
        <span className="quiet">
          {record.channel} {record.clearingDate}
        </span>
        <span>{record.kind === '' ? term(`direction.${record.direction || 'C'}`) : term(`kind.${record.kind}`)}</span>
        <span className="quiet">{record.status === '' ? '' : term(`status.${record.status}`)}</span>
        <span className="spring" />
        <span className="quiet">{t('steps', { count: formatCount(life.steps.length) })}</span>
        <b>
          <Amount amount={signedByKind(record.amount, record.kind)} currency={record.currency} /> {record.currency}
        </b>
      </header>
      <ol>
        {life.steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have no identity of their own and never move
          <StepLine key={index} step={step} life={life} />
        ))}
      </ol>
    </article>
  );
}

function StepLine({ step, life }: { step: TraceStep; life: TraceLife }) {
  const texts = useTexts('trace');
  const { t } = texts;
  const { go, workspace } = useWorkbench();
  const person = (id: string) => workspace.users.find((user) => user.id === id)?.name ?? id;
  const link = stepLink(step, life);
  const follow = () => {
    if (link === null) return;
    if (link.type === 'original') go('files', { original: link.importId, bytes: link.bytes });
    else if (link.type === 'import') go('files', { import: link.importId });
    else if (link.type === 'result') go('breaks', { search: link.key }, { date: step.date });
    else if (link.type === 'exports') go('books', { tab: 'exports' });
    else go('trace', { key: link.key });
  };
  const word = link === null ? '' : t(`open.${link.type === 'trace' ? 'trace' : step.step}`);
  return (
    <li className="life-step">
      <span className="life-name">{t(`step.${step.step}`)}</span>
      <time className="quiet">{step.date.replace('T', ' ').slice(0, 16)}</time>
      <span className="life-seam">
        <Mark name={stepMark(step)} />
      </span>
      <span className="life-text">{tracedText(step.text, { ...texts, person })}</span>
      {link === null ? <span /> : <TextLink onClick={follow}>{word}</TextLink>}
    </li>
  );
}

const TRACE_SEAM_X = 'calc(var(--nav-width) + 216px)';

function TraceFoot({ searched, lives }: { searched: string; lives: readonly TraceLife[] }) {
  const { t } = useTexts('trace');
  const reach = reachOf(lives);
  return (
    <footer className="proof-line" style={{ '--seam-x': TRACE_SEAM_X } as CSSProperties}>
      <div className="proof-side proof-ours">
        <div className="proof-scope">
          <div>
            <b className="key">{searched}</b>
          </div>
          <div>{t('foot.hint')}</div>
        </div>
      </div>
      <output className="bob" aria-live="polite">
        <small>{t('foot.bob')}</small>
        <b>{t(`foot.reach.${reach}`)}</b>
      </output>
      <div className="proof-side proof-theirs">
        <div className="proof-why trace-why">{t(`foot.why.${reach}`)}</div>
        <Button onClick={() => history.back()}>{t('foot.back')}</Button>
      </div>
    </footer>
  );
}

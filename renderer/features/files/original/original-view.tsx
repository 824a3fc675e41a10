// A part of a kept original: the bytes a record came from, with the lines around them, the file's name and its hash.
import type { CSSProperties } from 'react';
import { useEngine, useQuery } from '../../../engine-client/use-engine.tsx';
import { useTexts } from '../../../i18n/start.ts';
import { formatCount } from '../../../ui/amount.tsx';
import { notify } from '../../../ui/notices.tsx';
import { Button, EmptyState, Screen } from '../../../ui/parts.tsx';
import { ProblemSentence } from '../../../ui/problem-sentence.tsx';
import { saveFiles } from '../../../ui/save-files.ts';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import { useWorkbench } from '../../../ui/workbench.tsx';

const LINES_AROUND = 40;
const ORIGINAL_SEAM_X = 'calc(var(--nav-width) + 66px)';

/** "811-902" as byte range; null where it is none. */
export function byteRange(text: string | undefined): { readonly byteStart: number; readonly byteEnd: number } | null {
  const found = /^(\d{1,15})-(\d{1,15})$/.exec(text ?? '');
  if (found === null) return null;
  const [byteStart, byteEnd] = [Number(found[1]), Number(found[2])];
  return byteEnd >= byteStart ? { byteStart, byteEnd } : null;
}

export function OriginalView() {
  const { t, sentence } = useTexts('files');
  const { place } = useWorkbench();
  const engine = useEngine();
  const importId = Number(place.parameters.original);
  const range = byteRange(place.parameters.bytes) ?? { byteStart: 0, byteEnd: 1 };
  const { data, problem } = useQuery('original', { importId, ...range, around: LINES_AROUND });
  const back = () => history.back();
  const save = async () => {
    const result = await engine.call('originalFile', { importId, container: false });
    if (!result.ok) return notify({ text: sentence(result.problem.message), mark: 'rejected' });
    const { file, bytes } = result.value;
    await saveFiles([{ name: file.split('/').at(-1) ?? file, content: bytes }]);
  };
  useShortcuts([{ keys: ['Escape'], label: t('queue.back'), group: t('keys.group'), run: back }]);
  const lines = data?.text.replace(/\r?\n$/, '').split(/\r?\n/) ?? [];
  const before = data?.linesBefore ?? [];
  const first = data?.line ?? 1;
  return (
    <>
      <Screen title={t('original.title')} className="original">
        <div className="title-bar">
          <h2 className="clip">{data?.file ?? t('original.title')}</h2>
          <span className="quiet key clip" title={data?.sha256}>
            {data === undefined ? '' : `SHA-256 ${data.sha256}`}
          </span>
          <span className="spring" />
          <Button look="plain" onClick={() => void save()}>
            {t('original.save')}
          </Button>
        </div>
        {problem === undefined ? null : <ProblemSentence problem={problem} />}
        {data === undefined ? (
          problem === undefined ? (
            <EmptyState title={t('preview.reading')} text="" />
          ) : null
        ) : (
          <section className="original-lines" aria-label={t('original.label')}>
            {before.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
              <Line key={index} number={first - before.length + index} text={line} />
            ))}
            {lines.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
              <Line key={index} number={first + index} text={line} found />
            ))}
            {data.linesAfter.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
              <Line key={index} number={first + lines.length + index} text={line} />
            ))}
          </section>
        )}
      </Screen>
      <footer className="proof-line" style={{ '--seam-x': ORIGINAL_SEAM_X } as CSSProperties}>
        <div className="proof-side proof-theirs original-foot">
          <div className="proof-why">
            {data === undefined
              ? ''
              : t('original.where', {
                  from: formatCount(data.byteStart),
                  to: formatCount(data.byteEnd),
                  size: formatCount(data.size),
                  encoding: data.encoding.toUpperCase(),
                })}
          </div>
          <Button onClick={back} hint="Esc">
            {t('queue.back')}
          </Button>
        </div>
      </footer>
    </>
  );
}

function Line({ number, text, found = false }: { number: number; text: string; found?: boolean }) {
  return (
    <div className={found ? 'raw-line original-found' : 'raw-line'} aria-current={found ? 'location' : undefined}>
      <span className="raw-number">{formatCount(number)}</span>
      <span title={text}>{text === '' ? ' ' : text}</span>
    </div>
  );
}

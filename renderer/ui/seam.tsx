// A cell of the seam. `runs`: both sides equal. `folded`: a run of equal rows. `mark`: the line stops and the mark stands in it.
import { Mark, type MarkName } from './mark.tsx';

export function Seam({
  line,
  mark,
  word,
}: {
  line?: 'runs' | 'folded' | 'none';
  mark?: MarkName | undefined;
  word?: string | undefined;
}) {
  if (mark !== undefined) {
    return (
      <span className="seam">
        <Mark name={mark} word={word} />
      </span>
    );
  }
  return <span className={line === 'none' || line === undefined ? 'seam' : `seam seam-${line}`} />;
}

// A raw line; where one field of it was refused, that value is marked in it.
import type { PreviewLine } from '../../../../shared/contract/engine-api.ts';

export function RejectedRaw({ line }: { line: PreviewLine }) {
  const value = line.reject === null || line.reject.field === '' ? '' : line.reject.value;
  const at = value === '' ? -1 : line.raw.indexOf(value);
  if (at < 0) return <span title={line.raw}>{line.raw}</span>;
  return (
    <span title={line.raw}>
      {line.raw.slice(0, at)}
      <mark>{value}</mark>
      {line.raw.slice(at + value.length)}
    </span>
  );
}

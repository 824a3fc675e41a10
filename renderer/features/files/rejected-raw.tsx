// A raw line; where it was rejected, the value that was refused is marked in it.
import type { PreviewLine } from '../../../shared/contract/engine-api.ts';

export function RejectedRaw({ line }: { line: PreviewLine }) {
  const value = line.reject?.value ?? '';
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

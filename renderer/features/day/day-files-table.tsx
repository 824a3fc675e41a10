// The import link unfolded into its files: what each declares about itself against what its rows come to.
import type { ImportView } from '../../../shared/contract/engine-api.ts';
import { useQuery } from '../../engine-client/use-engine.tsx';
import { useTexts } from '../../i18n/start.ts';
import { Amount, formatCount } from '../../ui/amount.tsx';
import { Mark } from '../../ui/mark.tsx';
import { EmptyState } from '../../ui/parts.tsx';
import { Seam } from '../../ui/seam.tsx';
import { type DayFile, dayFiles } from './day-files.ts';
import { MadeHead } from './made-head.tsx';

export function DayFilesTable({
  imports,
  date,
  channel,
  currency,
  onOpen,
}: {
  imports: readonly ImportView[];
  date: string;
  channel: string;
  currency: string;
  onOpen: (importId: number) => void;
}) {
  const { t } = useTexts('day');
  const files = dayFiles(imports, date, channel, currency);
  if (files.length === 0) return <EmptyState title={t('files.none')} text={t('files.hint')} />;
  return (
    <table className="made" aria-label={t('files.what')}>
      <MadeHead
        words={[t('files.file'), t('files.rows'), t('files.declared'), t('files.computed'), '', t('made.stands')]}
      />
      <tbody>
        {files.map((file) => (
          <FileLine key={file.id} file={file} currency={currency} onOpen={() => onOpen(file.id)} />
        ))}
      </tbody>
    </table>
  );
}

function FileLine({ file, currency, onOpen }: { file: DayFile; currency: string; onOpen: () => void }) {
  const { t, term } = useTexts('day');
  const rejects = useQuery('rejects', file.rejected === 0 ? null : { importId: file.id, offset: 0, limit: 1 });
  const settled = Math.min(rejects.data?.settled.length ?? 0, file.rejected);
  const open = file.rejected - settled;
  const ties = file.proof !== 'contradicted' && open === 0;
  return (
    <tr>
      <td>
        <button type="button" className="made-open" onClick={onOpen} title={file.file}>
          {file.file}
        </button>
      </td>
      <td className="figure">{formatCount(file.rows)}</td>
      <td className="figure quiet">
        {file.declared === 0 ? '—' : t('files.agree', { agree: file.agree, all: file.declared })}
      </td>
      <td className="made-seam">
        {ties ? (
          <Seam line="runs" />
        ) : (
          <Seam mark={open > 0 ? 'rejected' : 'amount'} word={term(`proof.${file.proof}`)} />
        )}
      </td>
      <td className="figure">
        <Amount amount={file.computed} currency={currency} />
      </td>
      <td />
      <td>
        <span className="standings">
          <span className="standing">{term(`proof.${file.proof}`)}</span>
          {open === 0 ? null : (
            <span className="standing standing-open">
              <Mark name="rejected" />
              {t('files.rejected', { count: formatCount(open) })}
            </span>
          )}
          {settled === 0 ? null : (
            <span className="standing">
              <Mark name="decided" />
              {t('files.settled', { count: formatCount(settled) })}
            </span>
          )}
        </span>
      </td>
    </tr>
  );
}

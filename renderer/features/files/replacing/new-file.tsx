// What the new file says against itself, before it takes the place of an import: rejected lines with reasons, totals that its rows contradict.
import type { ReplacePreview } from '../../../../shared/contract/engine-api.ts';
import { useTexts } from '../../../i18n/start.ts';
import { formatCount } from '../../../ui/amount.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { drawnTotal, totalName } from '../totals/declared-totals.ts';

const REASONS_SHOWN = 3;

export function NewFile({ after }: { after: ReplacePreview['after'] }) {
  const { t, sentence } = useTexts('files');
  const { rejected, rejects, declared, proof } = after;
  const failing = declared.filter(({ agrees }) => !agrees);
  const isBad = rejected > 0 || proof === 'contradicted';
  return (
    <section className="replace-new" aria-label={t('replace.newFile')}>
      {rejected === 0 ? null : (
        <div className="finding finding-warning">
          <Mark name="rejected" />
          <div>
            <b>{t('replace.rejected', { count: rejected, shown: formatCount(rejected) })}</b>
            {rejects.slice(0, REASONS_SHOWN).map((reject) => (
              <p key={`${reject.line} ${reject.field}`} title={reject.raw}>
                {t('rejects.line', { line: formatCount(reject.line) })}
                {reject.field === '' ? '' : ` · ${reject.field}`} {sentence(reject.reason)}
              </p>
            ))}
            {rejected <= REASONS_SHOWN ? null : (
              <p className="quiet">{t('rejects.more', { count: formatCount(rejected - REASONS_SHOWN) })}</p>
            )}
          </div>
        </div>
      )}
      <div className={proof === 'contradicted' ? 'finding finding-warning' : 'finding'}>
        <Mark name={proof === 'contradicted' ? 'amount' : proof === 'proven' ? 'equal' : 'none'} />
        <div>
          {proof === 'contradicted' ? (
            <>
              <b>{t('replace.contradicted', { count: failing.length, of: declared.length })}</b>
              {failing.map(drawnTotal).map((total) => (
                <p key={total.what}>
                  {t('replace.total', {
                    what: totalName(total.what, t),
                    declared: total.declared,
                    computed: total.computed,
                  })}
                </p>
              ))}
            </>
          ) : (
            <span className={isBad ? undefined : 'quiet'}>
              {t(proof === 'proven' ? 'replace.proven' : 'replace.unproven', { of: declared.length })}
            </span>
          )}
        </div>
      </div>
    </section>
  );
}

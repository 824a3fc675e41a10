// The evidence behind what a file was taken for: wrapper, encoding, format, source, channel, date.
import type { Evidence } from '../../../shared/model/import.ts';
import { useTexts } from '../../i18n/start.ts';

export function EvidenceList({ evidence }: { evidence: readonly Evidence[] }) {
  const { t, sentence } = useTexts('files');
  if (evidence.length === 0) return null;
  return (
    <section className="evidence" aria-label={t('evidence.title')}>
      <h3>{t('evidence.title')}</h3>
      <dl>
        {evidence.map((each) => (
          <div key={`${each.of} ${each.text}`}>
            <dt>{t(`evidence.of.${each.of}`)}</dt>
            <dd>{sentence(each.text)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

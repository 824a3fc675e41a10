// Encoding and layout: what the bytes say in another encoding, seen at once; delimiters, or fixed widths on a ruler of bytes.
import { ENCODINGS, type Encoding } from '../../../../shared/model/import.ts';
import type { DelimitedLayout, FixedLayout, Layout } from '../../../../shared/model/profile.ts';
import { useTexts } from '../../../i18n/start.ts';
import { ByteRuler, RULER_BYTES } from './byte-ruler.tsx';
import { proposedLayout } from './fixed-fields.ts';

const DELIMITERS = [',', ';', '\t', '|', '^', '~', 'blanks'] as const;

const DELIMITED: DelimitedLayout = {
  type: 'delimited',
  delimiter: ',',
  headerDelimiter: null,
  quote: 'double',
  cells: 'plain',
  header: null,
  optional: 0,
  trailing: 0,
  marks: null,
};

export function LayoutPanel({
  layout,
  unknown,
  encoding,
  detected,
  encodings,
  lines,
  locked,
  onEncoding,
  onLayout,
}: {
  /** null where the format is read by a program of its own. */
  layout: Layout | null;
  /** No format reads the file and no guess at one holds: then `layout` may be missing though no program of its own reads it. */
  unknown: boolean;
  /** What a person chose; null: detected. */
  encoding: Encoding | null;
  detected: Encoding;
  encodings: readonly Encoding[];
  /** Raw lines with rows among them. */
  lines: readonly string[];
  /** The layout is a known format's and cannot be changed before the format is. */
  locked: boolean;
  onEncoding: (encoding: Encoding | null) => void;
  onLayout: (layout: Layout) => void;
}) {
  const { t } = useTexts('files');
  const offered = encodings.length > 0 ? encodings : ENCODINGS;
  const all = [...new Set([...offered, ...ENCODINGS])];
  const fixed = layout?.type === 'fixed' ? layout : null;
  return (
    <div className="layout-panel">
      <div className="layout-choices">
        <label className="choice">
          <span>{t('step.pickEncoding')}</span>
          <select
            className="pick"
            value={encoding ?? ''}
            onChange={(event) => onEncoding(all.find((each) => each === event.currentTarget.value) ?? null)}
          >
            <option value="">{t('layout.detected', { encoding: detected.toUpperCase() })}</option>
            {all.map((each) => (
              <option key={each} value={each}>
                {each.toUpperCase()}
              </option>
            ))}
          </select>
        </label>
        {layout === null ? (
          <p className="quiet">{t(unknown ? 'layout.noGuess' : 'layout.ownProgram')}</p>
        ) : (
          <fieldset className="layout-types" disabled={locked}>
            <legend className="unseen">{t('layout.type')}</legend>
            <label>
              <input
                type="radio"
                name="layout"
                checked={layout.type === 'delimited'}
                onChange={() => onLayout(DELIMITED)}
              />{' '}
              {t('layout.delimited')}
            </label>
            <label>
              <input
                type="radio"
                name="layout"
                checked={fixed !== null}
                onChange={() => onLayout(proposedLayout(lines, encoding ?? detected, RULER_BYTES))}
              />{' '}
              {t('layout.fixed')}
            </label>
            {layout.type === 'delimited' ? <DelimiterChoice layout={layout} onLayout={onLayout} /> : null}
            {layout.type === 'ruler' || layout.type === 'elements' ? (
              <span className="quiet">{t(`layout.${layout.type}`)}</span>
            ) : null}
          </fieldset>
        )}
        {locked ? <p className="quiet">{t('layout.locked')}</p> : null}
      </div>
      {fixed === null ? null : (
        <FixedRuler layout={fixed} lines={lines} encoding={encoding ?? detected} locked={locked} onLayout={onLayout} />
      )}
    </div>
  );
}

function FixedRuler({
  layout,
  lines,
  encoding,
  locked,
  onLayout,
}: {
  layout: FixedLayout;
  lines: readonly string[];
  encoding: Encoding;
  locked: boolean;
  onLayout: (layout: Layout) => void;
}) {
  return (
    <div inert={locked}>
      <ByteRuler layout={layout} lines={lines} encoding={encoding} onChange={onLayout} />
    </div>
  );
}

function DelimiterChoice({ layout, onLayout }: { layout: DelimitedLayout; onLayout: (layout: Layout) => void }) {
  const { t } = useTexts('files');
  const known: readonly string[] = DELIMITERS;
  const options = known.includes(layout.delimiter) ? known : [...known, layout.delimiter];
  return (
    <>
      <label className="choice">
        <span>{t('layout.delimiter')}</span>
        <select
          className="pick"
          value={layout.delimiter}
          onChange={(event) => onLayout({ ...layout, delimiter: event.currentTarget.value })}
        >
          {options.map((each) => (
            <option key={each} value={each}>
              {each === '\t' ? t('layout.tab') : each === 'blanks' ? t('layout.blanks') : each}
            </option>
          ))}
        </select>
      </label>
      <label className="choice">
        <span>{t('layout.quote')}</span>
        <select
          className="pick"
          value={layout.quote}
          onChange={(event) => onLayout({ ...layout, quote: event.currentTarget.value === 'none' ? 'none' : 'double' })}
        >
          <option value="double">"</option>
          <option value="none">{t('layout.noQuote')}</option>
        </select>
      </label>
    </>
  );
}

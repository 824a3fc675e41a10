// The byte ruler over raw lines: boundaries of fields are set, moved and removed by click, by dragging and by keyboard.
import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from 'react';
import type { Encoding } from '../../../../shared/model/import.ts';
import type { FixedLayout } from '../../../../shared/model/profile.ts';
import { useTexts } from '../../../i18n/start.ts';
import { byteLength, placedCharacters } from './byte-widths.ts';
import { boundariesOf, spansOf, withBoundaryMoved, withBoundaryToggled, withFieldNamed } from './fixed-fields.ts';

/** Bytes of a line that are drawn; further ones are beyond any statement seen. */
export const RULER_BYTES = 600;
const RULER_LINES = 8;
const TEN = 10;

export function ByteRuler({
  layout,
  lines,
  encoding,
  onChange,
}: {
  layout: FixedLayout;
  lines: readonly string[];
  encoding: Encoding;
  onChange: (layout: FixedLayout) => void;
}) {
  const { t } = useTexts('files');
  const [cursor, setCursor] = useState(0);
  const [moving, setMoving] = useState<{ readonly from: number; readonly to: number } | null>(null);
  const scale = useRef<HTMLDivElement>(null);
  const shown = moving === null ? layout : withBoundaryMoved(layout, moving.from, moving.to);
  const boundaries = boundariesOf(shown);
  const drawn = useMemo(
    () => lines.slice(0, RULER_LINES).map((line) => placedCharacters(line, encoding, RULER_BYTES)),
    [lines, encoding],
  );
  const width = Math.min(
    RULER_BYTES,
    Math.max(boundaries.at(-1) ?? 0, ...lines.slice(0, RULER_LINES).map((line) => byteLength(line, encoding))) + 4,
  );
  /** The boundary nearest to a place of the pointer: between two bytes. */
  const byteAt = (event: PointerEvent) => {
    const box = scale.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return 0;
    return Math.max(0, Math.min(width, Math.round(((event.clientX - box.left) / box.width) * width)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.shiftKey ? TEN : 1;
    const by = event.key === 'ArrowRight' ? step : event.key === 'ArrowLeft' ? -step : 0;
    if (by !== 0 && (event.ctrlKey || event.metaKey) && boundaries.includes(cursor)) {
      const moved = withBoundaryMoved(layout, cursor, cursor + by);
      setCursor(boundariesOf(moved)[boundaries.indexOf(cursor)] ?? cursor);
      onChange(moved);
    } else if (by !== 0) setCursor(Math.max(0, Math.min(width, cursor + by)));
    else if (event.key === 'Home') setCursor(0);
    else if (event.key === 'End') setCursor(boundaries.at(-1) ?? 0);
    else if (event.key === 'Enter' || event.key === ' ') onChange(withBoundaryToggled(layout, cursor));
    else if (event.key === 'Delete' && boundaries.includes(cursor)) onChange(withBoundaryToggled(layout, cursor));
    else if (event.key === 'n') setCursor(boundaries.find((each) => each > cursor) ?? cursor);
    else if (event.key === 'p') setCursor(boundaries.findLast((each) => each < cursor) ?? cursor);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="ruler">
      <p className="quiet ruler-hint">{t('ruler.hint')}</p>
      <div className="ruler-window">
        <div className="ruler-ground" style={{ width: `calc(var(--byte) * ${width})` }}>
          <div
            ref={scale}
            className="ruler-scale"
            role="slider"
            tabIndex={0}
            aria-label={t('ruler.label')}
            aria-valuemin={0}
            aria-valuemax={width}
            aria-valuenow={cursor}
            aria-valuetext={t(boundaries.includes(cursor) ? 'ruler.atBoundary' : 'ruler.atByte', { byte: cursor })}
            onKeyDown={onKeyDown}
            onPointerDown={(event) => {
              const at = byteAt(event);
              setCursor(at);
              event.currentTarget.setPointerCapture(event.pointerId);
              setMoving({ from: at, to: at });
            }}
            onPointerMove={(event) => {
              if (moving !== null && boundariesOf(layout).includes(moving.from))
                setMoving({ ...moving, to: byteAt(event) });
            }}
            onPointerUp={(event) => {
              if (moving === null) return;
              const to = byteAt(event);
              setMoving(null);
              if (to === moving.from) onChange(withBoundaryToggled(layout, to));
              else if (boundariesOf(layout).includes(moving.from)) onChange(withBoundaryMoved(layout, moving.from, to));
            }}
          >
            {Array.from({ length: Math.floor(width / TEN) + 1 }, (_, ten) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the tenth byte is its place
              <span key={ten} style={{ left: `calc(var(--byte) * ${ten * TEN})` }}>
                {ten * TEN}
              </span>
            ))}
          </div>
          <div className="ruler-names">
            {spansOf(shown).map((span, index) => (
              <input
                // biome-ignore lint/suspicious/noArrayIndexKey: a field is its place among the fields
                key={`${index} ${span.name}`}
                defaultValue={span.name}
                aria-label={t('ruler.name', { from: span.from, to: span.to })}
                title={t('ruler.name', { from: span.from, to: span.to })}
                style={{
                  left: `calc(var(--byte) * ${span.from})`,
                  width: `calc(var(--byte) * ${span.to - span.from})`,
                }}
                onKeyDown={(event) => {
                  if (event.key === 'Enter') event.currentTarget.blur();
                }}
                onBlur={(event) => {
                  const name = event.currentTarget.value.trim();
                  const next = withFieldNamed(layout, index, name);
                  if (next === layout) event.currentTarget.value = span.name;
                  else onChange(next);
                }}
              />
            ))}
          </div>
          {drawn.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the first lines never move
            <div key={index} className="ruler-line" aria-hidden="true">
              {line.map((each) => (
                <span key={each.at} style={{ width: `calc(var(--byte) * ${each.bytes})` }}>
                  {each.character}
                </span>
              ))}
            </div>
          ))}
          {boundaries.map((at) => (
            <i key={at} className="ruler-boundary" style={{ left: `calc(var(--byte) * ${at})` }} />
          ))}
          <i className="ruler-cursor" style={{ left: `calc(var(--byte) * ${cursor})` }} />
        </div>
      </div>
    </div>
  );
}

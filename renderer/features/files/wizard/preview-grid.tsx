// Raw lines beside typed data, aligned line by line, preamble and footer included; runs of plain rows are folded and open on demand.
import { useMemo, useState } from 'react';
import type { ImportPreview } from '../../../../shared/contract/engine-api.ts';
import { formatReadable } from '../../../../shared/money/format.ts';
import { useTexts } from '../../../i18n/start.ts';
import { formatCount } from '../../../ui/amount.tsx';
import { KeyText } from '../../../ui/key-text.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { useRowHeights } from '../../../ui/row-heights.ts';
import { Seam } from '../../../ui/seam.tsx';
import { Cell, VirtualGrid } from '../../../ui/virtual-grid.tsx';
import type { Work } from '../staging/staged-files.ts';
import { headerPosition } from './import-steps.ts';
import { type DrawnLine, drawnLines, type LineRange } from './preview-lines.ts';
import { RejectedRaw } from './rejected-raw.tsx';
import { type TypedColumn, typedColumns, typedValue } from './typed-columns.ts';

const HEADER_HEIGHT = 46;

export function PreviewGrid({
  id,
  work,
  preview,
  onOpen,
}: {
  id: number;
  work: Work;
  preview: ImportPreview;
  onOpen: (range: LineRange) => void;
}) {
  const { t, term } = useTexts('files');
  const heights = useRowHeights();
  const [current, setCurrent] = useState<number | null>(null);
  const { total } = preview.lines;
  const drawn = useMemo(() => drawnLines(work.known, total, work.opened), [work.known, work.opened, total]);
  const columns = useMemo(() => typedColumns(preview.view.source, preview.mapping, preview.view.profile), [preview]);
  const filled = useMemo(() => filledFields(columns, work.known), [columns, work.known]);
  const { headerLine } = headerPosition(preview);
  const isHeader = (each: DrawnLine | undefined) =>
    !work.rawOnly && each?.type === 'line' && each.line.line === headerLine;
  // Without a header line in the file the columns are named above the first line.
  const headless = !work.rawOnly && headerLine === 0;
  const open = (index: number) => {
    const each = drawn[index];
    if (each?.type === 'fold') onOpen(each.range);
  };
  const currency = [...new Set(preview.view.sums.map((sum) => sum.currency))].join(' ');

  return (
    <VirtualGrid
      label={t('preview.label')}
      rowCount={drawn.length}
      totalRows={total}
      layoutKey={`${id} ${work.turn} ${heights.tight} ${headerLine}`}
      rowHeight={(index) =>
        isHeader(drawn[index]) ? HEADER_HEIGHT : drawn[index]?.type === 'fold' ? heights.fold : heights.tight
      }
      rowKey={(index) => {
        const each = drawn[index];
        return each === undefined ? index : each.type === 'line' ? each.index : `fold ${each.range.from}`;
      }}
      rowClass={(index) => rowClass(drawn[index], isHeader(drawn[index]))}
      current={current}
      onCurrent={(index) => {
        setCurrent(index);
        open(index);
      }}
      onOpen={open}
      head={
        <div className={headless ? 'pair pair-title pair-title-headless' : 'pair pair-title'}>
          <div>
            <b>{t('preview.raw')}</b>
            <span className="quiet clip">{t('preview.rawHint', { lines: formatCount(preview.view.linesRead) })}</span>
          </div>
          <Seam />
          <div>
            <b>{t('preview.typed')}</b>
            <span className="quiet clip">
              {work.rawOnly ? t('preview.rawOnly') : t('preview.typedHint', { currency })}
            </span>
          </div>
          {headless ? (
            <>
              <div className="pair-headless quiet">{t('preview.noHeader')}</div>
              <Seam mark="equal" />
              <TypedHead columns={columns} filled={filled} label={term} />
            </>
          ) : null}
        </div>
      }
      foot={<div className="seam-ground preview-ground" />}
      renderRow={(index) => {
        const each = drawn[index];
        if (each === undefined) return null;
        if (each.type === 'fold') return <FoldRow fold={each} firstLine={lineBefore(drawn, index) + 1} />;
        return (
          <div className="pair">
            <Cell className="raw-line">
              <span className="raw-number">{formatCount(each.line.line)}</span>
              <RejectedRaw line={each.line} />
            </Cell>
            {each.line.type === 'reject' ? (
              <Seam mark="rejected" word={t('rejects.line', { line: each.line.line })} />
            ) : isHeader(each) ? (
              <Seam mark="equal" />
            ) : (
              <Seam line="runs" />
            )}
            {work.rawOnly ? (
              <Cell className="typed-say quiet">{t('preview.notRead')}</Cell>
            ) : (
              <TypedSide line={each} columns={columns} filled={filled} header={isHeader(each)} label={term} />
            )}
          </div>
        );
      }}
    />
  );
}

/** The fields that at least one known row has a value for. */
function filledFields(columns: readonly TypedColumn[], known: Work['known']): Set<string> {
  const rows = [...known.values()].flatMap((line) => line.record ?? []);
  return new Set(
    columns
      .map(({ field }) => field)
      .filter((field) => rows.some((record) => typedValue(record, field, String).text !== '')),
  );
}

function rowClass(each: DrawnLine | undefined, header: boolean): string {
  if (each === undefined) return '';
  if (header) return 'pair-header';
  if (each.type === 'fold') return 'pair-fold';
  return { row: '', reject: 'pair-rejected', 'header-footer': 'pair-around' }[each.line.type];
}

/** The physical line before a fold: lines may span several, so a fold's first line follows the drawn line above it. */
function lineBefore(drawn: readonly DrawnLine[], index: number): number {
  const before = drawn[index - 1];
  return before?.type === 'line' ? before.line.line : 0;
}

function FoldRow({ fold, firstLine }: { fold: Extract<DrawnLine, { type: 'fold' }>; firstLine: number }) {
  const { t } = useTexts('files');
  return (
    <div className="pair">
      <Cell className="fold-left">
        ▸{' '}
        {t('preview.fold', {
          from: formatCount(firstLine),
          to: formatCount(firstLine + fold.count - 1),
          count: formatCount(fold.count),
        })}
        {fold.sums === null || fold.payments + fold.refunds === 0
          ? ''
          : ` · ${t('preview.foldKinds', { payments: formatCount(fold.payments), refunds: formatCount(fold.refunds) })}`}
      </Cell>
      <Seam line="folded" />
      <Cell className="fold-right">
        <span>
          {fold.sums === null ? t('preview.notLoaded') : t('preview.parsed', { count: formatCount(fold.count) })}
        </span>
        <span>{fold.sums?.map((sum) => formatReadable(sum.amount, sum.currency)).join(' · ')}</span>
      </Cell>
    </div>
  );
}

function TypedSide({
  line: { line },
  columns,
  filled,
  header,
  label,
}: {
  line: Extract<DrawnLine, { type: 'line' }>;
  columns: readonly TypedColumn[];
  filled: ReadonlySet<string>;
  header: boolean;
  label: (key: string) => string;
}) {
  const { t, sentence } = useTexts('files');
  if (header) return <TypedHead columns={columns} filled={filled} label={label} />;
  if (line.reject !== null)
    return (
      <Cell className="typed-say">
        <b>
          {line.reject.field} {line.reject.field === '' || line.reject.value === '' ? '' : `“${line.reject.value}”`}
        </b>
        <span className="clip" title={sentence(line.reject.reason)}>
          {sentence(line.reject.reason)}
        </span>
      </Cell>
    );
  const { record } = line;
  if (record === null) return <Cell className="typed-say quiet">{t('preview.around')}</Cell>;
  return (
    <div className="typed" style={tracksOf(columns)}>
      {columns.map((column) => {
        const value = typedValue(record, column.field, label);
        return (
          <Cell
            key={column.field}
            title={value.text}
            className={`typed-${column.style}${value.negative ? ' negative' : ''}`}
          >
            {column.style === 'key' ? <KeyText text={value.text} /> : value.text}
          </Cell>
        );
      })}
    </div>
  );
}

const tracksOf = (columns: readonly TypedColumn[]) => ({
  gridTemplateColumns: columns.map((column) => column.width).join(' '),
});

function TypedHead({
  columns,
  filled,
  label,
}: {
  columns: readonly TypedColumn[];
  filled: ReadonlySet<string>;
  label: (key: string) => string;
}) {
  return (
    <div className="typed typed-head" style={tracksOf(columns)}>
      {columns.map((column) => (
        <HeadCell key={column.field} column={column} filled={filled.has(column.field)} label={label} />
      ))}
    </div>
  );
}

function HeadCell({ column, filled, label }: { column: TypedColumn; filled: boolean; label: (key: string) => string }) {
  const { t } = useTexts('files');
  const name = column.field === 'extra' ? t('preview.extra') : label(`field.${fieldWord(column.field)}`);
  return (
    <Cell className={`typed-${column.style}`} title={column.from}>
      <b>{name}</b>
      {column.from === '' ? (
        <small className="quiet">{t(filled ? 'preview.byProfile' : 'preview.notInFile')}</small>
      ) : (
        <small>
          <Mark name="equal" /> {column.from}
        </small>
      )}
    </Cell>
  );
}

const fieldWord = (field: string) => (field === 'settle_date' || field === 'value_date' ? 'clearing_date' : field);

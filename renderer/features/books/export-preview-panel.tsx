// The export exactly as it will be written: each file line by line, a balance under each voucher, the checks, and what waits.
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { DecisionView, ExportMode, ExportPreview } from '../../../shared/contract/engine-api.ts';
import { formatReadable } from '../../../shared/money/format.ts';
import { useTexts } from '../../i18n/start.ts';
import { formatCount } from '../../ui/amount.tsx';
import { Mark } from '../../ui/mark.tsx';
import { ProblemSentence } from '../../ui/problem-sentence.tsx';
import { useRowHeights } from '../../ui/row-heights.ts';
import { VirtualGrid } from '../../ui/virtual-grid.tsx';
import { type ExportLine, exportLines } from './export-lines.ts';

export function ExportPreviewPanel({
  preview,
  mode,
  onMode,
  voucherLines,
  waiting,
  litVoucher,
}: {
  preview: ExportPreview | undefined;
  mode: ExportMode;
  onMode: (mode: ExportMode) => void;
  /** Lines of the vouchers not yet exported, counted from the engine's vouchers. */
  voucherLines: number;
  waiting: readonly DecisionView[];
  litVoucher: string | null;
}) {
  const { t, term, sentence } = useTexts('books');
  const [chosen, setChosen] = useState('journal.csv');
  const files = preview?.files ?? [];
  const file = files.find((each) => each.name === chosen) ?? files[0];
  const lines = useMemo(() => (file === undefined ? [] : exportLines(file.text)), [file]);
  return (
    <aside className="export-preview" aria-label={t('preview.title')}>
      <div className="title-bar">
        <h2>{t('preview.title')}</h2>
        <span className="quiet clip">{t('preview.hint')}</span>
        <span className="spring" />
        <Segmented
          size="small"
          value={mode}
          onChange={(value) => onMode(value === 'detail' ? 'detail' : 'summary')}
          options={[
            { value: 'summary', label: t('mode.summary') },
            { value: 'detail', label: t('mode.detail') },
          ]}
        />
      </div>
      {preview?.problems.map((problem) =>
        preview.blocked ? (
          <ProblemSentence key={`${problem.code} ${problem.message}`} problem={problem} />
        ) : (
          <p className="export-note" key={`${problem.code} ${problem.message}`}>
            <Mark name="within" /> {sentence(problem.message)}
          </p>
        ),
      )}
      <div className="export-files" role="tablist" aria-label={t('preview.file')}>
        {files.map((each) => (
          <button
            key={each.name}
            type="button"
            role="tab"
            className="chip"
            aria-selected={each.name === file?.name}
            onClick={() => setChosen(each.name)}
          >
            {each.name}
          </button>
        ))}
      </div>
      <p className="export-facts quiet">
        {file === undefined
          ? t('preview.empty')
          : t('preview.lines', { count: formatCount(file.lines), hash: file.sha256.slice(0, 12) })}
        {' · '}
        {preview === undefined || preview.alreadyExported.length === 0
          ? t('preview.never')
          : t('preview.before', { batches: preview.alreadyExported.map((batch) => batch.batchId).join(' ') })}
      </p>
      <ExportText lines={lines} litVoucher={litVoucher} name={file?.name ?? ''} />
      {preview === undefined ? null : <Checks preview={preview} voucherLines={voucherLines} />}
      {waiting.length === 0 ? null : (
        <ul className="export-waits" aria-label={t('preview.waits')}>
          {waiting.slice(0, 4).map((decision) => (
            <li key={decision.id}>
              <Mark name="waiting" />
              <span className="clip">
                {t('preview.wait', { decision: term(`decision.${decision.decision}`), keys: decision.keys.join(' ') })}
                <small>{t('preview.waits')}</small>
              </span>
              <span className="figure">{formatReadable(decision.amount, decision.currency)}</span>
            </li>
          ))}
        </ul>
      )}
    </aside>
  );
}

function ExportText({
  lines,
  litVoucher,
  name,
}: {
  lines: readonly ExportLine[];
  litVoucher: string | null;
  name: string;
}) {
  const { t } = useTexts('books');
  const heights = useRowHeights();
  const [current, setCurrent] = useState<number | null>(null);
  const lit = useMemo(() => litLines(lines, litVoucher), [lines, litVoucher]);
  return (
    <VirtualGrid
      label={name}
      rowCount={lines.length}
      rowHeight={(index) => (lines[index]?.type === 'balance' ? heights.fold : heights.tight)}
      layoutKey={`${name} ${heights.tight} ${lines.length}`}
      current={current ?? lit?.from ?? null}
      onCurrent={setCurrent}
      rowClass={(index) =>
        [
          lines[index]?.type === 'balance' ? 'export-balance' : 'export-line',
          lit !== null && index >= lit.from && index <= lit.to ? 'export-lit' : '',
        ].join(' ')
      }
      renderRow={(index) => {
        const line = lines[index];
        if (line === undefined) return null;
        if (line.type === 'text')
          return (
            <>
              <span className="export-number">{formatCount(line.number)}</span>
              <span className="clip" title={line.text}>
                {line.text}
              </span>
            </>
          );
        return (
          <>
            <Mark name={line.holds ? 'equal' : 'rejected'} />
            <span className="clip">
              {t('preview.voucher', { voucher: line.voucherNo, count: formatCount(line.lines) })}
            </span>
            <span>
              {formatReadable(line.debit, line.currency)} {line.holds ? '=' : '≠'}{' '}
              {formatReadable(line.credit, line.currency)}
            </span>
          </>
        );
      }}
    />
  );
}

/** The drawn lines of one voucher, its balance included. */
function litLines(lines: readonly ExportLine[], voucherNo: string | null): { from: number; to: number } | null {
  if (voucherNo === null) return null;
  const to = lines.findIndex((line) => line.type === 'balance' && line.voucherNo === voucherNo);
  const balance = lines[to];
  return balance?.type === 'balance' ? { from: to - balance.lines, to } : null;
}

function Checks({ preview, voucherLines }: { preview: ExportPreview; voucherLines: number }) {
  const { t } = useTexts('books');
  const journal = preview.files.find((file) => file.name === 'journal.csv');
  const balances = useMemo(
    () => (journal === undefined ? [] : exportLines(journal.text).filter((line) => line.type === 'balance')),
    [journal],
  );
  const holding = balances.filter((line) => line.holds).length;
  const written = balances.reduce((sum, line) => sum + line.lines, 0);
  const blocked = preview.problems.length;
  const checks: [boolean, string][] = [
    [holding === balances.length, t('preview.checks.balance', { ok: holding, all: balances.length })],
    [
      written === voucherLines,
      t('preview.checks.lines', { lines: formatCount(voucherLines), written: formatCount(written) }),
    ],
    [
      preview.sums.every((sum) => sum.debit === sum.credit),
      t('preview.checks.currencies', { count: preview.sums.length }),
    ],
    [!preview.blocked, preview.blocked ? t('preview.checks.blocked', { count: blocked }) : t('preview.checks.fine')],
  ];
  return (
    <ul className="export-checks">
      {checks.map(([ok, words]) => (
        <li key={words} className="clip" title={words}>
          <Mark name={ok ? 'equal' : 'rejected'} /> {words}
        </li>
      ))}
    </ul>
  );
}

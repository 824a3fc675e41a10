// The journal: channels, vouchers, their lines and the details that a summary line sums; debit and credit either side of the seam.
import { type ReactNode, useMemo, useState } from 'react';
import type { CalendarDate } from '../../../shared/calendar/date.ts';
import type { VoucherView } from '../../../shared/contract/engine-api.ts';
import { useTexts } from '../../i18n/start.ts';
import { Amount, formatCount } from '../../ui/amount.tsx';
import { Mark } from '../../ui/mark.tsx';
import { useRowHeights } from '../../ui/row-heights.ts';
import { Seam } from '../../ui/seam.tsx';
import { Cell, VirtualGrid } from '../../ui/virtual-grid.tsx';
import { useWorkbench } from '../../ui/workbench.tsx';
import { listMore, toggleChannel, toggleLine, toggleVoucher, useBooksStore } from './books-store.ts';
import { useUnfolded } from './use-unfolded.ts';
import { type BooksRow, booksRows, voucherId } from './voucher-rows.ts';

export function EntriesGrid({
  date,
  vouchers,
  onVoucher,
}: {
  date: CalendarDate;
  vouchers: readonly VoucherView[];
  /** The voucher of the current row, to light its lines in the preview. */
  onVoucher: (voucherNo: string | null) => void;
}) {
  const { t } = useTexts('books');
  const { workspace, go } = useWorkbench();
  const heights = useRowHeights();
  const opened = useBooksStore();
  const unfolded = useUnfolded(date);
  const [current, setCurrent] = useState<number | null>(null);
  const rows = useMemo(
    () => booksRows(vouchers, { channels: opened.folded, vouchers: opened.vouchers, lines: unfolded }),
    [vouchers, opened, unfolded],
  );
  const channelName = (code: string) => workspace.channels.find((channel) => channel.code === code)?.name ?? code;
  const open = (index: number) => {
    const row = rows[index];
    if (row?.type === 'channel') toggleChannel(`${row.channel}/${row.currency}`);
    if (row?.type === 'voucher') toggleVoucher(voucherId(row.voucher));
    if (row?.type === 'line') toggleLine(row.line.postingKey);
    if (row?.type === 'more') listMore(row.postingKey);
    if (row?.type === 'detail' && row.entry.key !== '') go('trace', { key: row.entry.key });
  };
  return (
    <VirtualGrid
      label={t('entries.label')}
      rowCount={rows.length}
      rowHeight={(index) =>
        rows[index]?.type === 'detail' || rows[index]?.type === 'line' ? heights.tight : heights.row
      }
      rowKey={(index) => rows[index]?.id ?? index}
      rowClass={(index) => `books-${rows[index]?.type ?? 'none'}`}
      layoutKey={`${heights.row} ${rows.map((row) => row.type[0]).join('').length} ${opened.lines.size} ${opened.vouchers.size}`}
      memory="books.entries"
      current={current}
      onCurrent={(index) => {
        setCurrent(index);
        const row = rows[index];
        onVoucher(row !== undefined && 'voucher' in row ? row.voucher.voucherNo : null);
      }}
      onOpen={open}
      head={
        <div className="books-row books-head">
          <span className="cell">{t('entries.voucher')}</span>
          <span className="cell">{t('entries.summary')}</span>
          <span className="cell">{t('entries.accounts')}</span>
          <span className="cell cell-figure">{t('entries.count')}</span>
          <span className="cell cell-figure">{t('entries.debit')}</span>
          <Seam />
          <span className="cell cell-figure">{t('entries.credit')}</span>
          <span className="cell">{t('entries.state')}</span>
        </div>
      }
      foot={<div className="seam-ground" />}
      renderRow={(index) => {
        const row = rows[index];
        return row === undefined ? null : <RowView row={row} channelName={channelName} onOpen={() => open(index)} />;
      }}
    />
  );
}

interface Columns {
  readonly voucher: ReactNode;
  readonly summary: ReactNode;
  readonly accounts?: ReactNode;
  readonly count?: ReactNode;
  readonly debit: ReactNode;
  readonly credit: ReactNode;
  readonly seam?: ReactNode;
  readonly state?: ReactNode;
}

function Row({ voucher, summary, accounts, count, debit, credit, seam, state }: Columns) {
  return (
    <div className="books-row">
      <Cell>{voucher}</Cell>
      <Cell>
        <span className="clip">{summary}</span>
      </Cell>
      <Cell className="key">{accounts}</Cell>
      <Cell figure>{count}</Cell>
      <Cell figure>{debit}</Cell>
      {seam ?? <Seam line="runs" />}
      <Cell figure>{credit}</Cell>
      <Cell>{state}</Cell>
    </div>
  );
}

function Twist({ open, onClick, children }: { open: boolean; onClick: () => void; children?: ReactNode }) {
  const { t } = useTexts('books');
  return (
    <button
      type="button"
      tabIndex={-1}
      className="twist"
      aria-expanded={open}
      aria-label={t('entries.unfold')}
      onClick={onClick}
    >
      <span aria-hidden="true">{open ? '▾' : '▸'}</span> {children}
    </button>
  );
}

const seamOf = (ties: boolean) => (ties ? <Seam line="runs" /> : <Seam mark="rejected" />);

function RowView({
  row,
  channelName,
  onOpen,
}: {
  row: BooksRow;
  channelName: (code: string) => string;
  onOpen: () => void;
}) {
  const { t } = useTexts('books');
  switch (row.type) {
    case 'channel':
      return (
        <div className="books-row">
          <Cell className="books-wide">
            <Twist open={!row.folded} onClick={onOpen}>
              {channelName(row.channel)}{' '}
              <span className="quiet">
                {row.channel} {row.currency}
              </span>
            </Twist>
          </Cell>
          <Cell figure>{formatCount(row.vouchers)}</Cell>
          <Cell figure>
            <Amount amount={row.debit} currency={row.currency} />
          </Cell>
          {seamOf(row.debit === row.credit)}
          <Cell figure>
            <Amount amount={row.credit} currency={row.currency} />
          </Cell>
          <Cell>
            {row.exported === 0 ? <Ready /> : t('entries.exportedSome', { exported: row.exported, all: row.vouchers })}
          </Cell>
        </div>
      );
    case 'voucher':
      return (
        <Row
          voucher={
            <Twist open={row.opened} onClick={onOpen}>
              {row.voucher.voucherNo}
            </Twist>
          }
          summary={row.voucher.lines[0]?.summary ?? row.voucher.rule}
          accounts={row.accounts}
          count={formatCount(row.voucher.count)}
          debit={<Amount amount={row.voucher.debit} currency={row.voucher.currency} />}
          seam={seamOf(row.voucher.debit === row.voucher.credit)}
          credit={<Amount amount={row.voucher.credit} currency={row.voucher.currency} />}
          state={row.voucher.batchId === '' ? <Ready /> : <span className="clip quiet">{row.voucher.batchId}</span>}
        />
      );
    case 'line':
      return (
        <Row
          voucher={null}
          summary={
            <Twist open={row.opened} onClick={onOpen}>
              {t(row.line.debit === null ? 'entries.creditLine' : 'entries.debitLine')} {row.line.accountName}
            </Twist>
          }
          accounts={row.line.accountCode}
          count={formatCount(row.line.count)}
          debit={row.line.debit === null ? null : <Amount amount={row.line.debit} currency={row.line.currency} />}
          credit={row.line.credit === null ? null : <Amount amount={row.line.credit} currency={row.line.currency} />}
          state={<span className="quiet">{t('entries.summaryLine')}</span>}
        />
      );
    case 'detail':
      return (
        <Row
          voucher={null}
          summary={<span className="books-deep">{row.entry.key || row.entry.postingKey}</span>}
          accounts={row.entry.row === '' ? '' : t('entries.row', { row: row.entry.row })}
          count="1"
          debit={row.side === 'debit' ? <Amount amount={row.entry.amount} currency={row.entry.currency} /> : null}
          credit={row.side === 'credit' ? <Amount amount={row.entry.amount} currency={row.entry.currency} /> : null}
          state={
            row.entry.decisionId === null ? null : (
              <span className="quiet">
                {t('entries.byPolicy')} {row.entry.decisionId}
              </span>
            )
          }
        />
      );
    case 'more':
      return (
        <Row
          voucher={null}
          summary={
            <Twist open={false} onClick={onOpen}>
              {t('entries.more', { count: formatCount(row.left) })}
            </Twist>
          }
          debit={null}
          credit={null}
        />
      );
    case 'detail-sum':
      return <DetailSum row={row} />;
    case 'total':
      return (
        <Row
          voucher={null}
          summary={t('entries.total', { currency: row.currency })}
          count={formatCount(row.vouchers)}
          debit={<Amount amount={row.debit} currency={row.currency} />}
          seam={<Seam mark={row.debit === row.credit ? 'equal' : 'rejected'} />}
          credit={<Amount amount={row.credit} currency={row.currency} />}
        />
      );
  }
}

function Ready() {
  const { t } = useTexts('books');
  return (
    <>
      <Mark name="decided" />
      &nbsp;{t('entries.ready')}
    </>
  );
}

function DetailSum({ row }: { row: Extract<BooksRow, { type: 'detail-sum' }> }) {
  const { t } = useTexts('books');
  const holds = row.sum === row.lineAmount;
  const amount = <Amount amount={row.sum} currency={row.currency} />;
  return (
    <Row
      voucher={null}
      summary={
        <span className="books-deep">
          {row.complete
            ? t(holds ? 'entries.detailsSum' : 'entries.detailsOff')
            : t('entries.detailsPart', { count: formatCount(row.count) })}
        </span>
      }
      count={formatCount(row.count)}
      debit={row.side === 'debit' ? amount : null}
      credit={row.side === 'credit' ? amount : null}
      state={row.complete ? <Mark name={holds ? 'equal' : 'rejected'} /> : null}
    />
  );
}

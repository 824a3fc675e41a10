// Books: entries, adjustments, approvals and exports of a day; on the right the export exactly as it will be written.
import { useState } from 'react';
import type { CalendarDate } from '../../../shared/calendar/date.ts';
import { useQuery } from '../../engine-client/use-engine.tsx';
import { useTexts } from '../../i18n/start.ts';
import { formatCount } from '../../ui/amount.tsx';
import { Button, EmptyState, Screen } from '../../ui/parts.tsx';
import { ProblemSentence } from '../../ui/problem-sentence.tsx';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { useWorkbench } from '../../ui/workbench.tsx';
import { AdjustmentsGrid } from './adjustments-grid.tsx';
import { ApprovalsList } from './approvals-list.tsx';
import './books.css';
import { BooksProofLine } from './books-proof-line.tsx';
import { useBooksStore } from './books-store.ts';
import { EntriesGrid } from './entries-grid.tsx';
import { ExportPreviewPanel } from './export-preview-panel.tsx';
import { ExportsGrid } from './exports-grid.tsx';
import { useExporting } from './use-exporting.ts';

const TABS = ['entries', 'adjustments', 'approvals', 'exports'] as const;
type Tab = (typeof TABS)[number];

export function BooksScreen() {
  const { t } = useTexts('books');
  const { date, go, workspace } = useWorkbench();
  if (date !== null) return <BooksOf date={date} />;
  return (
    <>
      <Screen title={t('title')} className="books">
        <EmptyState
          title={t('entries.emptyTitle')}
          text={t('entries.emptyText')}
          actions={<Button onClick={() => go('day')}>{t('entries.toDay')}</Button>}
        />
      </Screen>
      <BooksProofLine
        preview={undefined}
        currency={workspace.currency}
        waiting={0}
        busy={false}
        onExport={() => undefined}
      />
    </>
  );
}

function BooksOf({ date }: { date: CalendarDate }) {
  const { t } = useTexts('books');
  const { place, go, workspace, channel } = useWorkbench();
  const tab = TABS.find((each) => each === place.parameters.tab) ?? 'entries';
  const mode = useBooksStore((state) => state.mode);
  const [litVoucher, setLitVoucher] = useState<string | null>(place.parameters.voucher ?? null);
  const vouchers = useQuery('vouchers', { date, mode });
  const adjustments = useQuery('adjustments', { date });
  const decisions = useQuery('decisions', { date: null, state: 'waiting' });
  const batches = useQuery('exports', undefined);
  const preview = useQuery('exportPreview', { date, mode });
  const exporting = useExporting();
  const ofChannel = <T extends { readonly channel: string }>(rows: readonly T[] | undefined) =>
    (rows ?? []).filter((row) => channel === null || row.channel === channel);
  const counts: Readonly<Record<Tab, number>> = {
    entries: ofChannel(vouchers.data).length,
    adjustments: ofChannel(adjustments.data).length,
    approvals: decisions.data?.length ?? 0,
    exports: batches.data?.length ?? 0,
  };
  const canExport = preview.data !== undefined && !preview.data.blocked && preview.data.vouchers > 0;
  const doExport = () => {
    if (canExport) void exporting.run(date, mode, false);
  };

  useShortcuts([
    {
      keys: ['Ctrl+Enter'],
      label: t('proof.doExport', { vouchers: '' }),
      group: t('keys.group'),
      run: doExport,
      whileTyping: true,
    },
    ...TABS.map((each, index) => ({
      keys: [String(index + 1)],
      label: t(`tab.${each}`),
      group: t('keys.group'),
      run: () => go('books', { tab: each }),
    })),
  ]);

  const problem = exporting.problem ?? vouchers.problem ?? adjustments.problem ?? decisions.problem ?? preview.problem;
  return (
    <>
      <Screen title={t('title')} className="books">
        <div className={`books-main books-tab-${tab}`}>
          <div className="title-bar">
            <div className="books-tabs" role="tablist" aria-label={t('tab.label')}>
              {TABS.map((each) => (
                <button
                  key={each}
                  type="button"
                  role="tab"
                  className="chip"
                  aria-selected={each === tab}
                  onClick={() => go('books', { tab: each })}
                >
                  {t(`tab.${each}`)} <b>{counts[each] === 0 ? '' : formatCount(counts[each])}</b>
                </button>
              ))}
            </div>
            <span className="spring" />
            <span className="quiet clip">{tab === 'entries' ? t(`entries.hint.${mode}`) : date}</span>
          </div>
          {problem === undefined ? null : (
            <ProblemSentence
              problem={problem}
              {...(exporting.problem === null ? {} : { onDismiss: exporting.dismiss })}
            />
          )}
          <TabBody
            tab={tab}
            empty={counts[tab] === 0}
            ready={vouchers.data !== undefined && adjustments.data !== undefined && decisions.data !== undefined}
          >
            {tab === 'entries' ? (
              <EntriesGrid date={date} vouchers={ofChannel(vouchers.data)} onVoucher={setLitVoucher} />
            ) : tab === 'adjustments' ? (
              <AdjustmentsGrid rows={ofChannel(adjustments.data)} />
            ) : tab === 'approvals' ? (
              <ApprovalsList decisions={decisions.data ?? []} />
            ) : (
              <ExportsGrid
                batches={batches.data ?? []}
                busy={exporting.busy}
                onAgain={(batch) => void exporting.run(batch.date, batch.mode, true)}
              />
            )}
          </TabBody>
        </div>
        <ExportPreviewPanel
          preview={preview.data}
          mode={mode}
          onMode={(next) => useBooksStore.setState({ mode: next })}
          voucherLines={(vouchers.data ?? [])
            .filter((voucher) => voucher.batchId === '')
            .reduce((sum, voucher) => sum + voucher.lines.length, 0)}
          waiting={decisions.data ?? []}
          litVoucher={litVoucher}
        />
      </Screen>
      <BooksProofLine
        preview={preview.data}
        currency={workspace.currency}
        waiting={decisions.data?.length ?? 0}
        busy={exporting.busy}
        onExport={doExport}
      />
    </>
  );
}

const ONWARD: Readonly<Record<Tab, { readonly key: string; readonly to: 'day' | 'breaks' } | null>> = {
  entries: { key: 'entries.toDay', to: 'day' },
  adjustments: { key: 'adjustments.toBreaks', to: 'breaks' },
  approvals: { key: 'adjustments.toBreaks', to: 'breaks' },
  exports: null,
};

function TabBody({
  tab,
  empty,
  ready,
  children,
}: {
  tab: Tab;
  empty: boolean;
  ready: boolean;
  children: React.ReactNode;
}) {
  const { t } = useTexts('books');
  const { go } = useWorkbench();
  if (!empty) return children;
  const onward = ONWARD[tab];
  return (
    <div className="seam-ground books-ground">
      {ready ? (
        <EmptyState
          title={t(`${tab}.emptyTitle`)}
          text={t(`${tab}.emptyText`)}
          actions={onward === null ? undefined : <Button onClick={() => go(onward.to)}>{t(onward.key)}</Button>}
        />
      ) : null}
    </div>
  );
}

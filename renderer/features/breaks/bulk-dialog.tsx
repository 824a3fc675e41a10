// Several breaks decided at once: which decision, what all of it would post, then one confirmation.
import { Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { ResultRow } from '../../../shared/contract/engine-api.ts';
import { DECISION_KINDS, type DecisionKind } from '../../../shared/model/decision.ts';
import { useQuery } from '../../engine-client/use-engine.tsx';
import { useTexts } from '../../i18n/start.ts';
import { formatCount } from '../../ui/amount.tsx';
import { ProblemSentence } from '../../ui/problem-sentence.tsx';
import { Entries } from './entries.tsx';

const ENTRIES_SHOWN = 20;
const NOTE_ID = 'breaks-bulk-note';

export function BulkDialog({
  rows,
  first,
  busy,
  onDecide,
  onClose,
}: {
  rows: readonly ResultRow[];
  first: DecisionKind | null;
  busy: boolean;
  onDecide: (decision: DecisionKind, note: string) => void;
  onClose: () => void;
}) {
  const { t, term, common } = useTexts('breaks');
  const [decision, setDecision] = useState<DecisionKind>(first ?? 'carry');
  const [note, setNote] = useState('');
  const preview = useQuery('decisionPreview', { breakIds: rows.map(({ breakId }) => breakId), decision });
  const shown = formatCount(rows.length);
  const problems = preview.data?.problems ?? [];
  const entries = preview.data?.entries ?? [];
  const ready = !busy && preview.data !== undefined && problems.length === 0;
  const confirm = () => (ready ? onDecide(decision, note) : undefined);
  return (
    <Modal
      open
      title={t('bulk.title', { shown })}
      okText={t('bulk.confirm', { shown })}
      cancelText={common('cancel')}
      closable={false}
      afterOpenChange={(open) => {
        if (open) document.getElementById(NOTE_ID)?.focus();
      }}
      okButtonProps={{ disabled: !ready }}
      onOk={confirm}
      onCancel={onClose}
      width={620}
    >
      <div className="bulk">
        <Select
          value={decision}
          onChange={setDecision}
          aria-label={t('bulk.decision')}
          options={DECISION_KINDS.map((kind) => ({ value: kind, label: term(`decision.${kind}`) }))}
        />
        <Input
          id={NOTE_ID}
          onPressEnter={confirm}
          value={note}
          placeholder={t('drawer.notePlaceholder')}
          aria-label={t('drawer.note')}
          onChange={(event) => setNote(event.target.value)}
        />
        {preview.problem === undefined ? null : <ProblemSentence problem={preview.problem} />}
        {problems.map((problem) => (
          <ProblemSentence key={`${problem.code} ${problem.message}`} problem={problem} />
        ))}
        {preview.data === undefined ? null : (
          <>
            <h2>
              {entries.length === 0 ? t('bulk.noEntries') : `${t('bulk.entries')} · ${formatCount(entries.length)}`}
            </h2>
            {preview.data.needsApproval ? <p className="quiet">{t('bulk.approval')}</p> : null}
            <div className="bulk-entries">
              <Entries entries={entries.slice(0, ENTRIES_SHOWN)} />
              {entries.length > ENTRIES_SHOWN ? (
                <p className="quiet">{t('bulk.more', { shown: formatCount(entries.length - ENTRIES_SHOWN) })}</p>
              ) : null}
            </div>
          </>
        )}
      </div>
    </Modal>
  );
}

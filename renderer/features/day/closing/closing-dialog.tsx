// The question before a day is closed or reopened. A note may go with the one, a reason must go with the other.
import { Input, Modal } from 'antd';
import { useState } from 'react';
import type { CalendarDate } from '../../../../shared/calendar/date.ts';
import type { Problem } from '../../../../shared/model/problem.ts';
import { useEngine, useQuery } from '../../../engine-client/use-engine.tsx';
import { useTexts } from '../../../i18n/start.ts';
import { formatCount } from '../../../ui/amount.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { ProblemSentence } from '../../../ui/problem-sentence.tsx';
import { useWorkbench } from '../../../ui/workbench.tsx';

export type ClosingAct = 'close' | 'reopen';
const NOTE_ID = 'day-closing-note';

export function ClosingDialog({ act, date, onClose }: { act: ClosingAct; date: CalendarDate; onClose: () => void }) {
  const { t, common } = useTexts('day');
  const engine = useEngine();
  const { user, tellDone } = useWorkbench();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const day = useQuery('day', act === 'close' ? { date } : null);
  const waiting = (day.data?.next ?? []).reduce((sum, step) => sum + (step.action === 'export' ? step.count : 0), 0);
  const isMissing = act === 'reopen' && text.trim() === '';
  const confirm = async () => {
    if (busy || isMissing) return;
    setBusy(true);
    const by = user?.id ?? '';
    const made =
      act === 'close'
        ? await engine.call('closeDay', { date, user: by, note: text.trim() })
        : await engine.call('reopenDay', { date, user: by, reason: text.trim() });
    setBusy(false);
    setProblem(made.ok ? null : made.problem);
    if (!made.ok) return;
    onClose();
    void tellDone({ text: t(`closing.done.${act}`, { date }), mark: act === 'close' ? 'closed' : 'decided' });
  };
  return (
    <Modal
      open
      title={t(`closing.ask.${act}.title`, { date })}
      okText={t(`closing.ask.${act}.ok`)}
      cancelText={common('cancel')}
      closable={false}
      okButtonProps={{ disabled: busy || isMissing }}
      afterOpenChange={(open) => {
        if (open) document.getElementById(NOTE_ID)?.focus();
      }}
      onOk={() => void confirm()}
      onCancel={onClose}
      width={520}
    >
      <div className="closing-ask">
        <p>{t(`closing.ask.${act}.text`)}</p>
        {waiting === 0 ? null : (
          <p>
            <Mark name="within" /> {t('closing.notExported', { count: waiting, shown: formatCount(waiting) })}
          </p>
        )}
        <Input
          id={NOTE_ID}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onPressEnter={() => void confirm()}
          placeholder={t(`closing.ask.${act}.hint`)}
          aria-label={t(`closing.ask.${act}.note`)}
        />
        {problem === null ? null : <ProblemSentence problem={problem} />}
      </div>
    </Modal>
  );
}

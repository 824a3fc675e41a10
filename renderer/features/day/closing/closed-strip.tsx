// A closed day says so at its head: by whom, when, and that nothing of it changes before it is reopened.
import type { CalendarDate } from '../../../../shared/calendar/date.ts';
import type { ClosingView } from '../../../../shared/contract/engine-api.ts';
import { useTexts } from '../../../i18n/start.ts';
import { Mark } from '../../../ui/mark.tsx';
import { useWorkbench } from '../../../ui/workbench.tsx';

export function ClosedStrip({ date, closing }: { date: CalendarDate; closing: ClosingView | undefined }) {
  const { t } = useTexts('day');
  const { workspace } = useWorkbench();
  const last = closing?.acts.findLast(({ act }) => act === 'closed');
  const name = workspace.users.find((user) => user.id === last?.user)?.name ?? last?.user ?? '';
  return (
    <div className="closed-strip" role="status">
      <Mark name="closed" />
      <b>{t('closing.isClosed', { date })}</b>
      <span className="quiet clip">
        {last === undefined
          ? ''
          : `${t('closing.act.closed', { name, at: last.at.replace('T', ' ').slice(0, 16) })} · `}
        {t('closing.locked')}
      </span>
    </div>
  );
}

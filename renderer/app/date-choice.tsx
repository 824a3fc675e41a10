// The clearing date: previous, next, and a list of every date the workspace knows with how it stands.
import { Dropdown } from 'antd';
import { dayNumber } from '../../shared/calendar/date.ts';
import { useTexts } from '../i18n/start.ts';
import { Mark } from '../ui/mark.tsx';
import { useShortcuts } from '../ui/shortcuts.ts';
import { useWorkbench } from '../ui/workbench.tsx';
import { neighbourDate, sortedDates } from './scope.ts';

/** 0 Sunday to 6 Saturday; day 0 of the count was a Thursday. */
export function weekdayOf(date: string): number {
  return (dayNumber(date) + 4) % 7;
}

export function DateChoice() {
  const { t } = useTexts('frame');
  const { workspace, date, chooseDate } = useWorkbench();
  const step = (by: 1 | -1) => {
    const next = neighbourDate(workspace.dates, date, by);
    if (next !== null) chooseDate(next);
  };
  useShortcuts([
    { keys: ['['], label: t('bar.previousDay'), group: t('keys.group'), run: () => step(-1) },
    { keys: [']'], label: t('bar.nextDay'), group: t('keys.group'), run: () => step(1) },
  ]);
  const arrow = (by: 1 | -1, shape: string, label: string) => (
    <button
      type="button"
      className="bar-item"
      aria-label={label}
      title={label}
      disabled={neighbourDate(workspace.dates, date, by) === null}
      onClick={() => step(by)}
    >
      {shape}
    </button>
  );
  if (date === null) return <span className="bar-progress-text">{t('bar.noDate')}</span>;
  return (
    <>
      {arrow(-1, '◀', t('bar.previousDay'))}
      <Dropdown
        trigger={['click']}
        menu={{
          className: 'date-menu',
          selectedKeys: [date],
          items: sortedDates(workspace.dates)
            .toReversed()
            .map((one) => ({
              key: one.date,
              label: (
                <span className="date-choice">
                  {one.date} {t(`bar.weekday.${weekdayOf(one.date)}`)}
                  <span className="quiet">
                    {one.closed ? (
                      <>
                        <Mark name="closed" /> {t('bar.closed')}
                      </>
                    ) : (
                      t(`bar.state.${one.state}`, { open: one.openBreaks })
                    )}
                  </span>
                </span>
              ),
            })),
          onClick: ({ key }) => chooseDate(key),
        }}
      >
        <button type="button" className="bar-item bar-date" aria-label={t('bar.date')} aria-haspopup="menu">
          {workspace.dates.find((one) => one.date === date)?.closed === true ? (
            <Mark name="closed" word={t('bar.closed')} />
          ) : null}
          {date} {t(`bar.weekday.${weekdayOf(date)}`)}
        </button>
      </Dropdown>
      {arrow(1, '▶', t('bar.nextDay'))}
    </>
  );
}

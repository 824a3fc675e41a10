// The keys of the breaks screen, all in the one registry: moving, picking, deciding.
import type { ResultRow } from '../../../shared/contract/engine-api.ts';
import { DECISION_KINDS, type DecisionKind } from '../../../shared/model/decision.ts';
import { STAGES } from '../../../shared/model/outcome.ts';
import { useTexts } from '../../i18n/start.ts';
import { moveByKey } from '../../ui/grid-keys.ts';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { MAIN_ACTION_ID } from './breaks-proof.tsx';
import { look, select, toggleRun, toggleSelected, useBreaksStore } from './breaks-store.ts';
import { DECISION_LETTERS } from './decision-keys.ts';
import { canDecide } from './pane-cells.ts';
import { SEARCH_FIELD_ID } from './toolbar.tsx';
import type { BreaksData } from './use-breaks.ts';

export interface BreaksKeys {
  readonly data: BreaksData;
  readonly press: (decision: DecisionKind) => void;
  readonly selectTo: (row: ResultRow) => void;
  readonly openDrawer: () => void;
  readonly writeNote: () => void;
  readonly toNext: () => void;
  readonly toPrevious: () => void;
  readonly toNextOpen: () => void;
  readonly approve: (reject: boolean) => void;
  readonly decideBulk: () => void;
  /** A dialog has the keys. */
  readonly blocked: boolean;
}

export function useBreaksKeys(keys: BreaksKeys): void {
  const { t, term } = useTexts('breaks');
  const group = t('key.group');
  const { rows, currentIndex, current, listed } = keys.data;

  const isRow = (index: number) => rows.at(index).type !== 'fold';
  const move = (key: 'ArrowDown' | 'ArrowUp') => {
    const next = moveByKey(key, { index: currentIndex ?? -1, count: rows.length, page: 1, canFocus: isRow });
    if (next !== null) useBreaksStore.setState({ current: rows.at(next).key });
  };
  const open = () => {
    const row = currentIndex === null ? null : rows.at(currentIndex);
    if (row?.type === 'fold') toggleRun(row.start);
    else if (useBreaksStore.getState().drawerOpen)
      document.querySelector<HTMLElement>(`#${MAIN_ACTION_ID} button`)?.focus();
    else keys.openDrawer();
  };
  const close = () => {
    const { selected, drawerOpen } = useBreaksStore.getState();
    if (selected.size > 0) select([]);
    else if (drawerOpen) useBreaksStore.setState({ drawerOpen: false });
  };
  const one = (key: string | readonly string[], label: string, run: () => void, whileTyping = false) => ({
    keys: typeof key === 'string' ? [key] : key,
    label,
    group,
    run: () => {
      if (!keys.blocked) run();
    },
    whileTyping,
  });

  useShortcuts([
    one('j', t('key.down'), () => move('ArrowDown')),
    one('k', t('key.up'), () => move('ArrowUp')),
    one('n', t('key.next'), keys.toNext),
    one('p', t('key.previous'), keys.toPrevious),
    one('o', t('act.nextOpen'), keys.toNextOpen),
    one('Space', t('key.select'), () => (current === null ? undefined : toggleSelected(current.resultId))),
    one('Shift+Space', t('key.range'), () => (current === null ? undefined : keys.selectTo(current))),
    one('Ctrl+a', t('key.selectAll'), () => select(listed.loaded.filter(canDecide).map(({ resultId }) => resultId))),
    one('Enter', t('key.open'), open),
    one('Escape', t('key.close'), close),
    one('/', t('key.search'), () => document.getElementById(SEARCH_FIELD_ID)?.focus()),
    one('f', t('key.fold'), () => look({ folded: !useBreaksStore.getState().folded })),
    ...STAGES.map((stage, index) =>
      one(String(index + 1), t('key.stage', { stage: term(`stage.${stage}`) }), () =>
        look({ stage, mode: 'day', outcome: null }),
      ),
    ),
    ...DECISION_KINDS.map((decision) => ({
      ...one(DECISION_LETTERS[decision], term(`decision.${decision}`), () => keys.press(decision)),
      group: t('key.decisions'),
    })),
    ...[
      one('d', t('key.bulk'), keys.decideBulk),
      one('m', t('key.note'), keys.writeNote),
      one('y', t('act.approve'), () => keys.approve(false)),
      one('x', t('act.reject'), () => keys.approve(true)),
    ].map((shortcut) => ({ ...shortcut, group: t('key.decisions') })),
  ]);
}

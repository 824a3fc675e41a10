// Texts of the notices over the panes: closed days, decisions whose facts changed; and of reversing a decision.
import type { Texts } from '../../i18n/start.ts';

export const noticeTexts: Texts = {
  zh: {
    flagged: {
      text_one: '有 {{shown}} 项决定，事实在此后变了，请再看：',
      text_other: '有 {{shown}} 项决定，事实在此后变了，请再看：',
      more: '另有 {{shown}} 项',
    },
    closed: {
      text: '{{date}} 已日结，这一天的决定不再改动。',
      toDay: '看日结',
      refused: '这一天已日结：先说明原因重开，才能处理',
    },
    reversing: {
      ask: '撤销这项决定…',
      says: '将作一笔冲销决定，两者都保留；差异重新待处理。',
      saysExported: '已导出：分录不会抹去，冲销分录随下一次导出送出；差异重新待处理。',
      do: '撤销',
      done: '已撤销：{{decision}}',
    },
  },
  en: {
    flagged: {
      text_one: 'The facts of {{shown}} decision changed since, look again:',
      text_other: 'The facts of {{shown}} decisions changed since, look again:',
      more: 'and {{shown}} more',
    },
    closed: {
      text: '{{date}} is closed: its decisions stay as they are.',
      toDay: 'See the closing',
      refused: 'This day is closed: reopen it with a reason before deciding',
    },
    reversing: {
      ask: 'Reverse this decision…',
      says: 'A reversing decision is made, both stay visible; the break is open again.',
      saysExported:
        'It was exported: the entries stay, reversing ones go out with the next export; the break is open again.',
      do: 'Reverse',
      done: 'Reversed: {{decision}}',
    },
  },
};

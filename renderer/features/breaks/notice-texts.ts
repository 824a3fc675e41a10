// Texts of the notices over the panes: closed days, and decisions whose facts changed.
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
  },
};

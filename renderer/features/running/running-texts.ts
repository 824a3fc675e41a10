// Texts of running a date: what a later run would change, and what a run came to.
import type { Texts } from '../../i18n/start.ts';

export const runningTexts: Texts = {
  zh: {
    ran: {
      done: '已对账 {{date}}',
      same: '已重新对账 {{date}}，结果没有变化',
      breaks_one: '{{shown}} 项差错，其中待处理 {{open}} 项',
      breaks_other: '{{shown}} 项差错，其中待处理 {{open}} 项',
      unassigned_one: '{{shown}} 笔资金流水未归通道',
      unassigned_other: '{{shown}} 笔资金流水未归通道',
    },
    title: '重新对账 {{date}}：会有这些变化',
    label: '重新对账会改变的结果',
    commit: '确认重跑',
    leave: '先不跑',
    summary: {
      total_one: '{{shown}} 项结果会变',
      total_other: '{{shown}} 项结果会变',
      arisen: '新增差错 {{shown}}',
      cleared: '消除差错 {{shown}}',
      altered: '差错有变 {{shown}}',
      unchanged: '不变 {{shown}}',
    },
    decisions_one: '有 {{shown}} 项决定所依据的事实会变：决定保留，并在差错里标出，请再看一次。',
    decisions_other: '有 {{shown}} 项决定所依据的事实会变：决定保留，并在差错里标出，请再看一次。',
    reasons: '原因',
    reason_one: '{{why}}（{{shown}} 项）',
    reason_other: '{{why}}（{{shown}} 项）',
    head: { where: '位置', before: '现在', after: '重跑之后', why: '原因', decision: '决定' },
    absent: '没有',
    flagged: '这项决定的事实会变',
  },
  en: {
    ran: {
      done: 'Reconciled {{date}}',
      same: 'Reconciled {{date}} again, nothing changed',
      breaks_one: '{{shown}} break, {{open}} open',
      breaks_other: '{{shown}} breaks, {{open}} open',
      unassigned_one: '{{shown}} entry without a channel',
      unassigned_other: '{{shown}} entries without a channel',
    },
    title: 'Running {{date}} again would change this',
    label: 'Results that the run would change',
    commit: 'Commit the run',
    leave: 'Leave it',
    summary: {
      total_one: '{{shown}} result would change',
      total_other: '{{shown}} results would change',
      arisen: 'new breaks {{shown}}',
      cleared: 'breaks cleared {{shown}}',
      altered: 'breaks altered {{shown}}',
      unchanged: 'unchanged {{shown}}',
    },
    decisions_one:
      'The facts of {{shown}} decision would change: it is kept and flagged among the breaks, to be looked at again.',
    decisions_other:
      'The facts of {{shown}} decisions would change: they are kept and flagged among the breaks, to be looked at again.',
    reasons: 'Why',
    reason_one: '{{why}} ({{shown}} result)',
    reason_other: '{{why}} ({{shown}} results)',
    head: { where: 'Where', before: 'Now', after: 'After the run', why: 'Why', decision: 'Decision' },
    absent: 'none',
    flagged: 'The facts of this decision would change',
  },
};

// How people call each action and each decision, in both languages: on the screen, and when they look for one in the history.
import type { ActionKind } from './action.ts';
import type { DecisionKind } from './decision.ts';

type InBoth<K extends string> = Readonly<Record<'zh' | 'en', Readonly<Record<K, string>>>>;

export const ACTION_WORDS: InBoth<ActionKind> = {
  zh: {
    sample: '装入样例日',
    import: '导入',
    replace: '替换导入',
    undo_import: '撤销导入',
    settle_rejects: '处理被拒行',
    settings: '保存设置',
    save_profile: '保存格式',
    remove_profile: '删除格式',
    run: '对账',
    policies: '按策略处理',
    decide: '处理差错',
    approve: '复核通过',
    reject: '复核驳回',
    undo_decision: '冲回决定',
    export: '导出',
    close_day: '日结',
    reopen_day: '重开日结',
    identity: '设置口令',
    trust: '收下公钥',
    make_package: '生成决定包',
    answer_package: '答复决定包',
    merge_package: '并入答复',
    restore: '恢复备份',
    encryption: '更改加密',
    undo: '撤销',
    redo: '重做',
  },
  en: {
    sample: 'Load the sample days',
    import: 'Import',
    replace: 'Replace an import',
    undo_import: 'Undo an import',
    settle_rejects: 'Settle rejected lines',
    settings: 'Save the settings',
    save_profile: 'Save a format',
    remove_profile: 'Remove a format',
    run: 'Reconcile',
    policies: 'Apply policies',
    decide: 'Decide',
    approve: 'Approve',
    reject: 'Reject',
    undo_decision: 'Reverse a decision',
    export: 'Export',
    close_day: 'Close the day',
    reopen_day: 'Reopen the day',
    identity: 'Set a passphrase',
    trust: 'Trust a key',
    make_package: 'Make a package',
    answer_package: 'Answer a package',
    merge_package: 'Merge an answer',
    restore: 'Restore a backup',
    encryption: 'Change the encryption',
    undo: 'Undo',
    redo: 'Redo',
  },
};

export const DECISION_WORDS: InBoth<DecisionKind> = {
  zh: {
    supplement: '补单',
    refund: '退款',
    enquire: '与银行核对',
    carry: '挂账',
    recover: '追款',
    write_off: '坏账核销',
    adjust: '调账',
  },
  en: {
    supplement: 'Supplement',
    refund: 'Refund',
    enquire: 'Enquire at the bank',
    carry: 'Carry to suspense',
    recover: 'Recover',
    write_off: 'Write off',
    adjust: 'Adjust',
  },
};

/** The codes whose name in either language holds the text, whatever its case. */
export function codesNamed<K extends string>(words: InBoth<K>, text: string): K[] {
  const wanted = text.toLowerCase();
  return (Object.keys(words.en) as K[]).filter(
    (code) => words.en[code].toLowerCase().includes(wanted) || words.zh[code].includes(wanted),
  );
}

// Words that every screen shares, and the sentences for problems: what is wrong, and what to do.
import type { Texts } from './start.ts';

export const commonTexts: Texts = {
  zh: {
    close: '关闭',
    cancel: '取消',
    retry: '再试一次',
    undo: '撤销',
    all: '全部',
    loading: '正在读取…',
    sentence: '{{english, engine}}',
    unit: '单位 {{currency}}',
    rows: '{{shown}} 行',
    grid: { empty: '没有符合条件的行' },
    problem: {
      line: '第 {{line}} 行',
      usage: { what: '这个操作的参数不对。', todo: '请检查后重试。' },
      'input-refused': { what: '文件被拒绝，什么也没有写入。', todo: '请按下面的原因修正文件或导入设置。' },
      'not-recognised': { what: '不是已知格式。', todo: '可以指出各列的含义，存成模板。' },
      'settings-invalid': { what: '文本不成立，没有保存。', todo: '请修正所指的行。' },
      'already-imported': { what: '这个文件已经导入过。', todo: '如需更正，请先撤销那次导入，或导入更正后的文件。' },
      'not-balanced': { what: '控制总数不平，后续步骤已停下。', todo: '请先处理所列的记录。' },
      'workspace-locked': { what: '工作区正被另一个程序使用。', todo: '请关闭另一个窗口后重试。' },
      'read-only': {
        what: '工作区以只读方式打开，什么也没有改动。',
        todo: '请在占用它的程序里改动，或关闭那个程序后重新打开。',
      },
      'workspace-damaged': { what: '工作区文件已损坏。', todo: '请从备份打开；此文件未被改动。' },
      'passphrase-needed': { what: '工作区已加密。', todo: '请输入口令。' },
      'wrong-passphrase': { what: '口令不对。', todo: '请检查大小写与输入法后再试。' },
      'day-closed': { what: '这一天已日结。', todo: '先说明原因重开，再改动。' },
      fixed: { what: '其中有已导出的，不能照原样撤回。', todo: '可以靠冲销撤回：冲销分录随下一次导出送出。' },
      'not-found': { what: '这一项已不存在。', todo: '它可能已被撤销或重跑，请刷新后再看。' },
      'not-allowed': { what: '当前用户不能做这一步。', todo: '请换一位用户，或选择别的处理。' },
      stale: { what: '事实在此期间变了。', todo: '请重新对账后再处理。' },
      cancelled: { what: '已取消，什么也没有留下。', todo: '可以随时重新开始。' },
      'disk-full': { what: '磁盘已满，没有写入。', todo: '请腾出空间后重试。' },
      unexpected: { what: '程序出错了，数据未受影响。', todo: '请重试；若再次出现，请把下面的文字交给维护人员。' },
    },
  },
  en: {
    close: 'Close',
    cancel: 'Cancel',
    retry: 'Try again',
    undo: 'Undo',
    all: 'All',
    loading: 'Reading…',
    sentence: '{{english, engine}}',
    unit: 'in {{currency}}',
    rows: '{{shown}} rows',
    grid: { empty: 'No rows meet these filters' },
    problem: {
      line: 'line {{line}}',
      usage: { what: 'This cannot be done as it was asked.', todo: 'Check it and try again.' },
      'input-refused': {
        what: 'The file is refused and nothing was written.',
        todo: 'Correct the file or the import settings as named below.',
      },
      'not-recognised': {
        what: 'None of the known formats.',
        todo: 'Say what its columns mean and save that as a template.',
      },
      'settings-invalid': {
        what: 'The text does not hold and was not saved.',
        todo: 'Correct the line named below.',
      },
      'already-imported': {
        what: 'This file was imported before.',
        todo: 'To correct it, undo that import first or import the corrected file.',
      },
      'not-balanced': {
        what: 'A control total does not balance; the steps after it are stopped.',
        todo: 'Deal with the records named below first.',
      },
      'workspace-locked': {
        what: 'Another program is using this workspace.',
        todo: 'Close the other window and try again.',
      },
      'read-only': {
        what: 'The workspace is open for reading only; nothing was changed.',
        todo: 'Change it in the program that has it open, or close that one and open it again here.',
      },
      'workspace-damaged': {
        what: 'The workspace file is damaged.',
        todo: 'Open a backup; this file was left as it is.',
      },
      'passphrase-needed': { what: 'The workspace is encrypted.', todo: 'Give its passphrase.' },
      'wrong-passphrase': {
        what: 'Wrong passphrase.',
        todo: 'Look at caps lock and the input method, then try again.',
      },
      'day-closed': { what: 'This day is closed.', todo: 'Reopen it with a reason before it is changed.' },
      fixed: {
        what: 'Something of it was exported and can’t go back to what it was.',
        todo: 'It can be undone by reversal: reversing entries go out with the next export.',
      },
      'not-found': { what: 'This item is no longer there.', todo: 'It may have been undone or run again; look again.' },
      'not-allowed': { what: 'This user may not do that.', todo: 'Change the user or choose another decision.' },
      stale: { what: 'The facts changed meanwhile.', todo: 'Run the reconciliation again, then decide.' },
      cancelled: { what: 'Cancelled; nothing is left behind.', todo: 'Start again whenever you like.' },
      'disk-full': { what: 'The disk is full; nothing was written.', todo: 'Free some space and try again.' },
      unexpected: {
        what: 'Something went wrong in the program; the data are as they were.',
        todo: 'Try again; if it comes back, hand the text below to those who maintain it.',
      },
    },
  },
};

// What the control-total chain says of exports, closings, locks, decisions in force and settings, and of what it cannot read.
import type { Sentence } from '../engine-sentences.ts';

export const checkSentences: readonly Sentence[] = [
  ['files of {batch:key} as exported', '批次 {batch} 导出时的文件'],
  ['kept files with the sha256 of the manifest', '与清单 sha256 一致的留存文件'],
  [
    '{batch:key} {file:key}: its sha256 is {is:key}, the manifest says {said:key}',
    '{batch} {file}：其 sha256 为 {is}，清单所记为 {said}',
  ],
  [
    '{batch:key} {file:key}: its sha256 is {is:key}, the batch says {said:key}',
    '{batch} {file}：其 sha256 为 {is}，批次所记为 {said}',
  ],
  [
    '{batch:key} {file:key}: its sha256 is {is:key}, the audit log says {said:key}',
    '{batch} {file}：其 sha256 为 {is}，审计日志所记为 {said}',
  ],
  ['{batch:key} {file:key}: it cannot be read as a manifest', '{batch} {file}：无法作为清单读取'],
  ['{batch:key} {file:key}: the audit log knows no export of this batch', '{batch} {file}：审计日志中没有此批次的导出'],
  ['{batch:key} {file:key}: it is not kept any more', '{batch} {file}：文件已不在'],
  ['{batch:key} {file:key}: the kept file is damaged', '{batch} {file}：留存文件已损坏'],
  ['{batch:key} {file:key}: the manifest does not name it', '{batch} {file}：清单中没有此文件'],
  [
    'the kept files are not what was exported: {flaw:sentence}; nothing was written, restore a backup',
    '留存文件与导出时不符：{flaw}；未写出任何文件，请恢复备份',
  ],
  ['batches that entries, decisions and the audit log name', '分录、处理和审计日志所记的批次'],
  ['batches kept', '留存的批次'],
  [
    '{batch:key}: {entries:key} entries and {decisions:key} decisions were exported in it, and it is gone',
    '{batch}：有 {entries} 笔分录和 {decisions} 项处理由其导出，批次已不在',
  ],
  ['{batch:key}: the audit log knows its export, and it is gone', '{batch}：审计日志记有其导出，批次已不在'],
  ['closings and reopenings', '日结与重开'],
  ['audit log: closings and reopenings', '审计日志：日结与重开'],
  ['closed {date:key} by {user}: the audit log does not know it', '{user} 日结 {date}：审计日志没有记录'],
  ['reopened {date:key} by {user}: the audit log does not know it', '{user} 重开 {date}：审计日志没有记录'],
  [
    'closed {date:key} by {user}: the audit log knows it, the closings do not',
    '{user} 日结 {date}：审计日志有记录，日结记录没有',
  ],
  [
    'reopened {date:key} by {user}: the audit log knows it, the closings do not',
    '{user} 重开 {date}：审计日志有记录，日结记录没有',
  ],
  ['{act}: the audit log says {other}', '{act}：审计日志所记为 {other}'],
  ['dates closed by their acts', '按记录已日结的日期'],
  ['dates locked', '已锁定的日期'],
  ['{date:key} was closed, and is not locked', '{date} 已日结，但未锁定'],
  ['{date:key} is locked, and was not closed', '{date} 已锁定，但没有日结'],
  ['locks of the format', '格式所定的锁'],
  ['locks of the file', '文件中的锁'],
  ['{name:key}: this lock is missing', '{name}：缺少此锁'],
  ['{name:key}: this lock was changed', '{name}：此锁被改动'],
  ['{name:key}: no lock of this program', '{name}：不是本程序的锁'],
  ['breaks with a standing decision', '有有效处理的差异'],
  ['breaks that results show as decided', '结果中显示为已处理的差异'],
  ['{break:key}: decision {id:key} decides it, and results do not know', '{break}：由处理 {id} 处理，但结果中没有'],
  [
    '{break:key}: results read decision {id:key}, which does not decide it',
    '{break}：结果读到处理 {id}，但它并未处理此差异',
  ],
  [
    '{break:key}: results read another decision than {id:key}, or other words of it',
    '{break}：结果读到的处理不是 {id}，或内容不同',
  ],
  ['settings saved last', '最后保存的设置'],
  ['settings in force', '生效的设置'],
  [
    'settings version {version:key} was changed by another program and cannot be read ({why:sentence}); version {earlier:key} is used for reading, save the settings again before anything else',
    '设置第 {version} 版被其他程序改动，无法读取（{why}）；现按第 {earlier} 版读取，请先重新保存设置',
  ],
  [
    'settings version {version:key} was changed by another program and cannot be read ({why:sentence}), and no earlier version can; restore a backup',
    '设置第 {version} 版被其他程序改动，无法读取（{why}），更早的版本也无法读取；请恢复备份',
  ],
  ['rows read', '已读取的行'],
  ['{what} cannot be read: {why}', '{what} 无法读取：{why}'],
];

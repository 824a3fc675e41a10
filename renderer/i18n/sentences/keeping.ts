// What is said of backups, copies and archives.
import type { Sentence } from '../engine-sentences.ts';

export const keepingSentences: readonly Sentence[] = [
  [
    'the daily backup could not be made ({code}); check the folder {folder}, or make one by hand',
    '未能制作每日备份（{code}）；请检查文件夹 {folder}，或手动备份',
  ],
  ['the backup {name} is not whole: {said:sentence}', '备份 {name} 不完整：{said}'],
  [
    'this copy is not the one that was made: its content was changed or exchanged',
    '这份副本已不是当初制作的那份：内容被改动或调换',
  ],
  ['{said:sentence}; nothing was changed, choose another one', '{said}；没有任何改动，请另选一份'],
  [
    'this copy is not a whole workspace: it is damaged, cut off or something else',
    '这份副本不是完整的工作区：已损坏、被截断或是其他文件',
  ],
  ['this copy is damaged: {said}', '这份副本已损坏：{said}'],
  [
    'this copy was altered: the rows of its file {id} {file} do not come to what they came to when it was imported',
    '这份副本被改动过：文件 {id} {file} 的各行合计与导入时不符',
  ],
  [
    'this copy is of another workspace: its id is {copyId}, the id here is {id}',
    '这份副本属于另一个工作区：其标识为 {copyId}，此处为 {id}',
  ],
  [
    'this copy is of another workspace, or was altered: its audit log and the one here differ from entry {entry} on',
    '这份副本属于另一个工作区或被改动过：其审计日志自第 {entry} 条起与此处不同',
  ],
  ['the audit log of this copy is broken at entry {entry}', '这份副本的审计日志在第 {entry} 条断开'],
  ["this copy can't be read: {said:sentence}", '无法读取这份副本：{said}'],
  [
    'it is encrypted with the passphrase of its time; open it by itself, with that one',
    '它以当时的口令加密；请用那时的口令单独打开',
  ],
  ['the log could not be moved into the workspace file', '日志未能并入工作区文件'],
  [
    'there is no room left on the disk for a copy; free some space and try again',
    '磁盘已满，无法制作副本；请腾出空间后重试',
  ],
  ['the copy could not be made ({code}); check the folder and try again', '未能制作副本（{code}）；请检查文件夹后重试'],
  ['there is no backup {name}; the names are in the list of backups', '没有名为 {name} 的备份；请见备份列表'],
  [
    'this archive was made by a newer Clearbench; update the program to open it',
    '归档由较新版本制作；请升级程序后打开',
  ],
  [
    'this is not a whole Clearbench archive: it is damaged, cut off or something else; nothing was written',
    '这不是完整的归档：已损坏、被截断或是其他文件；没有写入任何内容',
  ],
  [
    '{member} in this archive is not what the manifest says: it was altered or exchanged; nothing was written',
    '归档中的 {member} 与清单不符：被改动或调换；没有写入任何内容',
  ],
  [
    'the workspace in this archive is not the one that the manifest names: one of them was exchanged; nothing was written',
    '归档中的工作区不是清单所指的那个：其中之一被调换；没有写入任何内容',
  ],
  [
    'the signature of this archive does not hold: the manifest was altered or exchanged; nothing was written',
    '归档的签名不成立：清单被改动或调换；没有写入任何内容',
  ],
  [
    'nothing in this file could be read as a workspace, and there is no whole backup beside it',
    '这个文件里没有任何可作为工作区读出的内容，旁边也没有完整的备份',
  ],
  [
    'nothing in this file could be read as a workspace; the newest whole backup is {name}, in the folder of backups beside it: copy it and go on from there',
    '这个文件里没有任何可作为工作区读出的内容；最新的完整备份是旁边备份文件夹中的 {name}：请复制它并从那里继续',
  ],
  ['the workspace changed while it was copied; try again', '复制期间工作区有改动；请重试'],
];

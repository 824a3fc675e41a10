// What is said of how a workspace is kept on disk.
import type { Sentence } from '../engine-sentences.ts';

export const workspaceSentences: readonly Sentence[] = [
  ['the workspace is closed', '工作区已关闭'],
  [
    'the disk did not confirm that the action was saved ({code}); look whether it is there before you repeat it, and check the disk',
    '磁盘未确认这次操作已保存（{code}）；重做之前请先查看它是否已在，并检查磁盘',
  ],
  [
    'the workspace is as large as this machine can hold; nothing was changed, go on in a new workspace',
    '工作区已达本机可容纳的上限，没有任何改动；请在新工作区继续',
  ],
  [
    'the workspace fills {share} % of the {size} GiB that this machine can hold; go on in a new workspace soon',
    '工作区已占本机可容纳的 {size} GiB 的 {share}%；请尽快改用新工作区',
  ],
  [
    'the workspace could neither be saved nor read again; close it, check the disk and open it again',
    '工作区既未能保存，也无法重新读取；请关闭工作区，检查磁盘后再打开',
  ],
  ['the workspace is larger than the memory that could be reserved for it', '工作区大于可为其预留的内存'],
  ['what is on the disk is not a whole workspace', '磁盘上的工作区不完整'],
  ['the workspace is being written all the time; try again in a moment', '工作区正在不断写入；请稍后再试'],
  [
    'each action writes the whole workspace again, because changed pages could not be followed here',
    '此处无法跟踪改动的页，因此每次操作都会重写整个工作区',
  ],
  [
    'the log beside the workspace does not belong to it and was not used; the newest actions may be missing',
    '工作区旁的日志不属于该工作区，未予采用；最近的操作可能缺失',
  ],
  ['the log beside the workspace is damaged; the newest actions are missing', '工作区旁的日志已损坏；最近的操作缺失'],
  [
    'the log beside the workspace belongs to another state of the file and was not used; it is kept as {name}',
    '工作区旁的日志属于该文件的另一个状态，未予采用；已另存为 {name}',
  ],
  [
    "the log beside the workspace can't be read; it is kept as {name}, and the newest actions may be missing",
    '工作区旁的日志无法读取，已另存为 {name}；最近的操作可能缺失',
  ],
  [
    'the log beside the workspace is damaged after {count} actions; a copy is kept as {name}, and the newest actions are missing',
    '工作区旁的日志在 {count} 次操作之后损坏，副本另存为 {name}；最近的操作缺失',
  ],
];

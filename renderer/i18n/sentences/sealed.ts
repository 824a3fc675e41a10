// What is said of encrypted workspaces.
import type { Sentence } from '../engine-sentences.ts';

export const sealedSentences: readonly Sentence[] = [
  ['the workspace is encrypted; give its passphrase', '工作区已加密；请输入口令'],
  [
    'this passphrase does not open the workspace; nothing was changed, try again',
    '此口令打不开工作区；没有任何改动，请再试',
  ],
  [
    'there is too little memory to try the passphrase; close other programs and try again',
    '内存不足，无法验证口令；请关闭其他程序后再试',
  ],
  [
    'the head of this encrypted file is damaged, so that no passphrase opens it any more; restore a backup: it has a head of its own and opens with the passphrase of its time',
    '这个加密文件的文件头已损坏，任何口令都无法再打开；请恢复备份：备份有自己的文件头，用当时的口令打开',
  ],
  [
    'this file was encrypted by a newer Clearbench; nothing was changed, update the program to open it',
    '这个文件由较新版本加密；没有任何改动，请升级程序后打开',
  ],
  [
    'page {page:key} of this encrypted workspace is not as it was written: the file is damaged or was altered; restore it from a backup',
    '这个加密工作区的第 {page} 页与写入时不同：文件已损坏或被改动；请从备份恢复',
  ],
  [
    'page {page:key} and {more:key} others of this encrypted workspace are not as they were written: the file is damaged or was altered; restore it from a backup',
    '这个加密工作区的第 {page} 页及另外 {more} 页与写入时不同：文件已损坏或被改动；请从备份恢复',
  ],
  ['the workspace is not encrypted; there is no passphrase until now', '工作区未加密，没有原口令'],
  ['the workspace is not encrypted; nothing was changed', '工作区未加密；没有任何改动'],
  ['a passphrase must not be empty; nothing was changed', '口令不能为空；没有任何改动'],
  [
    '{count:key} backups in {folder} are not encrypted; delete them when they are not needed any more',
    '{folder} 中有 {count} 个备份未加密；不再需要时请删除',
  ],
  [
    '{name} beside the workspace is not encrypted; delete it when it is not needed any more',
    '工作区旁的 {name} 未加密；不再需要时请删除',
  ],
  [
    'the workspace was not encrypted before; the disk may still hold old blocks of it, which no program can be sure to erase',
    '工作区此前未加密；磁盘上可能仍留有旧数据块，没有程序能保证将其擦除',
  ],
  ['there is no file to write anew', '没有可重写的文件'],
];

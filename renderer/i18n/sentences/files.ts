// What the engine says of files that wait, are imported, replace others or are kept, and of users' own profiles.
import type { Sentence } from '../engine-sentences.ts';

export const fileSentences: readonly Sentence[] = [
  // Files that wait.
  [
    'there is no file {id} waiting to be imported; it was put away or imported, add it again',
    '没有待导入的文件 {id}；它已移除或已导入，请重新添加',
  ],
  [
    'the files that wait come to {bytes} bytes, more than the {most} that are held at once; import or put away some of them first',
    '待导入文件共 {bytes} 字节，超过一次可容纳的 {most} 字节；请先导入或移除一部分',
  ],
  ['holds no file that could be a statement; {members:sentence}', '里面没有可作对账文件的内容：{members}'],
  ['nothing is in it', '它是空的'],
  [
    'none of the {count} files is a known statement; the first: {first:sentence}',
    '{count} 个文件都不是已知的对账文件；第一个：{first}',
  ],
  ['{count:key} files are refused: {reasons:sentence}', '{count} 个文件被拒绝：{reasons}'],
  // Statements beside each other.
  [
    'account {account}: {file} opens with {opening} {currency}, but {before} before it closed on {date} with {closing}; a statement between them is missing, or one was imported twice.',
    '账户 {account}：{file} 期初余额为 {opening} {currency}，而其前的 {before} 在 {date} 期末余额为 {closing}；中间缺少对账单，或有一份重复导入。',
  ],
  [
    'account {account}: {file} repeats {count:key} statements that import {id:key} ({before}) holds already; their entries count twice. Undo one of the two.',
    '账户 {account}：{file} 重复了导入 {id}（{before}）已有的 {count} 份对账单，其分录会被计入两次；请撤销其中一份。',
  ],
  [
    '{keys:key} of {of:key} keys are already in import {id:key} ({before}): the same rows may now count twice. If this file corrects it, undo this import and import it with --replace {replaced:key}; if not, check both.',
    '{of} 个单号中有 {keys} 个已在导入 {id}（{before}）中：同样的行可能被计入两次。若本文件是对它的更正，请撤销本次导入，再以替换导入 {replaced} 的方式导入（--replace {replaced}）；否则请核对这两份文件。',
  ],
  ['{count} more statements do not follow on each other.', '另有 {count} 份对账单前后不衔接。'],
  // Replacing.
  [
    'import {id} ({before}) is {source:source} of {channel:key}, but {file} is {other:source} of {theirs:key}; choose the import that it corrects',
    '导入 {id}（{before}）是 {channel} 的{source}，而 {file} 是 {theirs} 的{other}；请选择它所更正的导入',
  ],
  [
    'import {id} ({before}) is {what}, but {file} is {other}; choose the import that it corrects',
    '导入 {id}（{before}）是 {what}，而 {file} 是 {other}；请选择它所更正的导入',
  ],
  [
    "import {id} ({file}), whose place this one took, can't be imported again: {why:sentence}",
    '被它取代的导入 {id}（{file}）无法重新导入：{why}',
  ],
  [
    'decision {id} ({decision:decision}, {state:decisionState}) on break {break}',
    '差错 {break} 的处理 {id}（{decision}，{state}）',
  ],
  ['export {batch} carried {count} entries of these rows', '导出批次 {batch} 含这些行的 {count} 条分录'],
  // Kept files.
  [
    'import {id} ({file}) came out of no archive or workbook; ask for the file itself',
    '导入 {id}（{file}）不是从压缩包或工作簿中取出的；请直接查看文件本身',
  ],
  [
    'the file has {size} bytes; a range goes from a first byte to the byte after its last, within them',
    '文件共 {size} 字节；范围须在其中，从首字节到末字节之后',
  ],
  ['a range may have up to {most} bytes; take the whole file instead', '范围最多 {most} 字节；请改为取整个文件'],
  // Users' own profiles.
  [
    '{name} is read by a program of its own and has no profile to show',
    '{name} 由专门的程序读取，没有可显示的格式模板',
  ],
  [
    "{name} comes with the program and can't be changed or removed; save the profile under another name",
    '{name} 是随程序提供的，不能修改或删除；请用其他名称保存',
  ],
  ['there is no profile {name}', '没有格式 {name}'],
];

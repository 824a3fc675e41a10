// What the engine says of closing and reopening days, and of closed ones.
import type { Sentence } from '../engine-sentences.ts';

export const closingSentences: readonly Sentence[] = [
  // Conditions.
  [
    '{date:key} has no current run of {channels}; reconcile it first',
    '{date} 尚无 {channels} 的有效对账结果；请先对账',
  ],
  [
    'earlier dates are open ({n}, the first is {date}); close them first, in order',
    '更早的日期尚未日结（{n}，最早为 {date}）；请按顺序先日结',
  ],
  [
    'rejected lines of files with rows up to {date:key} are not settled ({n:key}); replace the file by a corrected one, undo its import, or settle the lines with a note',
    '截至 {date} 的文件中有被拒的行尚未处理（{n}）；请用更正后的文件替换、撤销导入，或写明备注予以了结',
  ],
  [
    'links of the chain of control totals do not balance on {date:key} ({n:key}); check names the records: mend them and run the date again',
    '{date} 的控制总数链不平（{n}）；检查会列出相关记录：请更正后重新对账',
  ],
  [
    'breaks up to {date:key} are not decided ({n:key}); decide them, or carry them to suspense',
    '截至 {date} 有差错尚未处理（{n}）；请处理，或挂账',
  ],
  [
    'decisions on breaks up to {date:key} wait for their checker ({n:key}); have them approved or rejected first',
    '截至 {date} 有处理等待复核（{n}）；请先复核通过或退回',
  ],
  [
    "{date} can't be closed, {n:key} of its conditions are not met: {what:sentence}",
    '{date} 不能日结，有 {n} 项条件未满足：{what}',
  ],
  // Closing and reopening.
  ['{date:key} is closed already', '{date} 已日结'],
  [
    '{date:key} is closed already: {through:key} was closed, and every date before it with it',
    '{date} 已日结：{through} 日结时，之前的日期一并锁定',
  ],
  [
    '{user} is no checker; a closed date is reopened by a checker: {checkers}',
    '{user} 不是复核人；已日结的日期须由复核人重开：{checkers}',
  ],
  ['reopening is a recorded act; say why the date is reopened', '重开日结会留痕；请写明重开原因'],
  ['{date:key} is not closed; there is nothing to reopen', '{date} 未日结，无需重开'],
  [
    'dates after {date:key} are closed ({dates}); reopen them first, {through:key} before the others',
    '{date} 之后的日期已日结（{dates}）；请先重开这些日期，从 {through} 开始',
  ],
  // Settling rejects.
  ['import {id:key} ({file}) has no rejected line that is left to settle', '导入 {id}（{file}）没有尚待了结的被拒行'],
  ['the note must say what became of the rejected lines', '备注须写明被拒行的处理结果'],
  ['line {line:key} of import {id:key} is settled already', '导入 {id} 的第 {line} 行已了结'],
  [
    'line {line:key} of import {id:key} is no rejected line; take the lines from its rejects',
    '导入 {id} 的第 {line} 行不是被拒行；请从被拒行中选取',
  ],
  // What a closed date refuses.
  ['{date:key} is closed; reopen it with a reason first', '{date} 已日结；请先写明原因重开'],
  [
    'this would change what is closed: every date up to {date:key}; reopen it with a reason first',
    '此操作会改动已日结的内容（截至 {date}）；请先写明原因重开',
  ],
  ['the clearing date is closed; reopen it with a reason first', '该清算日已日结；请先写明原因重开'],
  [
    'rows of closed dates: {n}, in lines {lines}; nothing was imported, reopen {date:key} with a reason first or leave these rows out',
    '有 {n} 行属于已日结的日期（行 {lines}）；未导入任何内容，请先写明原因重开 {date}，或去掉这些行',
  ],
  [
    'import {id:key} ({file}) has rows of {date}, which is closed; reopen it with a reason first',
    '导入 {id}（{file}）有 {date} 的行，该日已日结；请先写明原因重开',
  ],
  [
    'the last date that ran of channel {channel}, {latest}, is closed; run a later date and decide break {id:key} on it, or reopen {date:key} with a reason first',
    '通道 {channel} 最近对账日 {date} 已日结；请对之后的日期对账并在该日处理差错 {id}，或先写明原因重开 {date}',
  ],
  [
    "break {id:key} can't be decided on {date}, which is closed; decide it on a later date that ran, or reopen {again:key} with a reason first",
    '差错 {id} 不能记在已日结的 {date}；请记在之后已对账的日期，或先写明原因重开 {again}',
  ],
  [
    'decision {id:key} is dated {date}, which is closed; reopen it with a reason first',
    '处理 {id} 的日期 {date} 已日结；请先写明原因重开',
  ],
  [
    'settings channels.{channel:key}.cutoff would move rows of {date}, which is closed; reopen it with a reason first',
    '设置 channels.{channel}.cutoff 会移动 {date} 的行，该日已日结；请先写明原因重开',
  ],
];

// What undo, redo and the history say.
import type { Sentence } from '../engine-sentences.ts';

export const historySentences: readonly Sentence[] = [
  ['there is nothing to undo', '没有可撤销的操作'],
  [
    'there is nothing to redo; whatever is done after an undo takes its place',
    '没有可重做的操作；撤销之后再做别的操作，就取而代之了',
  ],
  ['there is no step {id}; take a number from the history', '没有第 {id} 步；请从操作历史中取编号'],
  [
    'step {id} was undone, and something else was done since; choose a step that stands or can be done again',
    '第 {id} 步已撤销，此后又做了别的操作；请选择仍有效或可重做的一步',
  ],
  [
    'step {id} is itself an undo or redo, or changed nothing that could be taken back; choose another step',
    '第 {id} 步本身是撤销或重做，或没有可收回的改动；请选择另一步',
  ],
  [
    '{date} was closed after step {id}; reopen it with a reason first',
    '{date} 在第 {id} 步之后已日结；请先说明原因并重开',
  ],
  [
    "step {id} ({action}) can't be taken back whole: {said:sentence}; repeat the command with reversing to go on",
    '第 {id} 步（{action}）不能全部收回：{said}；若要继续，请选择红冲后再次执行',
  ],
  [
    'batch {batch} has left without entries; it stays as it was written',
    '批次 {batch} 已导出，其中没有分录；批次保持原样',
  ],
  [
    'batch {batch} has left with {count} entries; it stays as it was written with all its {vouchers} vouchers and {lines} lines, each entry is reversed and stated anew, and the next export carries both',
    '批次 {batch} 已整批导出：{vouchers} 张凭证、{lines} 行（{count} 笔分录）；批次保持原样，每笔分录红冲后重新入账，两者随下一次导出',
  ],
  [
    '{count} entries of this run have left in {batches}; they are reversed, and the next export carries the reversals',
    '本次对账有 {count} 笔分录已随 {batches} 导出；这些分录予以红冲，红冲分录随下一次导出',
  ],
  [
    'what a checker approved in step {step} is reversed, not taken back, and its breaks are open again; what a checker rejected stays',
    '第 {step} 步中复核通过的处理以冲销撤回，其差错重新待处理；被驳回的保持不变',
  ],
  [
    'this reversal has left in {batches}; it stays, and its break is decided again as it was before',
    '这笔冲回已随 {batches} 导出，予以保留；该差错按原处理重新处理一次',
  ],
  [
    '{decisions} decisions and {entries} entries of this step have left in {batches}; reversing decisions take them back, and the next export carries those',
    '这一步有 {decisions} 笔处理、{entries} 笔分录已随 {batches} 导出；以冲回处理收回，冲回随下一次导出',
  ],
  ['a closed day is reopened with a reason', '已日结的日期须说明原因后重开'],
  ['a reopened day is closed again', '重开的日期可再次日结'],
  ['a key is not undone; make a new one, which takes its place', '密钥不能撤销；请另建新密钥取代它'],
  [
    'a trusted card is not undone; trust the right one, which takes its place',
    '已信任的身份名片不能撤销；请信任正确的名片取代它',
  ],
  ['a package that was made is not undone; undo its decisions instead', '已制作的复核包不能撤销；请改为撤销其中的处理'],
  ['an answer that was signed is not undone', '已签名的答复不能撤销'],
  [
    'restoring is taken back by restoring the backup that was made just before it',
    '要收回恢复操作，请恢复在它之前刚做的备份',
  ],
  ['an undo is taken back by redo', '撤销由重做收回'],
  ['a redo is taken back by undo', '重做由撤销收回'],
  ['it changed nothing that could be taken back', '没有可收回的改动'],
  ['it was undone, and something else was done since', '已撤销，此后又做了别的操作'],
  [
    "decision {id} was made by {user} and checked by {checker}; its maker can't turn that, {again} or another checker can",
    '处理 {id} 由 {user} 经办、{checker} 复核；经办人不能推翻，须由 {again} 或另一位复核人办理',
  ],
  [
    "decision {id} was checked by {checker}; {user} is no checker and can't turn that",
    '处理 {id} 由 {checker} 复核；{user} 不是复核人，不能推翻',
  ],
];

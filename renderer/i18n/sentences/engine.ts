// What the engine says of decisions, exports, imports and the workspace.
import type { Sentence } from '../engine-sentences.ts';

export const engineSentences: readonly Sentence[] = [
  // Decisions.
  ['break {id}: {rest}', '差错 {id}：{rest}'],
  ['it is decided already; undo that decision first', '已处理过；请先撤销那次处理'],
  ['it is parked already', '已挂在待查科目'],
  ['it is parked already and needs no posting to be enquired', '已挂在待查科目，查询无需再记账'],
  [
    'a fee that differs is adjusted or enquired; {decision:decision} does not fit',
    '手续费不符只能调账或与银行核对；“{decision}”不适用',
  ],
  ['a refund gives back a long; this item is short', '退款用于长款；这一项是短款'],
  ['{decision:decision} is for a short; this item is long', '“{decision}”用于短款；这一项是长款'],
  ['the settings know no user {user}; known users: {known}', '设置中没有用户 {user}；现有用户：{known}'],
  [
    'break {id} is under recovery; deciding recover again books the receipt, and its note must name what came in',
    '差错 {id} 正在追款；再次选择追款即登记收回，备注中须写明收到了什么',
  ],
  [
    'a decision on break {id} of channel {channel} is dated from {earliest} (it broke) to {latest} (last reconciled)',
    '通道 {channel} 差错 {id} 的处理日期只能在 {earliest}（发生日）至 {latest}（最近对账日）之间',
  ],
  ['decision {id} is {state:decisionState}; only a waiting one is checked', '处理 {id} {state}；只有待复核的才能复核'],
  ['decision {id} was made by {user}; another user must check it', '处理 {id} 由 {user} 经办；须由另一位用户复核'],
  [
    '{user} is no checker; decision {id} needs a user whose role is checker',
    '{user} 不是复核人；处理 {id} 须由复核角色的用户复核',
  ],
  [
    'decision {id} is itself the undoing of decision {other}; decide the break again instead',
    '处理 {id} 本身就是对处理 {other} 的撤销；请重新处理该差错',
  ],
  ['decision {id} is {state:decisionState}; there is nothing to undo', '处理 {id} {state}；没有可撤销的'],
  [
    'decision {later} stands on decision {id}; undo decision {again} first',
    '处理 {later} 以处理 {id} 为基础；请先撤销处理 {again}',
  ],
  ['there is no decision {id}', '没有处理 {id}'],
  ['there is no break {id}; take a break id from the results', '没有差错 {id}；请从结果中选取差错编号'],
  ['break {id} was closed by a late match; nothing is left to decide', '差错 {id} 已由后到的记录对平，无需再处理'],
  [
    'decision {decision} on break {id} waits for its checker; approve or reject it first',
    '差错 {id} 的处理 {decision} 正待复核；请先批准或驳回',
  ],
  ['withdrawn by {user}', '由 {user} 收回'],
  [
    'exported in {batches}; the reversing entries follow with the next export',
    '已在 {batches} 导出；冲销分录随下次导出',
  ],
  // Dates and exports.
  [
    'a control total does not balance: {from} -> {to}; run check, put it right, then export',
    '控制总数不平：{from} → {to}；请先核对并处理，再导出',
  ],
  ['{date} was not reconciled; reconcile it first', '{date} 尚未对账；请先对账'],
  [
    '{date} is stale for {channels}: something it rests on changed; reconcile it again first',
    '{date} 的 {channels} 需重跑：所依据的事实变了；请先重新对账',
  ],
  ['{date} has no batch to write again; export it first', '{date} 还没有批次可重写；请先导出'],
  [
    'batch {batch} of {at} is written again as it was; nothing new was booked or exported',
    '按原样重写 {at} 的批次 {batch}；没有新记账或新导出',
  ],
  [
    'voucher {no} does not balance in {currency}: debit {debit}, credit {credit} in minor units; nothing was exported',
    '凭证 {no} 的 {currency} 借贷不平：借 {debit}，贷 {credit}（最小单位）；没有导出',
  ],
  [
    '{date} was exported before in {batches}; only what is new since is in {next}',
    '{date} 此前已在 {batches} 导出；{next} 只含其后新增的',
  ],
  [
    'nothing is new: {date} was exported in {batches} (first at {at} by {by}); ask for it again to write the last batch once more',
    '没有新内容：{date} 已在 {batches} 导出（首次 {at}，{by}）；如需可重写最后一批',
  ],
  ['there is nothing to export: no entries and no adjustments', '没有可导出的：没有分录，也没有调账'],
  ['{count} decisions wait for their checker and are not in this batch', '{count} 项处理待复核，不在本批次内'],
  // Reconciling.
  [
    'bank_ref {ref} of channel {channel} stands under {count} channel_nos ({numbers}); ask the channel whether it is one transaction',
    '通道 {channel} 的银行流水号 {ref} 对应 {count} 个通道号（{numbers}）；请向通道核实是否为同一笔交易',
  ],
  [
    'the settings say {text} where {currency} has {exponent} decimals',
    '设置写的是 {text}，而 {currency} 只有 {exponent} 位小数',
  ],
  ['same amount; kind is {found:kind}, not {wanted:kind}', '金额相同；类型是{found}，不是{wanted}'],
  [
    'same amount and kind; status is {found:status}, not {wanted:status}',
    '金额、类型相同；状态是{found}，不是{wanted}',
  ],
  ['same amount and kind at {time}; no key in common', '金额、类型相同，时间 {time}；没有共同的单号'],
  ['amount differs; due {due}, valued {valued}', '金额不同；应于 {due} 到账，起息日 {valued}'],
  ['same amount; due {due}, valued {valued}', '金额相同；应于 {due} 到账，起息日 {valued}'],
  ['same amount and date; another fits as well', '金额和日期相同；另有一项同样成立'],
  ['no file has rows of this date', '没有文件含有这一天的记录'],
  ['not run yet', '尚未运行'],
  ['imported since the last run: {file} (import {id})', '上次对账后导入：{file}（导入 {id}）'],
  [
    'imported since the last run: {file} (import {id}), line {lines}',
    '上次对账后导入：{file}（导入 {id}），第 {lines} 行',
  ],
  [
    'replaced since the last run: {old} (import {oldId}) by {file} (import {id})',
    '上次对账后替换：{old}（导入 {oldId}）换为 {file}（导入 {id}）',
  ],
  [
    'replaced since the last run: {old} (import {oldId}) by {file} (import {id}), line {lines}',
    '上次对账后替换：{old}（导入 {oldId}）换为 {file}（导入 {id}），第 {lines} 行',
  ],
  ['taken back since the last run: {file} (import {id})', '上次对账后撤回：{file}（导入 {id}）'],
  ['settings changed since the last run: {changes}', '上次对账后设置有变：{changes}'],
  ['undone or done again since the last run: {what}', '上次对账后撤销或重做过：{what}'],
  ['an earlier day or a decision changed what was open', '较早的日期或某项处理改变了未结事项'],
  // Imports, results, sample, keys.
  ['import {id} ({file}) is undone already', '导入 {id}（{file}）已经撤销'],
  ['there is no import {id}', '没有导入 {id}'],
  [
    '{file} has the same content as {earlier}, which was imported on {at} as import {id}; nothing was imported',
    '{file} 与 {earlier} 内容相同，后者已于 {at} 导入（导入 {id}）；没有再导入',
  ],
  ['there is no result {id}; it may have been run again, look for its keys', '没有结果 {id}；可能已重跑，请按单号查找'],
  [
    'the workspace has imports already; sample days go into an empty one, create it first',
    '工作区已有导入；样例日只能装入空工作区，请先新建',
  ],
  ['at least one day is wanted', '至少要有一天'],
  ['the sample settings are not valid: {said:sentence}', '样例设置不成立：{said}'],
  [
    'nothing carries this key; give an order_no, channel_no, bank_ref, entry_no, settlement key, break id, posting key, batch id or import:line',
    '没有记录带有这个编号；可用订单号、通道号、银行流水号、资金流水号、结算编号、差错编号、记账编号、批次号或“导入号:行号”',
  ],
  // The program and its file.
  ['cancelled; nothing was changed', '已取消，没有任何改动'],
  ['the engine knows no method {method}', '程序不认识 {method} 这个操作'],
  [
    'the workspace is damaged ({said}); restore a backup, or read what is left of it with: clearbench rescue',
    '工作区已损坏（{said}）；请用备份恢复，或用 clearbench rescue 读出仍可读的内容',
  ],
  ['a defect of this program: {said}', '程序缺陷：{said}'],
  [
    'the workspace is open in {who}; close it there first (if it surely is not running any more, delete {file})',
    '工作区正由 {who} 打开；请先在那里关闭（若确定已不在运行，删除 {file}）',
  ],
  ['there is no room left on the disk; free some space and try again', '磁盘已满；请腾出空间后重试'],
  [
    'there is no room left on the disk; nothing was changed, free some space and try again',
    '磁盘已满，没有任何改动；请腾出空间后重试',
  ],
  ['the folder of the workspace does not exist; create it first', '工作区所在文件夹不存在；请先新建'],
  [
    "the folder of the workspace can't be written ({code}); check its permissions",
    '工作区所在文件夹不能写入（{code}）；请检查权限',
  ],
  ['there is no workspace at this path; create it with `new`', '这个路径没有工作区；请先新建'],
  ['this file exists already; choose another path', '文件已存在；请换一个路径'],
  [
    'this file is not a whole workspace: it is damaged, cut off or something else; restore a backup, or read what is left of it with: clearbench rescue',
    '这个文件不是完整的工作区：已损坏、被截断或是其他文件；请用备份恢复，或用 clearbench rescue 读出仍可读的内容',
  ],
  ['the workspace could not be saved ({code}); check the folder', '工作区未能保存（{code}）；请检查文件夹'],
  [
    'the workspace could not be saved ({code}); nothing was changed, check the folder and try again',
    '工作区未能保存（{code}），没有任何改动；请检查文件夹后重试',
  ],
  [
    'this SQLite file is not a Clearbench workspace; choose another file or create a new one',
    '这个 SQLite 文件不是清算对账工作台的工作区；请另选文件或新建',
  ],
  [
    'this workspace was saved by a newer Clearbench (its format is {version}, this program knows up to {newest}); nothing was changed, update the program to open it',
    '工作区由较新版本保存（格式 {version}，本程序最高支持 {newest}）；没有任何改动，请升级程序后打开',
  ],
  [
    'the workspace was opened for reading only; open it for writing to change it',
    '工作区以只读方式打开；要改动请以可写方式打开',
  ],
  ['the engine has stopped; open the workspace again', '程序核心已停止；请重新打开工作区'],
  ['the engine stopped: {said}', '程序核心已停止：{said}'],
  ['the engine is closed', '程序核心已关闭'],
  ['This page has no session. Open the address that the terminal shows.', '本页没有会话。请打开终端里显示的地址。'],
  [
    'The engine does not answer. Start Clearbench again in the terminal; saved work is safe.',
    '程序核心没有应答。请在终端重新启动；已保存的工作是安全的。',
  ],
  [
    'The engine does not answer. Start Clearbench again in the terminal; saved work is safe. (HTTP {status})',
    '程序核心没有应答（HTTP {status}）。请在终端重新启动；已保存的工作是安全的。',
  ],
];

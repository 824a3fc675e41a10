// What the reader of ISO 20022 account statements says.
import type { Sentence } from '../engine-sentences.ts';

export const camtSentences: readonly Sentence[] = [
  ['It holds an ISO 20022 message of {version:key} ({message}).', '内容是 ISO 20022 报文 {version}（{message}）。'],
  ['ISO 20022 account statement (CAMT)', 'ISO 20022 账户对账单（CAMT）'],
  [
    'is a report within the day (camt.052): its entries come again in the statement of the day (camt.053).',
    '这是日间报告（camt.052），其分录会在当日对账单（camt.053）中再次出现。',
  ],
  [
    'is a notification (camt.054) and has no balances: its entries come again in the statement of the day (camt.053).',
    '这是借贷记通知（camt.054），没有余额；其分录会在当日对账单（camt.053）中再次出现。',
  ],
  [
    'the statement {name} has entries in {currency:key}, but no balance in it; they are not proven.',
    '对账单 {name} 有 {currency} 分录，却没有该币种的余额；这些分录未经余额证实。',
  ],
  [
    'is broken as XML at line {line:key} ({what:sentence}): what stands before was read, nothing behind it. Download the file again.',
    'XML 在第 {line} 行损坏（{what}）：此前的内容已读取，此后的没有读取。请重新下载文件。',
  ],
  [
    'The document is broken here, and nothing behind this place was read; download the file again.',
    '文件在此处损坏，其后的内容没有读取；请重新下载文件。',
  ],
  [
    'the statement {name} gives no date to {count:key} of its entries; read as of {date:key}, the day of the statement.',
    '对账单 {name} 有 {count} 笔分录没有日期；按对账单当日 {date} 读取。',
  ],
  [
    'has balances that do not say whether they are credits or debits; read as credits.',
    '有余额未写明借方或贷方；按贷方读取。',
  ],
  ['holds no statement of an account.', '其中没有账户对账单。'],
  [
    'the payments within the entry of {amount} at line {line:key} have no amounts in its currency; it is kept as one row with their references.',
    '第 {line} 行金额 {amount} 的分录，其明细没有该币种的金额；保留为一行，并附上各明细的参考号。',
  ],
  [
    'the payments within the entry of {amount} at line {line:key} come to {sum:key}; it is kept as one row with their references.',
    '第 {line} 行金额 {amount} 的分录，其明细合计为 {sum}；保留为一行，并附上各明细的参考号。',
  ],
  [
    '{count:key} more entries are kept as one row each, because their payments do not come to them.',
    '另有 {count} 笔分录因明细合计不符，各保留为一行。',
  ],
  ['Pending (PDNG): not booked yet; it comes again when it is.', '待入账（PDNG）：尚未记账，记账后会再次出现。'],
  ['To come (FUTR): not booked yet; it comes again when it is.', '未来入账（FUTR）：尚未记账，记账后会再次出现。'],
  ['For information only (INFO): it books no money.', '仅供参考（INFO）：不记账。'],
  [
    'Unknown status of an entry: BOOK, PDNG, FUTR or INFO is expected.',
    '分录状态无法识别：应为 BOOK、PDNG、FUTR 或 INFO。',
  ],
  [
    'Not an amount: digits with a decimal point are expected; the direction stands in CdtDbtInd.',
    '不是金额：应为带小数点的数字，方向写在 CdtDbtInd。',
  ],
  ['Neither CRDT (money in) nor DBIT (money out).', '既不是 CRDT（收入）也不是 DBIT（支出）。'],
  ['{code:key} closing balance {name}', '{code} 期末余额 {name}'],
  ['number of entries', '分录笔数'],
  ['number of entries {name}', '分录笔数 {name}'],
  ['sum of entries', '分录金额合计'],
  ['sum of entries {name}', '分录金额合计 {name}'],
  ['net of entries', '分录净额'],
  ['net of entries {name}', '分录净额 {name}'],
  ['number of credits', '贷记笔数'],
  ['number of credits {name}', '贷记笔数 {name}'],
  ['sum of credits', '贷记金额合计'],
  ['sum of credits {name}', '贷记金额合计 {name}'],
  ['number of debits', '借记笔数'],
  ['number of debits {name}', '借记笔数 {name}'],
  ['sum of debits', '借记金额合计'],
  ['sum of debits {name}', '借记金额合计 {name}'],
  ['Btch number of payments at line {line:key}', '第 {line} 行批次（Btch）的明细笔数'],
  ['Btch sum of payments at line {line:key}', '第 {line} 行批次（Btch）的明细金额合计'],
  ['Btch number of payments in {count:key} batches that agree {name}', '{count} 个相符批次（Btch）的明细笔数 {name}'],
  // What is wrong with a document, as the XML parser says it.
  ['unclosed tag: {name:key}', '标签 {name} 没有结束'],
  ['unmatched closing tag: {name:key}', '结束标签 {name} 没有对应的开始'],
  ['unexpected close tag', '结束标签不匹配'],
  ['undefined entity', '未定义的实体'],
  ['disallowed character', '不允许的字符'],
  ['malformed character entity', '字符编号有误'],
  ['text data outside of root node', '根元素之外有文字'],
  ['document must contain a root element', '没有根元素'],
  ['a document type, which no statement has', '对账单不应有的文档类型声明（DOCTYPE）'],
  ['elements more than {most:key} deep', '元素嵌套超过 {most} 层'],
  ['more than {most:key} elements within one', '一个元素内超过 {most} 个元素'],
];

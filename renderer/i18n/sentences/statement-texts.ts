// What the readers of text statements say: MT940, BAI2, OFX, QIF, CODA, MultiCash.
import type { Sentence } from '../engine-sentences.ts';

export const statementTextSentences: readonly Sentence[] = [
  // How they are recognised.
  [
    'It has the tags of SWIFT statement messages (:20:, :25:, :61:).',
    '内容带有 SWIFT 对账单报文的标签（:20:、:25:、:61:）。',
  ],
  [
    'Its lines begin with the record codes of BAI2 (01 file, 02 group, 03 account).',
    '各行以 BAI2 记录代码开头（01 文件、02 组、03 账户）。',
  ],
  ['It holds the tag <OFX>.', '内容带有标签 <OFX>。'],
  ['It begins with an OFX header.', '开头是 OFX 文件头。'],
  ['It has the QIF section "{section}".', '内容带有 QIF 段 "{section}"。'],
  [
    'It begins with the head or the old balance of a CODA statement, in lines of 128 places.',
    '开头是 CODA 对账单的文件头或期初余额，每行 128 位。',
  ],
  [
    'Its lines have the fields of a MultiCash file of entries (UMSATZ).',
    '各行具有 MultiCash 分录文件（UMSATZ）的字段。',
  ],
  [
    'Its lines have the fields of a MultiCash file of statements (AUSZUG).',
    '各行具有 MultiCash 对账单文件（AUSZUG）的字段。',
  ],
  ['All its dates together read as year, month, day.', '全部日期合起来按年、月、日读取。'],
  ['All its dates together read as day, month, year.', '全部日期合起来按日、月、年读取。'],
  ['All its dates together read as month, day, year.', '全部日期合起来按月、日、年读取。'],
  ['All its dates together read as {order}.', '全部日期合起来按 {order} 读取。'],
  // Warnings.
  [
    '{count:key} records begin in the middle of a line; they were read one by one, and the trailers show whether rightly.',
    '有 {count} 条记录从行中间开始；已逐条读取，是否正确由尾部控制数核对。',
  ],
  [
    'the group deletes what was reported before; ask the bank before it is used.',
    '该组用于删除先前的报告；使用前请询问银行。',
  ],
  ['the group says that it is a test; ask the bank before it is used.', '该组标明是测试；使用前请询问银行。'],
  [
    '{count:key} accounts name no currency; read as {currency:key}, which the format prescribes.',
    '有 {count} 个账户未写明币种；按格式规定读作 {currency}。',
  ],
  [
    '{count:key} more totals of accounts are not those of the entries listed.',
    '另有 {count} 项账户合计与列出的分录不符。',
  ],
  [
    'the account {account} names no currency; read as {currency:key}, which the format prescribes.',
    '账户 {account} 未写明币种；按格式规定读作 {currency}。',
  ],
  [
    'a summary of the account {account} cannot be read ({where}): {reason:sentence}',
    '账户 {account} 的一项汇总无法读取（{where}）：{reason}',
  ],
  [
    "the type code {type:key} is the bank's own; read as a credit by its range. Check it in the bank's list.",
    '类型代码 {type} 是银行自定的；按其区间读作贷方（收）。请对照银行的代码表。',
  ],
  [
    "the type code {type:key} is the bank's own; read as a debit by its range. Check it in the bank's list.",
    '类型代码 {type} 是银行自定的；按其区间读作借方（付）。请对照银行的代码表。',
  ],
  [
    "the type code {type:key} is the bank's own; read as a {side:key} by its range. Check it in the bank's list.",
    '类型代码 {type} 是银行自定的；按其区间读作 {side}。请对照银行的代码表。',
  ],
  [
    'states {what} as {declared:key}, but the entries that it lists come to {computed:key}; ask the bank whether it lists them all.',
    '写明 {what} 为 {declared}，而列出的分录合计为 {computed}；请询问银行是否列出了全部分录。',
  ],
  [
    'the account {account} states credits or debits without listing them: it is a report of balances.',
    '账户 {account} 只写明收付合计而没有列出分录：这是余额报告。',
  ],
  [
    'the end </OFX> is missing; the file may be cut. Download it again.',
    '缺少结尾 </OFX>，文件可能被截断。请重新下载。',
  ],
  [
    'its header says {stated:key}, but it was read as {read:key}; name the encoding if names look wrong.',
    '文件头写明编码为 {stated}，实际按 {read} 读取；如名称有误请选择编码。',
  ],
  [
    'this entry corrects the entry {corrected:key} ({action}); see that both are not counted.',
    '本分录更正分录 {corrected}（{action}）；请确认两者没有重复计算。',
  ],
  [
    'the entry {id} of the account {account:key} stands in the file more than once.',
    '账户 {account} 的分录 {id} 在文件中出现不止一次。',
  ],
  [
    'the number {id} of the account {account:key} is used for different entries; ask the bank.',
    '账户 {account} 的编号 {id} 用于不同的分录；请询问银行。',
  ],
  [
    'the balance {stated} of the account {account:key} cannot be read; check it with the bank.',
    '账户 {account} 的余额 {stated} 无法读取；请与银行核对。',
  ],
  [
    'its dates can be read in more than one order; taken as year, month, day. Check them in the preview; if they are wrong, export the file as OFX or CSV.',
    '日期可按多种顺序读取；已按年、月、日处理。请在预览中核对；不对就请导出为 OFX 或 CSV。',
  ],
  [
    'its dates can be read in more than one order; taken as day, month, year. Check them in the preview; if they are wrong, export the file as OFX or CSV.',
    '日期可按多种顺序读取；已按日、月、年处理。请在预览中核对；不对就请导出为 OFX 或 CSV。',
  ],
  [
    'its dates can be read in more than one order; taken as month, day, year. Check them in the preview; if they are wrong, export the file as OFX or CSV.',
    '日期可按多种顺序读取；已按月、日、年处理。请在预览中核对；不对就请导出为 OFX 或 CSV。',
  ],
  [
    'its dates can be read in more than one order; taken as {order}. Check them in the preview; if they are wrong, export the file as OFX or CSV.',
    '日期可按多种顺序读取；已按 {order} 处理。请在预览中核对；不对就请导出为 OFX 或 CSV。',
  ],
  [
    'QIF names no currency and no totals: the amounts are taken as {currency:key}, and nothing proves that the file is whole.',
    'QIF 不写币种也没有合计：金额按 {currency} 处理，文件是否完整无从证明。',
  ],
  ['the account is not named; its entries stand under {name}.', '文件没有写明账户；其分录记在 {name} 名下。'],
  [
    'the splits of this entry come to {sum}, its amount is {amount}; check it at the source.',
    '本分录的拆分合计为 {sum}，而金额为 {amount}；请在源头核对。',
  ],
  [
    'an opening balance stands among the entries; it is no movement of money.',
    '分录中有一笔期初余额；它不是资金变动。',
  ],
  [
    'this file holds balances and totals only; import the file of entries (UMSATZ) together with it.',
    '此文件只有余额和合计；请与分录文件（UMSATZ）一起导入。',
  ],
  [
    'the file of statements (AUSZUG) does not stand beside it for all entries: those are taken as {currency:key}, and nothing proves them.',
    '旁边没有覆盖全部分录的对账单文件（AUSZUG）：这些分录按 {currency} 处理，且无从证明。',
  ],
  // What is left out.
  ['Type 890 carries information and no money.', '类型 890 只有信息，没有金额。'],
  ['Movements of investments are no entries of a bank account.', '投资变动不是银行账户的分录。'],
  ['Lists of accounts, categories and classes are no entries.', '账户、类别、分类的清单不是分录。'],
  ['The section {section} is no bank, cash or card register.', '段 {section} 不是银行、现金或卡的登记簿。'],
  ['Details of a globalised movement, which is itself an entry.', '汇总变动的明细；汇总本身已是分录。'],
  // Reject reasons.
  [
    'Not a record of this format and no text that a record before it leaves open; check the file.',
    '不是本格式的记录，也不是前一条记录未完的文字；请检查文件。',
  ],
  [
    'Neither a credit (100-399, 920-959) nor a debit (400-699, 960-999) by its type code; ask the bank what it means.',
    '按类型代码既不是贷方（100-399、920-959）也不是借方（400-699、960-999）；请询问银行其含义。',
  ],
  [
    'Not an amount in minor units: digits only; the type code gives the sign.',
    '不是以最小货币单位写的金额：只能是数字，正负由类型代码决定。',
  ],
  [
    'Unknown funds type: 0, 1, 2, S, V, D or Z is expected; ask the bank what it means.',
    '未知的资金类型：应为 0、1、2、S、V、D 或 Z；请询问银行其含义。',
  ],
  [
    'A line has 128 places; this one was cut or shifted. Download the file again.',
    '每行应有 128 位，本行被截断或错位。请重新下载。',
  ],
  ['Not a sign: 0 is credit, 1 is debit.', '不是正负标记：0 为贷方（收），1 为借方（付）。'],
  [
    'Not an amount: 15 digits are expected, the last three of them decimals.',
    '不是金额：应为 15 位数字，末三位是小数。',
  ],
  [
    'Neither a CODA record nor the continuation of the movement before it; check the file.',
    '既不是 CODA 记录，也不是前一笔变动的续行；请检查文件。',
  ],
  ['Not a date: YYYYMMDD is expected, a time and zone may follow.', '不是日期：应为 YYYYMMDD，其后可带时间和时区。'],
  [
    'The file ends inside this transaction: it was cut. Download it again.',
    '文件在本笔交易中间结束，已被截断。请重新下载。',
  ],
  [
    'Not an amount: digits with one decimal point or comma and a sign in front are expected.',
    '不是金额：应为数字，可带一个小数点或小数逗号，正负号在前。',
  ],
  [
    'Not a date: day, month and year are expected, with / - . or an apostrophe between.',
    '不是日期：应有日、月、年，以 / - . 或撇号分隔。',
  ],
  ['T and U state different amounts; correct the entry at the source.', 'T 和 U 写明的金额不同；请在源头更正本分录。'],
  [
    'The record is not closed by a caret: the file was cut, or a line was lost. Export it again.',
    '记录没有以 ^ 结束：文件被截断，或丢了一行。请重新导出。',
  ],
  [
    'The line ends before its closing balance: it was cut. Download the file again.',
    '本行在期末余额之前结束，已被截断。请重新下载。',
  ],
  [
    'The line ends before its amount: it was cut. Download the file again.',
    '本行在金额之前结束，已被截断。请重新下载。',
  ],
  // Names of fields and declared totals.
  ['02 as-of date', '02 截止日期'],
  ['03 amount of type {type}', '03 类型 {type} 的金额'],
  ['number of records', '记录数'],
  ['{code:key} control total', '{code} 控制总额'],
  ['{code:key} control total {of}', '{code} 控制总额 {of}'],
  ['{code:key} number of accounts', '{code} 账户数'],
  ['{code:key} number of groups', '{code} 组数'],
  ['{code:key} number of records', '{code} 记录数'],
  ['{code:key} number of records {of}', '{code} 记录数 {of}'],
  ['100 total credits {account}', '100 贷方合计 {account}'],
  ['100 total credits {account} (number)', '100 贷方笔数 {account}'],
  ['400 total debits {account}', '400 借方合计 {account}'],
  ['400 total debits {account} (number)', '400 借方笔数 {account}'],
  ['015 closing ledger {account}', '015 期末账面余额 {account}'],
  ['8 new balance {statement}', '8 新余额 {statement}'],
  ['9 sum of debits', '9 借方合计'],
  ['9 sum of credits', '9 贷方合计'],
  ['AUSZUG sum of debits {statement}', 'AUSZUG 借方合计 {statement}'],
  ['AUSZUG sum of credits {statement}', 'AUSZUG 贷方合计 {statement}'],
  ['AUSZUG closing balance {statement}', 'AUSZUG 期末余额 {statement}'],
  ['AUSZUG number of entries {statement}', 'AUSZUG 分录数 {statement}'],
];

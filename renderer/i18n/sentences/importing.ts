// What the importers say of files and lines: refusals, warnings, reject reasons.
import type { Sentence } from '../engine-sentences.ts';

export const importingSentences: readonly Sentence[] = [
  // Refusals of a whole file.
  [
    'is a WeChat Pay fund bill (资金账单), which is not read yet. Import the trade bill (交易账单) as the bank file, or bring the fund bill into the canonical funds form.',
    '这是微信支付资金账单，尚不支持直接读取。请导入交易账单作为银行文件，或把资金账单整理成标准资金文件。',
  ],
  [
    'is the personal WeChat export (微信支付账单明细), not a merchant bill. Download the trade bill (交易账单) from the merchant platform.',
    '这是个人微信支付账单明细，不是商户账单。请在商户平台下载交易账单。',
  ],
  [
    'is not {profile}: what that format is recognised by was not found. Leave the profile to be detected.',
    '不是 {profile} 格式：找不到该格式的特征。请让程序自动识别格式。',
  ],
  [
    'is none of the known formats ({known}). It begins with: {shown}. Check the file, or the encoding if this looks garbled.',
    '不是已知格式（{known}）。文件开头是：{shown}。请检查文件；如为乱码，请检查编码。',
  ],
  ['{file}: {rest}', '{file}：{rest}'],
  ['The profile {asked} is unknown; known are {known}.', '没有名为 {asked} 的格式；可用的有 {known}。'],
  [
    'holds {source:source} records by its format, not {asked:source} as was said; import it as {again:source}.',
    '按格式这是{source}记录，不是所选的{asked}；请按{again}导入。',
  ],
  [
    'is a {source:source} file by its columns, not {asked:source} as was said; import it as {again:source}.',
    '按列名这是{source}文件，不是所选的{asked}；请按{again}导入。',
  ],
  [
    '{title} needs the column {names}, which the header does not have. Found: {header}.',
    '{title} 需要列 {names}，表头中没有。实际表头：{header}。',
  ],
  [
    '{source:source} files need the {columns}, which the header does not have. Found: {header}.',
    '{source}文件缺少必需的列（{columns}）。实际表头：{header}。',
  ],
  ['the header has the column {name} twice; remove one of them.', '表头中列 {name} 出现两次；请删去一个。'],
  [
    'two columns mean {field} ({names}); rename or remove one of them.',
    '有两列都表示 {field}（{names}）；请改名或删去其中一列。',
  ],
  [
    'could be orders or channel rows by its columns; say which with --source.',
    '按列名可能是支付流水，也可能是通道流水；请选择来源。',
  ],
  [
    'has no channel column and several channels are known; name it with --channel.',
    '文件没有通道列，而设置中有多个通道；请选择通道。',
  ],
  [
    '{title} does not name its channel and no channel of the settings fits; name it with --channel.',
    '{title} 本身不带通道，设置中也没有合适的通道；请选择通道。',
  ],
  [
    '{title} does not name its channel and {fitting} fit; name it with --channel.',
    '{title} 本身不带通道，而 {fitting} 都合适；请选择通道。',
  ],
  [
    'every row names another channel than {channel}; import it without --channel or name the right one.',
    '每一行的通道都不是 {channel}；请不选通道导入，或选择正确的通道。',
  ],
  [
    "has more than {count} lines; no day's file has. Check what it is, or import it in parts.",
    '超过 {count} 行，一天的文件不会这么长。请确认是什么文件，或分开导入。',
  ],
  ['The channel {asked} is not in the settings; known are {known}.', '设置中没有通道 {asked}；现有 {known}。'],
  [
    'line {line} is longer than 1 MiB; no statement has such lines. Check that this is the file you meant.',
    '第 {line} 行超过 1 MiB，对账文件不会有这样的行。请确认选对了文件。',
  ],
  [
    'the bytes are not {encoding} (first at line {line}). Leave the encoding to be detected, or name the right one.',
    '字节不是 {encoding} 编码（最早在第 {line} 行）。请让程序自动识别编码，或选择正确的编码。',
  ],
  [
    'the bytes are not {encoding}. Leave the encoding to be detected, or name the right one.',
    '字节不是 {encoding} 编码。请让程序自动识别编码，或选择正确的编码。',
  ],
  [
    'holds more than one bill (a second head follows the rows): split it and import each part.',
    '文件里有多份账单（数据行之后又有表头）：请拆开分别导入。',
  ],
  [
    'the summary at the end is missing; the file may be cut. Download it again.',
    '缺少文件末尾的汇总，文件可能被截断。请重新下载。',
  ],
  [
    'The clearing date in the head of the file is not a date that exists; download the file again.',
    '文件头的清算日不是存在的日期；请重新下载。',
  ],
  [
    'is an interim report (MT942): its entries come again in the MT940 statement of the day.',
    '这是当日中间报告（MT942），其分录会在当日的 MT940 对账单中再次出现；请导入 MT940。',
  ],
  ['the sum of its amounts leaves the exact range; check the amounts.', '金额合计超出可精确计算的范围；请检查金额。'],
  ['the import was cancelled; nothing was kept.', '导入已取消，什么也没有留下。'],
  // Warnings about a file that was read.
  ['the statement {number} stands in the file more than once.', '对账单 {number} 在文件中出现不止一次。'],
  [
    'value date {written} is no day of the calendar; read as {read}, the end of February.',
    '起息日 {written} 在日历上不存在；按 {read}（二月末）读取。',
  ],
  [
    'was imported as {source:source} as was said, but its columns look like {told:source}.',
    '已按所选导入为{source}，但列名更像{told}。',
  ],
  [
    'read as {encoding} because that was asked for, but the bytes look like {guess}; check the names in the preview.',
    '按所选编码 {encoding} 读取，但字节更像 {guess}；请在预览中核对名称。',
  ],
  [
    'begins with the mark of utf-8, but the bytes behind it are {guess}, which is read; check the names in the preview.',
    '开头有 utf-8 标记，但其后的字节是 {guess}，按后者读取；请在预览中核对名称。',
  ],
  [
    'the encoding is a guess ({guess}); check the names in the preview and name the encoding if they are wrong.',
    '编码是猜测的（{guess}）；请在预览中核对名称，不对就选择编码。',
  ],
  [
    'declares {what} (missing), but its rows come to {computed}; the file may be cut or changed.',
    '未写明 {what}，各行合计为 {computed}；文件可能被截断或改动。',
  ],
  [
    'declares {what} {declared}, but its rows come to {computed}; the file may be cut or changed.',
    '文件申报的 {what} 为 {declared}，各行合计却是 {computed}；文件可能被截断或改动。',
  ],
  ['{count} more declared totals disagree with its rows.', '另有 {count} 个申报合计与各行不符。'],
  [
    'holds no row to import: all {count:key} were left out; the reasons stand beside them.',
    '没有可导入的行：全部 {count} 行都被略过，原因列在旁边。',
  ],
  ['every row was rejected; check the format and the first reject.', '所有行都被剔除；请检查格式和第一条剔除原因。'],
  // Reject reasons of a line.
  [
    'The quotation marks of this line do not pair; correct it at the source and import the file again.',
    '本行的引号不成对；请在源头更正后重新导入。',
  ],
  [
    'A quotation mark opens in this line and is not closed in it or soon after; the lines after it were read on their own. Correct it at the source and import the file again.',
    '本行的引号没有闭合，其后的行已单独读取；请在源头更正后重新导入。',
  ],
  [
    'The line holds bytes that are no {encoding} text; it was damaged on the way. Download the file again.',
    '本行含有不属于 {encoding} 文字的字节，传输中已损坏；请重新下载。',
  ],
  [
    'The row has {found} cells where the header has {expected}: it was cut short. Download the file again or correct the row.',
    '本行有 {found} 个单元格，表头有 {expected} 个：本行被截断。请重新下载或更正本行。',
  ],
  [
    'The row has {found} cells where the header has {expected}: quote a cell that holds the delimiter, or correct the row.',
    '本行有 {found} 个单元格，表头有 {expected} 个：含分隔符的单元格请加引号，或更正本行。',
  ],
  [
    'Missing: this field identifies or values the record and may not be empty.',
    '缺失：该字段用于识别记录或计价，不能为空。',
  ],
  ['Unknown channel: add it to the settings or correct the code.', '未知通道：请在设置中加入，或更正代码。'],
  ['The row names another channel than {channel}, which was asked for.', '本行的通道不是所选的 {channel}。'],
  ['Unknown direction: C is money in, D is money out.', '未知收付方向：C 为收，D 为付。'],
  ['Unknown {field}: write one of {words}.', '未知的 {field}：可用的值为 {words}。'],
  [
    'Not a plain non-negative amount: write ASCII digits with a decimal point only, no sign, separator, blank or exponent.',
    '不是规范的非负金额：只能写半角数字和小数点，不带正负号、千分位、空格或指数。',
  ],
  ['Not a plain amount: ASCII digits with a decimal point only.', '不是规范的金额：只能写半角数字和小数点。'],
  ['More decimals than the currency has; correct the amount at the source.', '小数位多于该币种；请在源头更正金额。'],
  ['The amount is too large to be computed exactly; check it at the source.', '金额过大，无法精确计算；请在源头核对。'],
  ['Unknown currency: write the ISO 4217 code, such as CNY.', '未知币种：请写 ISO 4217 代码，如 CNY。'],
  ['Not a date that exists: write YYYY-MM-DD.', '不是存在的日期：请写 YYYY-MM-DD。'],
  [
    'Not a time that exists: write YYYY-MM-DDTHH:MM:SS, with an offset or local to the channel.',
    '不是存在的时间：请写 YYYY-MM-DDTHH:MM:SS，可带时区，否则按通道当地时间。',
  ],
  [
    'The number was rounded: this file was opened and saved by a spreadsheet. Download it again.',
    '编号已被四舍五入：此文件曾用电子表格打开并保存。请重新下载。',
  ],
  [
    'Unknown kind of row for this format; check it at the source and import the file again.',
    '本格式没有这种交易类型；请在源头核对后重新导入。',
  ],
  [
    'Unknown status for this format; check it at the source and import the file again.',
    '本格式没有这种状态；请在源头核对后重新导入。',
  ],
  [
    'The fee of this kind of row is given back and must carry a minus sign; check it at the source and import the file again.',
    '这类行的手续费是退回的，必须带负号；请在源头核对后重新导入。',
  ],
  [
    'Not a SWIFT amount: digits with one decimal comma, no separators.',
    '不是 SWIFT 金额：数字加一个小数逗号，不带千分位。',
  ],
  [
    'Not a date that exists; ask the bank for the booked value date and correct the line.',
    '不是存在的日期；请向银行查询实际起息日并更正本行。',
  ],
  [
    'Not a statement line: date, mark (C, D, RC, RD), amount with decimal comma, type and reference are expected.',
    '不是对账单分录行：应有日期、标记（C、D、RC、RD）、带小数逗号的金额、类型和附言。',
  ],
  [
    'An expected entry is not booked money; import the statement in which it is booked.',
    '预期分录尚未入账；请导入其入账的对账单。',
  ],
  ['Not a day that exists (MMDD); correct the line with the bank.', '不是存在的日期（MMDD）；请与银行核对并更正本行。'],
];

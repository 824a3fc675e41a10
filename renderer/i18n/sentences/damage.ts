// What is said of damage that a file took before it came here.
import type { Sentence } from '../engine-sentences.ts';

export const damageSentences: readonly Sentence[] = [
  [
    '{count:key} values of {field} have only zeros after the 15th digit, first {value:key} in line {line:key}: a spreadsheet has rounded them. Download the file again and import it without opening it.',
    '{field} 有 {count} 个值在第 15 位之后全是零，首个是第 {line} 行的 {value}：已被电子表格舍入。请重新下载，不要打开，直接导入。',
  ],
  [
    '{count:key} values of {field} are in exponent form, first {value:key} in line {line:key}: a spreadsheet has rounded them. Download the file again and import it without opening it.',
    '{field} 有 {count} 个值是科学计数法，首个是第 {line} 行的 {value}：已被电子表格舍入。请重新下载，不要打开，直接导入。',
  ],
  [
    '{count:key} data lines repeat an earlier line exactly (lines {lines}): ask the issuer whether they happened twice; every row is read.',
    '有 {count} 行数据与前面的行完全相同（行 {lines}）：请向发行方确认是否确实发生两次；所有行都已读取。',
  ],
  [
    'statement {number} of account {account} opens with {opening} {currency:key}, but {before} before it closes with {closing:key}: a statement between them is missing, import it too, or one of them was changed.',
    '账户 {account} 的对账单 {number} 期初为 {opening} {currency}，而之前的 {before} 期末为 {closing}：中间缺少对账单，请一并导入；或其中一份被改动过。',
  ],
  [
    '{count:key} more statements do not open with what the one before closes with.',
    '另有 {count} 份对账单的期初与前一份的期末不符。',
  ],
  [
    '"{sample}" looks like {is:key} that is read as {taken:key} and may mean "{meant}": choose the encoding {is:key} and check the names in the preview.',
    '“{sample}”像是把 {is} 当作 {taken} 读取，原文可能是“{meant}”：请选择编码 {is}，并在预览中检查名称。',
  ],
  [
    '"{sample}" looks like {is:key} that was read as {taken:key} before the file was saved and may mean "{meant}": get the file as its issuer made it.',
    '“{sample}”像是保存之前就把 {is} 当作 {taken} 读取，原文可能是“{meant}”：请获取发行方的原始文件。',
  ],
  [
    'characters were lost before the file was saved ("{sample}"): get the file as its issuer made it.',
    '保存之前已有字符丢失（“{sample}”）：请获取发行方的原始文件。',
  ],
  // Records that lost their beginning or their end.
  [
    'The tag of this transaction is damaged or missing: the file was changed on the way. Download it again.',
    '本笔交易的标签损坏或缺失：文件在途中被改动。请重新下载。',
  ],
  ['Pending: not booked yet; it comes again when it is.', '待入账：尚未记账，记账后会再次出现。'],
  [
    'The letter {letter:key} stands in the lines {first:key} and {second:key} of one record: the caret between two entries was lost, or a line was doubled. Export it again.',
    '同一条记录中第 {first} 行和第 {second} 行都有字母 {letter}：两笔分录之间的 ^ 丢失，或有一行重复。请重新导出。',
  ],
  [
    'An entry that stands in no register: the heading before it was damaged or lost. Export the file again.',
    '本分录不在任何登记簿中：其前面的段标题损坏或丢失。请重新导出文件。',
  ],
  [
    'Neither a field of the statement nor text that the field above it can go on with: its tag was damaged. Download the file again.',
    '既不是对账单的字段，也不能接在上一字段之后：其标签已损坏。请重新下载。',
  ],
  [
    'a second :86: follows one statement line; the :61: before it may be damaged. Compare the statement with the bank.',
    '一条明细行之后出现第二个 :86:；其前面的 :61: 可能已损坏。请与银行核对对账单。',
  ],
  [
    'a statement line goes on over too many lines; one of them may be a :61: that is damaged. Compare the statement with the bank.',
    '一条明细行的续行过多；其中一行可能是损坏的 :61:。请与银行核对对账单。',
  ],
  [
    'Stands among the rows under another name: the file was changed on the way. Download it again.',
    '夹在各行之间却名称不同：文件在途中被改动。请重新下载。',
  ],
  [
    'Stands in no statement: the file was changed on the way. Download it again.',
    '不在任何对账单之内：文件在途中被改动。请重新下载。',
  ],
  [
    'declares a document type, as no statement does, and is not read: ask its sender for another one.',
    '声明了文档类型（对账单不应有），因此不读取：请向发送方索取另一份文件。',
  ],
  [
    'is broken as XML at line {line:key} ({what:sentence}), and no row can be read from it. Download the file again.',
    '第 {line} 行起 XML 损坏（{what}），读不出任何一行。请重新下载。',
  ],
];

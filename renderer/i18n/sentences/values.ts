// What the readers of values say of cells that they refuse, and what a draft says of the columns of an unknown file.
import type { Sentence } from '../engine-sentences.ts';

export const valueSentences: readonly Sentence[] = [
  // Amounts.
  [
    'Not an amount in the form this format writes; correct it at the source, or the number format of the profile.',
    '不是此格式写法的金额：请在来源处更正，或修改格式模板中的数字格式。',
  ],
  [
    'Not an amount but a number with an exponent: this file was opened and saved by a spreadsheet. Download it again.',
    '不是金额，而是科学计数法的数字：文件被电子表格打开并保存过，请重新下载。',
  ],
  [
    'The amount is written in full-width characters: write ASCII digits and signs.',
    '金额用了全角字符：请改用半角数字和符号。',
  ],
  ['The amount is written in digits of another script: write ASCII digits.', '金额用了其他文字的数字：请改用 0-9。'],
  ['The amount has two signs; correct it at the source.', '金额有两个正负号：请在来源处更正。'],
  [
    'The thousands separator stands where a decimal mark would: check which of the two it is in the number format of the profile.',
    '千位分隔符处在小数点的位置：请在格式模板的数字格式中确认它是哪一个。',
  ],
  [
    'More decimals than the currency has; correct the amount at the source.',
    '小数位多于该币种的位数：请在来源处更正。',
  ],
  ['The amount is too large to be computed exactly; check it at the source.', '金额过大，无法精确计算：请核对来源。'],
  [
    'The decimals of this format are implied and the amount has a decimal mark; correct the unit in the profile.',
    '此格式的小数位是隐含的，而金额里有小数点：请更正格式模板中的单位。',
  ],
  // Dates and times.
  [
    'Not a date that exists, in the order this format writes; correct it, or the order of dates in the profile.',
    '不是此格式顺序下存在的日期：请更正日期，或修改格式模板中的日期顺序。',
  ],
  [
    'The date has no year and the file says none: name the fact that holds it in the profile.',
    '日期没有年份，文件里也没有：请在格式模板中指明哪一项给出年份。',
  ],
  [
    'Not a time that exists: hours, minutes and seconds are looked for after the date. Correct it at the source.',
    '不是存在的时间：日期之后应为时、分、秒。请在来源处更正。',
  ],
  [
    'This time was skipped when clocks were set forward; check the time zone in the profile.',
    '夏令时拨快时跳过了这个时刻：请检查格式模板中的时区。',
  ],
  [
    'The time zone {zone} means several offsets: name it in full in the profile, such as Asia/Shanghai or America/Chicago.',
    '时区 {zone} 对应多个时差：请在格式模板中写全名，如 Asia/Shanghai 或 America/Chicago。',
  ],
  [
    'Unknown time zone {zone}: write a name such as Asia/Shanghai, or an offset such as +08:00.',
    '未知时区 {zone}：请写 Asia/Shanghai 这样的名称，或 +08:00 这样的时差。',
  ],
  // Reasons of a draft.
  ['the name is known', '列名已知'],
  ['a part of the name is known', '列名部分已知'],
  ['the name is not known', '列名未知'],
  ['the values are amounts', '内容是金额'],
  ['most values are amounts', '内容大多是金额'],
  ['the values are dates', '内容是日期'],
  ['the values are times of day', '内容是时刻'],
  ['the values are numbers that identify', '内容是编号'],
  ['the values do not look like numbers that identify', '内容不像编号'],
  ['the values are account numbers', '内容是账号'],
  ['the values are currencies', '内容是币种'],
  ['the values are words for kinds of rows', '内容是交易类型用词'],
  ['the values are words for states', '内容是状态用词'],
  ['the values are words for directions', '内容是收支方向用词'],
  ['the values are texts', '内容是文字'],
  ['not all of its words are known', '有的用词未知'],
  ['no row has a value', '各行都没有内容'],
  ['words without a known meaning, say what they mean: {words}', '含义未知的用词，请说明其含义：{words}'],
  [
    'zero-filled digits without a point: these are usually cents; check',
    '补零且没有小数点的数字：通常以分为单位，请确认',
  ],
  [
    'whole numbers without a point are read as whole units, 12 as 12.00; check',
    '没有小数点的整数按元读取，12 即 12.00；请确认',
  ],
  ['day and month could be the other way round; check the order of dates', '日和月可能颠倒：请确认日期顺序'],
  ['the balance after each row ties with the amounts', '逐行余额与金额相符'],
  ['the balances do not tie with the amounts', '余额与金额不相符'],
  ['the name tells of the other side; it is kept beside the record', '列名指对方：随记录保留'],
  ['another amount of the row; it is kept beside the record', '该行的其他金额：随记录保留'],
  ['a running number; it is kept beside the record', '序号：随记录保留'],
  ['nothing asks for it; it is kept beside the record', '没有字段需要它：随记录保留'],
];

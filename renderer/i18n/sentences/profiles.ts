// What the reader of statement profiles says: of profiles themselves, of files that are read by them, and why a file was taken for what it is.
import type { Sentence } from '../engine-sentences.ts';

const CHECK = '请在源头核对后重新导入。';

export const profileSentences: readonly Sentence[] = [
  // Evidence.
  ['Its header has the columns {columns}.', '表头有这些列：{columns}。'],
  ['Its elements have {columns}.', '其元素有：{columns}。'],
  ['{read} of its first {tried} lines read as rows of this format.', '前 {tried} 行中有 {read} 行符合本格式。'],
  ['Its first lines are those of the format.', '开头几行是本格式的开头。'],
  ['The format was named.', '格式是指定的。'],
  ['It holds the totals of another file and no rows of its own.', '这是另一文件的汇总，自身没有数据行。'],
  ['Its totals stand in {file}.', '其汇总在 {file} 中。'],
  ['Its header has the columns of a canonical file.', '表头是标准文件的列。'],
  ['This format holds {source:source} records.', '本格式的记录属于{source}。'],
  ['The channel {code:key} was asked for.', '通道 {code} 是指定的。'],
  ['The channel {code:key} is the only one of the settings.', '通道 {code} 是设置中唯一的通道。'],
  [
    'The channel {code:key} is the only one of the settings that fits this format.',
    '通道 {code} 是设置中唯一符合本格式的通道。',
  ],
  ['Each row names its channel.', '每行自带通道。'],
  ['The mark at its beginning says {encoding:key}.', '文件开头的标记表明是 {encoding}。'],
  ['All of its bytes are valid {encoding:key}.', '所有字节都符合 {encoding}。'],
  [
    'Its double bytes are those of Chinese text in {encoding:key}: {likely:key} fit, {unlikely:key} do not.',
    '双字节符合 {encoding} 编码的中文：{likely} 处符合，{unlikely} 处不符合。',
  ],
  [
    '{encoding:key} is likely: {likely:key} of its characters fit, {unlikely:key} do not.',
    '很可能是 {encoding}：{likely} 个字符符合，{unlikely} 个不符合。',
  ],
  ['The document itself says {encoding:key}.', '文件自己声明为 {encoding}。'],
  ['The encoding {encoding:key} was asked for.', '编码 {encoding} 是指定的。'],
  ['The format says that it is in {encoding:key}.', '本格式的编码是 {encoding}。'],
  ['{encoding:key} is likely, but nothing proves it.', '很可能是 {encoding}，但没有确证。'],
  ['All rows are of {date:key}.', '所有行都属于 {date}。'],
  ['Its rows are of {first:key} to {last:key}.', '各行属于 {first} 至 {last}。'],
  [
    'its dates have no year and neither the file nor its name tells one; they are read as days of the year up to the import on {date:key}. Check them, or import the file under its own name.',
    '日期没有年份，文件及文件名也未给出；已按截至导入日 {date} 的一年内日期读取。请核对，或以原文件名导入。',
  ],
  // Refusals.
  [
    'looks like {title}, but its header has changed: gone {gone}; new {new}. Download it again, or copy the profile {name:key} and give it the new names.',
    '像是 {title}，但表头变了：少了 {gone}；多了 {new}。请重新下载，或复制格式 {name} 并填入新列名。',
  ],
  [
    'is none of the known formats. It begins with: {shown}. Check the file, or the encoding if this looks garbled; if it is a statement, make a profile for it.',
    '不是已知格式。文件开头是：{shown}。请检查文件；如为乱码，请检查编码；如确是对账文件，请为它建立格式。',
  ],
  [
    'can be read as {names} equally well; name the right one with --profile.',
    '同样符合 {names}；请用 --profile 指明格式。',
  ],
  // Warnings.
  [
    'the header is none that this format is known to have: new {fresh}; gone {gone}; moved {moved}. Columns were read by their names; compare some rows with the preview before you rely on them.',
    '表头不是本格式已知的表头：新增 {fresh}；缺少 {gone}；移动 {moved}。各列按列名读取；使用前请在预览中核对几行。',
  ],
  [
    'fees are in another currency than their amounts in {count} rows, first in line {line}; these fees are kept beside the record and not taken as its fee.',
    '{count} 行的手续费与金额币种不同，最早在第 {line} 行；这些手续费只保留在明细旁，不作为该行手续费。',
  ],
  [
    'thousands separators stand in odd places in {count} rows, first in line {line}; the digits were read as they stand. Compare these amounts with the source.',
    '{count} 行的千分位位置异常，最早在第 {line} 行；按数字原样读取。请与源头核对这些金额。',
  ],
  [
    'names no currency for {count} rows, first in line {line}; {currency}, the currency of the settings, was taken. Give the profile a fixed text for currency if it is another.',
    '{count} 行没有写明币种，最早在第 {line} 行；已采用设置中的币种 {currency}。若为其他币种，请在格式中为 currency 指定固定值。',
  ],
  [
    'its dates have the day first, not the month, as line {line} shows; they were read so. Compare some dates with the source.',
    '从第 {line} 行可见，日期写作日在前、月在后，已按此读取。请与源头核对几个日期。',
  ],
  [
    'its dates have the month first, not the day, as line {line} shows; they were read so. Compare some dates with the source.',
    '从第 {line} 行可见，日期写作月在前、日在后，已按此读取。请与源头核对几个日期。',
  ],
  [
    'names no account; its entries are kept under {name}. Give the profile a fact or a fixed text for account_no.',
    '文件没有写明账号；分录记在 {name} 名下。请在格式中为 account_no 指定来源或固定值。',
  ],
  [
    'the document is broken in line {line:key} ({what:sentence}); rows behind it are read one by one. Download the file again.',
    '文档在第 {line} 行损坏（{what}），其后的记录逐条读取。请重新下载。',
  ],
  [
    'fees are in another currency than their amounts in {count} rows, first in line {line}; these fees are kept beside the record and not taken as its fee.',
    '{count} 行的手续费币种与金额不同，最早在第 {line} 行；这些手续费保留在记录旁，不作为该行手续费。',
  ],
  // Rejects.
  [
    'The value of this kind of row must not carry a minus sign; check it at the source and import the file again.',
    `这类行的数值不能带负号；${CHECK}`,
  ],
  [
    'The value of this kind of row must carry a minus sign; check it at the source and import the file again.',
    `这类行的数值必须带负号；${CHECK}`,
  ],
  [
    'The line begins with a mark that this format does not have; check it at the source.',
    '本行开头的标记不属于本格式；请在源头核对。',
  ],
  [
    'The line has {found} bytes where at least {needed} are needed: it was cut short. Download the file again or correct the line.',
    '本行有 {found} 字节，至少需要 {needed} 字节：本行被截断。请重新下载或更正本行。',
  ],
  [
    'Byte {at} of the line, between two columns, is not blank: the columns are shifted. Download the file again.',
    '本行第 {at} 字节应为列间空格却不是：各列错位。请重新下载。',
  ],
  [
    'A column of this line ends in the middle of a character: the line was changed on the way. Download the file again.',
    '本行有一列在字符中间断开：本行在传输中被改动。请重新下载。',
  ],
  [
    'The document breaks off in this element ({what:sentence}). Download the file again.',
    '文档在此元素中断（{what}）。请重新下载。',
  ],
  [
    'The line has the fields of a row, but is no element of this format: it was changed on the way. Download the file again.',
    '本行有一行记录的各个字段，却不是本格式的元素：文件在传输中被改动。请重新下载。',
  ],
  ['Both debit and credit hold an amount; correct the row at the source.', '借方和贷方都有金额；请在源头更正本行。'],
  // Faulty profiles.
  ['the profile is larger than 1 MB; is this the right file?', '格式文件大于 1 MB；请确认选对了文件。'],
  [
    'the profile is nested too deeply or repeats itself by aliases; write it out plainly',
    '格式文件嵌套过深或用别名重复自身；请直接写全',
  ],
  ['profile name: empty; write small letters, digits and hyphens', '格式 name：为空；请用小写字母、数字和连字符'],
  ['profile {field:key}: missing; write the column that is summed', '格式 {field}：缺失；请写明要加总的列'],
  [
    'profile {field:key}: {name} is no field of {source:source} records; remove it or correct its name',
    '格式 {field}：{name} 不是{source}记录的字段；请删除或更正',
  ],
  [
    'profile {field:key}: {name} is none of the totals of this profile; name it in totals or correct its name',
    '格式 {field}：{name} 不在本格式的 totals 中；请在 totals 中写明或更正',
  ],
  [
    'profile {field:key}: {name} is none of the columns or facts of this profile; name it there or correct it',
    '格式 {field}：{name} 不在本格式的列或事实中；请在那里写明或更正',
  ],
  [
    'profile {field:key}: unknown key "{key}"; remove it or correct its name',
    '格式 {field}：未知的键“{key}”；请删除或更正',
  ],
  [
    'the text holds several YAML documents; keep one of them in a file and remove the line --- and what follows it',
    '文本含有多个 YAML 文档；一个文件只保留一个，请删除 --- 一行及其后的内容',
  ],
  ['and {count:key} more faults', '另有 {count} 处错误'],
  ['line {line:key}: {rest}', '第 {line} 行：{rest}'],
  ['two fields have this name; give one of them another name', '两个字段同名；请给其中一个换名'],
  ['no known currency; write a code of three letters such as CNY', '不是已知的币种；请写三个字母的代码，如 CNY'],
  [
    'no fact has the name {name:key}, so that nothing would be compared; name the place of the total in facts',
    'facts 中没有名为 {name} 的事实，无从比较；请在 facts 中写明该合计所在的位置',
  ],
  [
    'missing; {source:source} records need {names:key}: name their columns here',
    '缺失；{source}记录需要 {names}：请在这里写明对应的列',
  ],
  [
    'profile {field:key}: missing; {source:source} records need {names:key}: name their columns here',
    '格式 {field}：缺失；{source}记录需要 {names}：请在这里写明对应的列',
  ],
  [
    'write one character that is no letter and no digit, in quotes, such as "|", or blanks',
    '请写一个非字母、非数字的字符并加引号，如 "|"，或写 blanks',
  ],
  ['profile {field:key}: missing; {rest}', '格式 {field}：缺失；{rest}'],
  ['profile {field:key}: {rest}', '格式 {field}：{rest}'],
  ['profile {rest}', '格式：{rest}'],
  ['at most {count:key} characters', '最多 {count} 个字符'],
  ['at most 999999', '最大 999999'],
  ['write one character', '请写一个字符'],
  ['write one character, or blanks', '请写一个字符，或写 blanks'],
  ['write a number that is not below 0', '请写不小于 0 的数'],
  ['write a whole number such as 1', '请写整数，如 1'],
  ['write a column with its values, or one of begins, filled, sign', '请写列及其值，或 begins、filled、sign 之一'],
  ['write a template with {key}', '请写含 {key} 的模板'],
  ['write a template with {key}, such as "PAY-{key}"', '请写含 {key} 的模板，如 "PAY-{key}"'],
  ['name at least one of strip, take', '至少写 strip、take 之一'],
  [
    'write a column, a list of columns, or keys such as from, join, sum, always',
    '请写一列、几列，或 from、join、sum、always 等键',
  ],
  ['write {choices}, or keys and values', '请写 {choices}，或写键和值'],
  ['write at least one name', '至少写一个名称'],
  ['write names with their lengths in bytes', '请写名称及其字节长度'],
  [
    'write a list of { name, length }: names that are numbers have no order in a map',
    '请写成 { name, length } 的清单：数字名称在映射中没有顺序',
  ],
  ['write at least one field', '至少写一个字段'],
  ['write the name of one of the fields', '请写其中一个字段的名称'],
  ['write type: delimited, fixed, ruler or elements', '请写 type: delimited、fixed、ruler 或 elements'],
  [
    'the decimal mark and the thousands separator are the same; write "" for none',
    '小数点与千分位相同；没有千分位请写 ""',
  ],
  ['write a time zone, or { column: … }', '请写时区，或 { column: … }'],
  ['write small letters, digits and hyphens only', '只能用小写字母、数字和连字符'],
  ['write at least one spelling', '至少写一种写法'],
  ['write a list of columns', '请写列的清单'],
  ['write a list of headers', '请写表头的清单'],
  ['write at least one sort of row', '至少写一种行'],
  ['write keys and values, beginning with name and source', '请写键和值，从 name 和 source 开始'],
];

// What is said of archives, workbooks, pages and downloads that are no statements, before anything is read.
import type { Sentence } from '../engine-sentences.ts';

export const wrappedFileSentences: readonly Sentence[] = [
  // Where a file came from.
  ['came out of {file}', '取自 {file}'],
  ['sheet {name} of {file}, {rows:key} rows', '{file} 的工作表 {name}，{rows} 行'],
  ['was UTF-16 and is read as UTF-8', '原为 UTF-16，按 UTF-8 读取'],
  [
    'is a web page in spite of its name; its tables are read, {rows:key} rows',
    '虽有别的扩展名，实为网页；读取其中的表格，共 {rows} 行',
  ],
  // What is left out.
  ['is a link to another file', '是指向别的文件的链接'],
  ['belongs to the system that packed it', '是打包系统留下的文件'],
  ['is an empty sheet', '是空工作表'],
  ['is a PDF', '是 PDF'],
  ['is a picture', '是图片'],
  // Archives.
  ['the archive is cut short, its end is missing: download it again.', '压缩包不完整，缺少结尾：请重新下载。'],
  ['the archive is damaged: download it again.', '压缩包已损坏：请重新下载。'],
  ['the archive is damaged or cut short: download it again.', '归档文件已损坏或被截断：请重新下载。'],
  ['the compressed file is damaged or cut short: download it again.', '压缩文件已损坏或被截断：请重新下载。'],
  [
    'is one part of a split archive: unpack all parts together and import the files inside.',
    '这是分卷压缩包的一卷：请把所有分卷一起解压，再导入里面的文件。',
  ],
  [
    'members of the archive overlap, as only harmful archives do: ask its sender for another one.',
    '压缩包内的文件互相重叠，只有恶意压缩包才会如此：请向发送方另要一份。',
  ],
  [
    '{name} is locked with a password: unpack the archive with it and import the files inside.',
    '{name} 有密码保护：请用密码解压后导入里面的文件。',
  ],
  [
    '{name} is packed with {method}, which is not read: unpack it and import the file inside.',
    '{name} 的压缩方式是 {method}，无法读取：请解压后导入里面的文件。',
  ],
  [
    '{name} in the archive is damaged (its checksum or size is not right): download it again.',
    '压缩包内的 {name} 已损坏（校验和或大小不符）：请重新下载。',
  ],
  [
    'its name in the archive pointed elsewhere or held unseen characters; it is shown as {name}.',
    '它在压缩包内的名称指向别处或含有不可见字符；现显示为 {name}。',
  ],
  [
    'is packed more than {times:key} times over: unpack it and import the files inside.',
    '层层压缩超过 {times} 层：请解压后导入里面的文件。',
  ],
  [
    'holds no file that can be read: check that it is the download you meant.',
    '里面没有可以读取的文件：请确认下载的是否正确。',
  ],
  [
    'holds more than {count:key} files: unpack it and import those that you need.',
    '里面的文件超过 {count} 个：请解压后导入需要的文件。',
  ],
  [
    'unpacks to more than {size:key} MiB; unpack it yourself and import the files one by one.',
    '解压后超过 {size} MiB：请自行解压后逐个导入。',
  ],
  [
    'unpacks to over {times:key} times its size, as no statement does: check what it is.',
    '解压后超过原大小的 {times} 倍，对账文件不会如此：请检查这是什么文件。',
  ],
  [
    '{what:sentence}, which is not read: unpack it and import the files inside.',
    '{what}，无法读取：请解压后导入里面的文件。',
  ],
  ['is a RAR archive', '这是 RAR 压缩包'],
  ['is a 7-Zip archive', '这是 7-Zip 压缩包'],
  ['is bzip2 compressed', '这是 bzip2 压缩文件'],
  ['is xz compressed', '这是 xz 压缩文件'],
  ['is Zstandard compressed', '这是 Zstandard 压缩文件'],
  // Workbooks.
  [
    'the workbook is locked with a password: open it, save it without one, and import that.',
    '工作簿有密码保护：请打开后另存为无密码的文件再导入。',
  ],
  ['the workbook is damaged: download it again.', '工作簿已损坏：请重新下载。'],
  ['the workbook is cut short: download it again.', '工作簿不完整：请重新下载。'],
  [
    'is an Office document but not a workbook: download the statement as a workbook, CSV or text.',
    '这是 Office 文档但不是工作簿：请下载工作簿、CSV 或文本格式的对账文件。',
  ],
  [
    'is a binary workbook (.xlsb): save it as .xlsx or CSV and import that.',
    '这是二进制工作簿（.xlsb）：请另存为 .xlsx 或 CSV 再导入。',
  ],
  [
    'is an office document that is not read: save its table as .xlsx or CSV and import that.',
    '这是无法读取的办公文档：请把表格另存为 .xlsx 或 CSV 再导入。',
  ],
  [
    'its part {part} declares a document type, as only harmful workbooks do: ask its sender for another one.',
    '其中的部件 {part} 声明了文档类型，只有恶意工作簿才会如此：请向发送方另要一份。',
  ],
  [
    'declares a document type, as only harmful workbooks do: ask its sender for another one.',
    '声明了文档类型，只有恶意工作簿才会如此：请向发送方另要一份。',
  ],
  [
    'has more than {count:key} sheets: save those that you need as a workbook of their own.',
    '工作表超过 {count} 个：请把需要的另存为单独的工作簿。',
  ],
  [
    'cell {cell} holds over {count:key} characters, as no spreadsheet can: check what it is.',
    '单元格 {cell} 的字符超过 {count} 个，电子表格不可能如此：请检查这是什么文件。',
  ],
  [
    'sheet {name} reaches to row {row:key} and column {column:key}; sheets may have {rows:key} rows and {columns:key} columns. Delete what is not of the statement and save it again.',
    '工作表 {name} 延伸到第 {row} 行、第 {column} 列；最多 {rows} 行、{columns} 列。请删去与对账无关的内容后另存。',
  ],
  [
    'reaches to {name:key} {value:key}, as no spreadsheet does: check what it is.',
    '延伸到 {name} {value}，电子表格不可能如此：请检查这是什么文件。',
  ],
  [
    'the sheet is hidden in the workbook; leave it out if it is not meant.',
    '该工作表在工作簿中是隐藏的；如非所需请不要导入。',
  ],
  [
    '{count:key} cells hold formulas ({cells}): the values calculated last are read; prefer the file as the issuer made it.',
    '有 {count} 个单元格是公式（{cells}）：读取的是上次计算的值；最好使用发行方的原始文件。',
  ],
  [
    '{count:key} cells hold formulas without a calculated value ({cells}) and are empty here: open the workbook, save it and import it again.',
    '有 {count} 个单元格是没有计算结果的公式（{cells}），此处为空：请打开工作簿，保存后重新导入。',
  ],
  [
    '{count:key} cells hold numbers of more than 15 digits ({cells}), of which a spreadsheet loses the last: do not use them as ids, get the file as CSV or text.',
    '有 {count} 个单元格的数字超过 15 位（{cells}），电子表格会丢失末位：不要当作单号使用，请获取 CSV 或文本格式的文件。',
  ],
  [
    '{count:key} cells hold an error instead of a value ({cells}): check the workbook.',
    '有 {count} 个单元格是错误值（{cells}）：请检查工作簿。',
  ],
  [
    'some of its characters are damaged; check the names in the preview, or download it again.',
    '部分字符已损坏；请在预览中检查名称，或重新下载。',
  ],
  // Downloads that are no statements.
  [
    'is empty: download it again, or leave it out if there was no trade.',
    '文件是空的：请重新下载；当天没有交易就不必导入。',
  ],
  ['{what:sentence}: download the statement as CSV or text.', '{what}：请下载 CSV 或文本格式的对账文件。'],
  [
    'is binary, not a statement in text form: download it as CSV or text.',
    '这是二进制文件，不是文本对账文件：请下载 CSV 或文本格式。',
  ],
  [
    'is not a bill but the answer "{said}": there is no bill for that day; a day without trade may be left out.',
    '这不是账单，而是应答“{said}”：当天没有账单；没有交易的日子不必导入。',
  ],
  [
    'is not a bill but the answer "{said}": the bill is not ready; download it again after 10 o\'clock.',
    '这不是账单，而是应答“{said}”：账单尚未生成；请在 10 点以后重新下载。',
  ],
  [
    'is not a bill but the error answer of a download ({said}): download it again.',
    '这不是账单，而是下载失败的应答（{said}）：请重新下载。',
  ],
  [
    'is not a statement but JSON, as a failed download leaves it ({said}): download it again.',
    '这不是对账文件，而是下载失败留下的 JSON（{said}）：请重新下载。',
  ],
  [
    'is a web page without a table, as an expired login leaves it in place of a download: sign in and download it again.',
    '这是没有表格的网页，多半是登录过期后下载到的：请登录后重新下载。',
  ],
];

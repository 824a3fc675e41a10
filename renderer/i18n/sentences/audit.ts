// What verifying the audit log says, and enquiry packs.
import type { Sentence } from '../engine-sentences.ts';

export const auditSentences: readonly Sentence[] = [
  [
    'audit row {row} follows row {before}: rows between are missing',
    '审计日志第 {row} 行接在第 {before} 行之后：中间缺行',
  ],
  [
    'audit row {row} does not follow the row before: it names another hash',
    '审计日志第 {row} 行与上一行不衔接：所记的哈希不同',
  ],
  ['audit row {row} was changed: its content gives another hash', '审计日志第 {row} 行被改动：内容与哈希不符'],
  [
    'audit row {row} is signed by a key that is not known here: {signer}',
    '审计日志第 {row} 行的签名密钥在此未知：{signer}',
  ],
  ['audit row {row} has a signature that does not fit', '审计日志第 {row} 行的签名不符'],
  ['audit row {row} is missing: the history has its step', '审计日志缺第 {row} 行：历史中有这一步'],
  ['audit row {row} has no step in the history', '审计日志第 {row} 行在历史中没有对应步骤'],
  [
    'audit row {row} is not the one that the manifest of {batch} names: the log was cut or written anew',
    '审计日志第 {row} 行不是批次 {batch} 的清单所记的那一行：日志被截断或重写',
  ],
  [
    'audit row {row} is not the one that the manifest names: the log was written anew',
    '审计日志第 {row} 行不是清单所记的那一行：日志被重写',
  ],
  [
    'the log ends at audit row {row}, the last action left it at row {last}: it was cut or changed',
    '审计日志止于第 {row} 行，而最后一次操作时止于第 {last} 行：日志被截断或改动',
  ],
  ['the audit log cannot be read: {why}', '审计日志无法读取：{why}'],
  ['line {line} is no line of an audit log', '第 {line} 行不是审计日志的行'],
  [
    'line {line} and the log say different things: one of them was changed',
    '第 {line} 行与日志所述不同：其中之一被改动',
  ],
  [
    'the file knows {lines} rows and the log has {rows}: rows are missing here',
    '文件有 {lines} 行，日志有 {rows} 行：此处缺行',
  ],
  ['the file and the log are the same, {rows} rows', '文件与日志相同，共 {rows} 行'],
  ['the first {lines} of {rows} rows of the log are those of the file', '日志共 {rows} 行，前 {lines} 行与文件相同'],
  [
    'this is neither an exported audit.jsonl nor the manifest.json of an export that names its audit log',
    '这既不是导出的 audit.jsonl，也不是记有审计日志的导出清单 manifest.json',
  ],
  ['audit log: rows', '审计日志：行'],
  ['rows that hold together', '前后衔接的行'],
  ['audit log: as the last action left it', '审计日志：最后一次操作所留'],
  ['steps of the history', '历史中的步骤'],
  ['manifest of {batch}: audit rows', '批次 {batch} 的清单：审计行数'],
  ['audit log: the same rows', '审计日志：同样的行'],
  ['name at least one break to enquire about', '至少指明一项要查询的差异'],
];

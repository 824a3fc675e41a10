// The steps of a record's life.
import type { Sentence } from '../engine-sentences.ts';

export const traceSentences: readonly Sentence[] = [
  ['{file} line {line}, bytes {from}-{to}, sha256 {sha}', '{file} 第 {line} 行，字节 {from}-{to}，sha256 {sha}'],
  [
    'import {id} as {source:source} of {channel}, profile {profile}, totals {proof:proof}',
    '导入 {id}，{channel} {source}，格式 {profile}，合计{proof}',
  ],
  [
    'import {id} as {source:source}, profile {profile}, totals {proof:proof}',
    '导入 {id}，{source}，格式 {profile}，合计{proof}',
  ],
  [
    '{stage:stage}: {outcome:outcome} ({reason:reason}) by {rule:rule}: {sides:sentence} difference {amount}',
    '{stage}：{outcome}（{reason}），{rule}：{sides}，差额 {amount}',
  ],
  [
    '{stage:stage}: {outcome:outcome} by {rule:rule}: {sides:sentence} difference {amount}',
    '{stage}：{outcome}，{rule}：{sides}，差额 {amount}',
  ],
  [
    '{stage:stage}: {outcome:outcome} ({reason:reason}) by {rule:rule}: {sides:sentence}',
    '{stage}：{outcome}（{reason}），{rule}：{sides}',
  ],
  ['{stage:stage}: {outcome:outcome} by {rule:rule}: {sides:sentence}', '{stage}：{outcome}，{rule}：{sides}'],
  ['nothing against {theirs:key}', '我方无，对方 {theirs}'],
  ['{ours:key} against nothing', '我方 {ours}，对方无'],
  ['{ours:key} against {theirs:key}', '我方 {ours}，对方 {theirs}'],
  [
    'counted in settlement {key}: {amount} over {rows} rows, due {due}',
    '计入结算 {key}：{amount}，共 {rows} 行，应于 {due} 到账',
  ],
  [
    'decision {id}: undo of decision {other} of {stage:stage} {outcome:outcome} by {by:sentence}, {state:decisionState}: {note}',
    '处理 {id}：撤销处理 {other}（{stage} {outcome}），{by}，{state}：{note}',
  ],
  [
    'decision {id}: undo of decision {other} of {stage:stage} {outcome:outcome} by {by:sentence}, {state:decisionState}',
    '处理 {id}：撤销处理 {other}（{stage} {outcome}），{by}，{state}',
  ],
  [
    'decision {id}: {decision:decision} of {stage:stage} {outcome:outcome} by {by:sentence}, {state:decisionState}: {note}',
    '处理 {id}：{decision}（{stage} {outcome}），{by}，{state}：{note}',
  ],
  [
    'decision {id}: {decision:decision} of {stage:stage} {outcome:outcome} by {by:sentence}, {state:decisionState}',
    '处理 {id}：{decision}（{stage} {outcome}），{by}，{state}',
  ],
  ['{maker}, checked by {checker}', '{maker} 经办，{checker} 复核'],
  ['policy', '按策略'],
  [
    'exported in batch {batch} ({mode}) by {by}, {lines} lines, journal sha256 {sha}',
    '在批次 {batch}（{mode}）导出，{by}，{lines} 行，分录文件 sha256 {sha}',
  ],
  [
    '{rule}: debit {debit}, credit {credit}, {amount}, {where:sentence}',
    '{rule}：借 {debit}，贷 {credit}，{amount}，{where}',
  ],
  ['waits for export', '待导出'],
  ['in batch {batch}, voucher line {line}', '在批次 {batch}，凭证行 {line}'],
];

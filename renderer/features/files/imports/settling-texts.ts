// Texts of settling rejected lines, and of imports with rows of closed days.
import type { TextTree } from '../../../i18n/start.ts';

export const settlingTexts: { readonly zh: TextTree; readonly en: TextTree } = {
  zh: {
    settle: {
      title: '处理被拒的行',
      all: '全部',
      note: '说明',
      noteHint: '怎么处理的（必填）',
      chooseFirst: '先选择要处理的行',
      noteFirst: '请说明这些行怎么处理的',
      doNone: '标为已处理',
      do_one: '{{shown}} 行标为已处理',
      do_other: '{{shown}} 行标为已处理',
      done_one: '{{file}}：{{shown}} 行已处理',
      done_other: '{{file}}：{{shown}} 行已处理',
      open_one: '其余 {{rows}} 行已入库；还有 {{shown}} 行未处理，在此之前不能日结。',
      open_other: '其余 {{rows}} 行已入库；还有 {{shown}} 行未处理，在此之前不能日结。',
      allSettled: '都已处理。',
      settled: '已处理',
    },
    closedDates: {
      title: '文件含已日结的日期：{{dates}}',
      import: '导入会被拒绝：先说明原因重开这些日期，或去掉这些行。',
      refused: '含已日结的日期 {{dates}}：重开之前不能撤销、替换或处理',
    },
  },
  en: {
    settle: {
      title: 'Settle rejected lines',
      all: 'All',
      note: 'Note',
      noteHint: 'What became of them (needed)',
      chooseFirst: 'Choose the lines first',
      noteFirst: 'Say what became of these lines',
      doNone: 'Settle',
      do_one: 'Settle {{shown}} line',
      do_other: 'Settle {{shown}} lines',
      done_one: '{{file}}: {{shown}} line settled',
      done_other: '{{file}}: {{shown}} lines settled',
      open_one: 'Rows that are in: {{rows}}. {{shown}} line is not settled; the day can’t be closed over it.',
      open_other: 'Rows that are in: {{rows}}. {{shown}} lines are not settled; the day can’t be closed over them.',
      allSettled: 'All of them are settled.',
      settled: 'settled',
    },
    closedDates: {
      title: 'The file has rows of closed days: {{dates}}',
      import: 'The import will be refused: reopen these days with a reason first, or leave the rows out.',
      refused: 'It has rows of closed days ({{dates}}): reopen them before it is undone, replaced or settled',
    },
  },
};

// Texts of the trace screen.
import type { Texts } from '../../i18n/start.ts';

export const traceTexts: Texts = {
  zh: {
    title: '追溯',
    find: {
      label: '任意键',
      hint: '订单号、通道号、银行流水号、流水号、结算键、差错号、批次号、或“导入:行”',
      go: '追溯',
    },
    empty: {
      title: '一条记录的一生',
      text: '输入任意键：从原始文件的字节到导出的分录行，每一步都列在这里，可往回走。',
    },
    none: { title: '没有找到“{{key}}”', text: '请检查是否完整；也可以输入“导入号:行号”。' },
    lives_one: '找到 {{count}} 条记录',
    lives_other: '找到 {{count}} 条记录',
    steps: '{{count}} 步',
    step: {
      file: '文件',
      import: '导入',
      result: '对账',
      settlement: '结算',
      decision: '处理',
      entry: '分录',
      export: '导出',
    },
    open: { file: '在文件里看', import: '看这次导入', result: '在差错里看', export: '看导出批次', trace: '追溯这一步' },
    foot: {
      hint: '从文件到导出',
      bob: '走到',
      reach: { none: '—', seen: '对账', posted: '分录', exported: '导出' },
      why: {
        exported: '已写入导出文件，可从批次再走回来。',
        posted: '已记账，尚未导出。',
        seen: '还没有分录。',
        none: '输入任意键开始。',
      },
      back: '返回',
    },
    keys: { group: '追溯', find: '输入要追溯的键' },
  },
  en: {
    title: 'Trace',
    find: {
      label: 'Any key',
      hint: 'order, channel, bank or entry number, settlement, break, posting or batch, or “import:line”',
      go: 'Trace',
    },
    empty: {
      title: 'The life of a record',
      text: 'Type any key: every step from the bytes of the original file to the line in the exported journal stands here, and back.',
    },
    none: {
      title: 'Nothing is known under “{{key}}”',
      text: 'Check that it is complete; “import number:line” works too.',
    },
    lives_one: '{{count}} record',
    lives_other: '{{count}} records',
    steps: '{{count}} steps',
    step: {
      file: 'file',
      import: 'import',
      result: 'result',
      settlement: 'settlement',
      decision: 'decision',
      entry: 'entry',
      export: 'export',
    },
    open: {
      file: 'See the file',
      import: 'See this import',
      result: 'See in breaks',
      export: 'See the batch',
      trace: 'Trace this',
    },
    foot: {
      hint: 'from file to export',
      bob: 'got to',
      reach: { none: '—', seen: 'result', posted: 'entry', exported: 'export' },
      why: {
        exported: 'It is in an exported journal; the batch leads back here.',
        posted: 'It is booked and waits for export.',
        seen: 'No entry comes from it yet.',
        none: 'Type any key to begin.',
      },
      back: 'Back',
    },
    keys: { group: 'Trace', find: 'Type a key to trace' },
  },
};

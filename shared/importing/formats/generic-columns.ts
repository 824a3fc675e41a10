// The canonical statement files: their fields per source, which may be absent, and the names by which columns are recognised.
import type { Source } from '../../model/record.ts';
import { foldName } from '../header.ts';

interface FieldNames {
  readonly field: string;
  readonly required: boolean;
  readonly chinese: readonly string[];
}

function field(name: string, ...chinese: string[]): FieldNames {
  const required = !name.endsWith('?');
  return { field: required ? name : name.slice(0, -1), required, chinese };
}

const KIND = field('kind', '类型', '交易类型', '业务类型', '种类');
const STATUS_NAMES = ['状态', '交易状态', '订单状态', '支付状态'];
const AMOUNT = field('amount', '金额', '交易金额', '订单金额', '支付金额');
const CURRENCY = field('currency', '币种', '货币', '币别', '货币种类', '交易币种');
const FEE = field('fee?', '手续费', '费用', '渠道手续费', '通道手续费', '交易手续费');
const TIME = field('time', '时间', '交易时间', '支付时间', '交易日期时间');
const CHANNEL_NAMES = ['通道', '渠道', '通道代码', '渠道代码', '通道编码', '渠道编码', '支付通道', '支付渠道'];
const CHANNEL_NO_NAMES = [
  '通道流水号',
  '渠道流水号',
  '通道订单号',
  '渠道订单号',
  '通道请求号',
  '通道单号',
  '渠道单号',
  '通道流水',
];
const ORDER_NO_NAMES = ['订单号', '订单编号', '业务订单号', '支付订单号', '业务单号', '商户订单号'];
const BANK_REF_NAMES = [
  '银行流水号',
  '银行参考号',
  '渠道参考号',
  '银行单号',
  '银行订单号',
  '银行流水',
  '参考号',
  '检索参考号',
];
const MEMO = field('memo?', '备注', '摘要', '附言');

const FIELDS: Readonly<Record<Source, readonly FieldNames[]>> = {
  orders: [
    field('order_no', ...ORDER_NO_NAMES),
    field('channel', ...CHANNEL_NAMES),
    field('channel_no?', ...CHANNEL_NO_NAMES),
    KIND,
    field('status', ...STATUS_NAMES),
    AMOUNT,
    CURRENCY,
    FEE,
    TIME,
    field('merchant_no?', '商户号', '商户编号'),
    MEMO,
  ],
  channel: [
    field('channel_no', ...CHANNEL_NO_NAMES),
    field('order_no?', ...ORDER_NO_NAMES),
    field('channel', ...CHANNEL_NAMES),
    KIND,
    field('status', ...STATUS_NAMES),
    AMOUNT,
    CURRENCY,
    FEE,
    TIME,
    field('bank_ref?', ...BANK_REF_NAMES),
  ],
  bank: [
    field('bank_ref', ...BANK_REF_NAMES),
    field('channel_no?', ...CHANNEL_NO_NAMES),
    field('channel?', ...CHANNEL_NAMES),
    KIND,
    AMOUNT,
    CURRENCY,
    FEE,
    TIME,
    field('settle_date', '清算日期', '结算日期', '清算日', '结算日'),
    field('batch_no?', '批次号', '清算批次号', '结算批次号', '批次'),
    field('status?', ...STATUS_NAMES),
  ],
  funds: [
    field('entry_no', '流水号', '账户流水号', '明细编号', '分录号', '记账流水号', '银行流水号', '交易流水号'),
    field('account_no', '账号', '账户', '账户号', '银行账号', '本方账号'),
    field('direction', '方向', '借贷', '借贷方向', '收支方向', '借贷标志', '收支'),
    field('amount', '金额', '交易金额', '发生额'),
    CURRENCY,
    field('value_date', '起息日', '起息日期', '入账日期', '记账日期', '交易日期'),
    field('balance?', '余额', '账户余额'),
    field('reference?', '参考', '参考号', '业务参考号', '凭证号'),
    MEMO,
  ],
};

/** What a header is as a file of one source. */
export interface ColumnMatch {
  readonly source: Source;
  /** Field -> index in the header. */
  readonly columns: ReadonlyMap<string, number>;
  readonly missing: readonly string[];
  /** Two columns for one field, as the header names them. */
  readonly doubled: { readonly field: string; readonly names: readonly string[] } | null;
}

/** Field names of a source, required ones and others. */
export function fieldsOf(source: Source): readonly string[] {
  return FIELDS[source].map(({ field: name }) => name);
}

const SPELLINGS: Readonly<Record<Source, ReadonlyMap<string, string>>> = {
  orders: spellingsOf('orders'),
  channel: spellingsOf('channel'),
  bank: spellingsOf('bank'),
  funds: spellingsOf('funds'),
};

function spellingsOf(source: Source): ReadonlyMap<string, string> {
  return new Map(
    FIELDS[source].flatMap(({ field: name, chinese }) =>
      [name, ...chinese].map((spelling): [string, string] => [foldName(spelling), name]),
    ),
  );
}

export function matchColumns(source: Source, header: readonly string[]): ColumnMatch {
  const columns = new Map<string, number>();
  let doubled: ColumnMatch['doubled'] = null;
  header.forEach((cell, index) => {
    const name = SPELLINGS[source].get(foldName(cell));
    if (name === undefined) return;
    const earlier = columns.get(name);
    if (earlier === undefined) columns.set(name, index);
    else doubled ??= { field: name, names: [header[earlier] ?? '', cell] };
  });
  const missing = FIELDS[source].filter(({ field: name, required }) => required && !columns.has(name));
  return { source, columns, missing: missing.map(({ field: name }) => name), doubled };
}

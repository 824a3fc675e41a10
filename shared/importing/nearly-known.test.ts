import { expect, test } from 'vitest';
import { gb18030 } from './bytes.testing.ts';
import { refusalOf } from './importing.testing.ts';

const WECHAT =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信支付订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,商品名称,商户数据包,手续费,费率,订单金额,费率备注';
const ALIPAY =
  '支付宝交易号,商家订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注';

test.each([
  ['a renamed column of the WeChat trade bill', WECHAT, 'wechat-trade', 'gone 微信订单号; new 微信支付订单号'],
  ['a renamed column of the Alipay trade bill', ALIPAY, 'alipay-trade', 'gone 商户订单号; new 商家订单号'],
  ['a dropped column', ALIPAY.replace('商家订单号,', ''), 'alipay-trade', 'gone 商户订单号; new (none)'],
])('%s is named with its format', (_name, header, profile, told) => {
  const refusal = refusalOf(gb18030(`${header}\n`));
  expect(refusal).toContain(told);
  expect(refusal).toContain(`copy the profile ${profile}`);
});

test('a stranger is not called near', () => {
  expect(refusalOf('a,b,c,d,交易时间\n1,2,3,4,5\n')).toContain('is none of the known formats');
});

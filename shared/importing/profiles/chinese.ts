// Texts of the shipped profiles of Chinese wallets, UnionPay and bank channel files, by name; the order is the one of the README.
import pay19Channel from './19pay-channel.yaml';
import abcCaret from './abc-caret.yaml';
import abcPipe from './abc-pipe.yaml';
import alipayFund from './alipay-fund.yaml';
import alipayHk from './alipay-hk.yaml';
import alipayInternationalPipe from './alipay-international-pipe.yaml';
import alipayInternationalSettlement from './alipay-international-settlement.yaml';
import alipayPersonal from './alipay-personal.yaml';
import alipayTrade from './alipay-trade.yaml';
import antomSettlementDetail from './antom-settlement-detail.yaml';
import bobChannel from './bob-channel.yaml';
import bocCard from './boc-card.yaml';
import bocChannel from './boc-channel.yaml';
import bocomChannel from './bocom-channel.yaml';
import bosChannel from './bos-channel.yaml';
import ccbChannel from './ccb-channel.yaml';
import cgbChannel from './cgb-channel.yaml';
import cgbShort from './cgb-short.yaml';
import cibChannel from './cib-channel.yaml';
import citicB2b from './citic-b2b.yaml';
import citicB2c from './citic-b2c.yaml';
import citicCard from './citic-card.yaml';
import citicPos from './citic-pos.yaml';
import cmbBlanks from './cmb-blanks.yaml';
import cmbCsv from './cmb-csv.yaml';
import czbChannel from './czb-channel.yaml';
import hbbChannel from './hbb-channel.yaml';
import hfbChannel from './hfb-channel.yaml';
import icbcB2b from './icbc-b2b.yaml';
import icbcB2c from './icbc-b2c.yaml';
import iperChannel from './iper-channel.yaml';
import ipsChannel from './ips-channel.yaml';
import jsbChannel from './jsb-channel.yaml';
import kqChannel from './kq-channel.yaml';
import pnrChannel from './pnr-channel.yaml';
import qdbChannel from './qdb-channel.yaml';
import qlChannel from './ql-channel.yaml';
import unionpayAcom from './unionpay-acom.yaml';
import unionpayClearingList from './unionpay-clearing-list.yaml';
import unionpayEbiPipe from './unionpay-ebi-pipe.yaml';
import unionpayPortal from './unionpay-portal.yaml';
import unionpayZm from './unionpay-zm.yaml';
import unionpayZme from './unionpay-zme.yaml';
import wechatFund from './wechat-fund.yaml';
import wechatPersonal from './wechat-personal.yaml';
import yeepayChannel from './yeepay-channel.yaml';

export const CHINESE_PROFILES: Readonly<Record<string, string>> = {
  'wechat-fund': wechatFund,
  'wechat-personal': wechatPersonal,
  'alipay-trade': alipayTrade,
  'alipay-fund': alipayFund,
  'alipay-personal': alipayPersonal,
  'alipay-international-pipe': alipayInternationalPipe,
  'alipay-international-settlement': alipayInternationalSettlement,
  'alipay-hk': alipayHk,
  'antom-settlement-detail': antomSettlementDetail,
  'unionpay-zm': unionpayZm,
  'unionpay-zme': unionpayZme,
  'unionpay-acom': unionpayAcom,
  'unionpay-clearing-list': unionpayClearingList,
  'unionpay-portal': unionpayPortal,
  'unionpay-ebi-pipe': unionpayEbiPipe,
  'boc-channel': bocChannel,
  'boc-card': bocCard,
  'ccb-channel': ccbChannel,
  'icbc-b2c': icbcB2c,
  'icbc-b2b': icbcB2b,
  'iper-channel': iperChannel,
  'abc-caret': abcCaret,
  'abc-pipe': abcPipe,
  'citic-b2b': citicB2b,
  'citic-b2c': citicB2c,
  'citic-card': citicCard,
  'citic-pos': citicPos,
  'cib-channel': cibChannel,
  'bob-channel': bobChannel,
  'cmb-csv': cmbCsv,
  'cmb-blanks': cmbBlanks,
  'jsb-channel': jsbChannel,
  'hbb-channel': hbbChannel,
  'ql-channel': qlChannel,
  'qdb-channel': qdbChannel,
  'bos-channel': bosChannel,
  'hfb-channel': hfbChannel,
  'czb-channel': czbChannel,
  'cgb-short': cgbShort,
  'cgb-channel': cgbChannel,
  'bocom-channel': bocomChannel,
  'pnr-channel': pnrChannel,
  'kq-channel': kqChannel,
  'yeepay-channel': yeepayChannel,
  'ips-channel': ipsChannel,
  '19pay-channel': pay19Channel,
};

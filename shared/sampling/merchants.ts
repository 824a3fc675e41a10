// Made-up merchants and what they sell. One name carries a comma: files must survive it.
import type { Merchant } from './rows.ts';

export const MERCHANTS: readonly Merchant[] = [
  { number: '880010001', name: '青禾便利店', goods: ['早餐套餐', '矿泉水', '便当'] },
  { number: '880010002', name: '云杉咖啡', goods: ['拿铁', '美式咖啡', '会员充值'] },
  { number: '880010003', name: '南湖书局', goods: ['图书', '文具,礼盒', '明信片'] },
  { number: '880010004', name: '远航旅行', goods: ['火车票代订', '酒店预订', '景区门票'] },
  { number: '880010005', name: '星桥影院', goods: ['电影票', '观影套餐'] },
  { number: '880010006', name: '禾木家居', goods: ['台灯', '四件套', '收纳柜'] },
  { number: '880010007', name: '百味生鲜', goods: ['蔬菜', '水果礼盒', '海鲜'] },
  { number: '880010008', name: '极光数码', goods: ['手机壳', '蓝牙耳机', '平板电脑'] },
];

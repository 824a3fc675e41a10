import { describe, expect, test } from 'vitest';
import { readBoth, shortly } from './chinese.testing.ts';

describe('Alipay abroad', () => {
  test('the report with pipes: the head counts, fees and amounts in the settlement currency', () => {
    const lines = [
      'Partner:2088000000000001|Payment_time:2026-11-19|Total_count:3',
      'Partner_transaction_id|Transaction_id|Transaction_amount|Charge_amount|Currency|Payment_time|Transaction_type|Remark|Secondary_merchant_industry|Secondary_merchant_name|Operator_name|Order_scene|Trans_currency|Trans_amount|Trans_forex_rate',
      'O1|2026001|100|3|HKD|2026-11-19 10:45:42|PAYMENT||5812|x|x|shopQrCode|TWD|100|0.031',
      'R1|2026002|20.50|0.61|HKD|2026-11-19 11:45:42|REFUND|broken|5812|x|x|shopQrCode|TWD|100|0.031',
      'O3|2026003|7.00|0.00|HKD|2026-11-19 12:45:42|CANCEL||5812|x|x||TWD|100|0.031',
    ];
    const file = readBoth(lines);
    expect(file).toMatchObject({ profile: 'alipay-international-pipe', channel: 'ALI', proof: 'proven', rejects: [] });
    expect(shortly(file)).toEqual([
      'payment success O1 2026001 10000 300 2026-11-19T10:45:42 2026-11-19',
      'refund success R1 2026002 2050 61 2026-11-19T11:45:42 2026-11-19',
      'reversal success O3 2026003 700 0 2026-11-19T12:45:42 2026-11-19',
    ]);
    expect(file.rows[0]).toMatchObject({ currency: 'HKD', merchantNo: '2088000000000001' });
    expect(readBoth(lines.slice(0, -1)).proof).toBe('contradicted');
  });

  test('the settlement report: P and R, a failed refund, the settlement date', () => {
    const file = readBoth([
      'Partner_transaction_id|Transaction_id|Amount|Rmb_amount|Fee|Distribute_amount|Distribute_rmb_amount|Settlement|Rmb_settlement|Currency|Rate|Payment_time|Settlement_time|Type|Status|Remarks',
      'O1|2026001|2899.05|2473.73|34.79|0.0|0.0|2864.26|2444.04|HKD|0.8532|2026-11-19 10:57:23|2026-11-21 15:36:00|P|L|x',
      'R1|2026002|555.0|473.58|6.66|0.0|0.0|548.34|467.9|HKD|0.8532|2026-11-19 21:37:08||R|F|y',
    ]);
    expect(file).toMatchObject({ profile: 'alipay-international-settlement', rejects: [] });
    expect(shortly(file)).toEqual([
      'payment success O1 2026001 289905 3479 2026-11-19T10:57:23 2026-11-21',
      'refund failed R1 2026002 55500 666 2026-11-19T21:37:08 2026-11-19',
    ]);
  });

  test('AlipayHK: American dates, words or letters', () => {
    const file = readBoth([
      'Partner_transaction_id,Transaction_id,Amount,Fee,Settlement,Currency,Payment_time,Settlement_time,Issue,Product,Type,Status,Remarks,original_partner_transaction_ID',
      'O1,2026001,10.00,0.10,9.90,HKD,11/19/2026 10:57:23,11/20/2026 00:00:00,,CASHIER_PAY,PAYMENT,SETTLED,,',
      'R1,2026002,4.00,0.04,3.96,HKD,2026-11-19 11:57:23,,,CASHIER_PAY,REFUND,SETTLED,,O1',
    ]);
    expect(file).toMatchObject({ profile: 'alipay-hk', rejects: [] });
    expect(shortly(file)).toEqual([
      'payment success O1 2026001 1000 10 2026-11-19T10:57:23 2026-11-20',
      'refund success R1 2026002 400 4 2026-11-19T11:57:23 2026-11-19',
    ]);
  });

  test('Antom: own request numbers, the end mark, what is no payment is left out by name', () => {
    const file = readBoth([
      'settlementBatchId,customerId,transactionId,transactionRequestId,transactionType,paymentMethodType,transactionAmountValue,transactionCurrency,paymentMethodFeeAmountValue,settlementAmountValue,settlementCurrency,settlementInitiatedDate',
      'B1,C1,T1,O1,PAYMENT,ALIPAY_HK,180.00,HKD,-1.80,178.20,HKD,2026-11-19T00:00:00+08:00',
      'B1,C1,T2,R1,REFUND,ALIPAY_HK,-80.00,HKD,0.80,-79.20,HKD,2026-11-19T00:00:00+08:00',
      'B1,C1,T3,,SETTLEMENT_FEE,,0.00,HKD,,-5.00,HKD,2026-11-19T00:00:00+08:00',
      '<END>',
    ]);
    expect(file).toMatchObject({ profile: 'antom-settlement-detail', rejects: [], leftOut: [{ count: 1 }] });
    expect(shortly(file)).toEqual([
      'payment success O1 T1 18000 - 2026-11-19T00:00:00 2026-11-19',
      'refund success R1 T2 8000 - 2026-11-19T00:00:00 2026-11-19',
    ]);
    expect(file.rows[0]).toMatchObject({ batchNo: 'B1', currency: 'HKD' });
  });
});

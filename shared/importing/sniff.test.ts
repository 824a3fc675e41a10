import { describe, expect, test } from 'vitest';
import { gb18030, utf8 } from './bytes.testing.ts';
import { sniff } from './sniff.ts';

describe('downloads that are error answers are named as such', () => {
  test.each([
    ['WeChat XML', '<xml><return_code>FAIL</return_code><return_msg>No Bill Exist</return_msg></xml>', 'No Bill Exist'],
    [
      'WeChat XML in CDATA',
      '<xml><return_code><![CDATA[FAIL]]></return_code><return_msg><![CDATA[No Bill Exist]]></return_msg><error_code><![CDATA[20002]]></error_code></xml>',
      'No Bill Exist',
    ],
    ['WeChat code', '{"errcode":"1","error_code":"20002"}', '20002'],
    ['WeChat v3', '{"code":"NO_STATEMENT_EXIST","message":"账单文件不存在"}', '账单文件不存在'],
    [
      'Alipay',
      '{"alipay_data_dataservice_bill_downloadurl_query_response":{"code":"40004","msg":"Business Failed","sub_code":"isp.bill_not_exist","sub_msg":"入参不合法，账单不存在"}}',
      '入参不合法，账单不存在',
    ],
    ['UnionPay', 'accessType=0&respCode=98&respMsg=文件不存在', '文件不存在'],
    ['words', 'No Bill Exist', 'No Bill Exist'],
  ])('no bill for that day: %s', (_name, answer, said) => {
    expect(sniff(utf8(answer))).toBe(
      `is not a bill but the answer "${said}": there is no bill for that day; a day without trade may be left out`,
    );
  });

  test('an answer in GBK', () => {
    expect(sniff(gb18030('{"code":"1","sub_msg":"账单不存在"}'))).toContain('"账单不存在": there is no bill');
  });

  test('not ready yet', () => {
    expect(sniff(utf8('<xml><return_msg>Bill Creating</return_msg><error_code>20001</error_code></xml>'))).toContain(
      '"Bill Creating": the bill is not ready',
    );
  });

  test.each([
    [
      '<xml><return_code>FAIL</return_code><return_msg>sign error</return_msg></xml>',
      'error answer of a download (sign error)',
    ],
    [
      '<?xml version="1.0"?>\n<Error><Code>AccessDenied</Code><Message>Request has expired.</Message></Error>',
      '(Request has expired.)',
    ],
    ['{"errcode": 1, "errmsg": "no data"}', 'JSON, as a failed download leaves it (no data)'],
    ['{"error_response":{"code":"40002","msg":"Invalid Arguments","sub_msg":"签名错误"}}', '(签名错误)'],
    ['{}', '(no message)'],
    ['<!DOCTYPE html><html><form>login</form></html>', 'is a web page without a table'],
  ])('%s', (answer, expected) => {
    expect(sniff(utf8(answer))).toContain(expected);
  });
});

test.each<[string, readonly number[], string]>([
  ['PDF', [0x25, 0x50, 0x44, 0x46, 0x2d], 'is a PDF: download'],
  ['PNG', [0x89, 0x50, 0x4e, 0x47], 'is a picture: download'],
  ['JPEG', [0xff, 0xd8, 0xff, 0xe0], 'is a picture'],
  ['WebP', [0x52, 0x49, 0x46, 0x46, 1, 2, 3, 4, 0x57, 0x45, 0x42, 0x50], 'is a picture'],
  ['RAR', [0x52, 0x61, 0x72, 0x21, 0x1a], 'is a RAR archive, which is not read: unpack it'],
  ['7-Zip', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], 'is a 7-Zip archive'],
  ['zero bytes', [0x61, 0, 0x62], 'is binary'],
  ['nothing', [], 'is empty'],
])('%s', (_name, bytes, expected) => {
  expect(sniff(new Uint8Array(bytes))).toContain(expected);
});

test.each([
  'order_no,channel,kind\nO1,WX,payment\n',
  '<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"/>',
  '<?xml version="1.0" encoding="GB2312"?><BOB><Order OrderNum="1"/></BOB>',
  '{1:F01BANK}{2:I940}{4:\n:20:X\n-}',
  'memo\nNo Bill Exist for this one\n',
  ':20:STARTUMS\n',
])('a statement goes on: %j', (text) => {
  expect(sniff(utf8(text))).toBeNull();
});

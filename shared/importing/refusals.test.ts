import { describe, expect, test } from 'vitest';
import { parse, refusalOf, utf8 } from './importing.testing.ts';
import { MAX_LINE_BYTES } from './source-text.ts';

const ascii = (text: string) => [...utf8(text)];

describe('what is no statement is refused whole, with advice', () => {
  test.each<[string, readonly number[], string]>([
    ['an empty file', [], 'is empty'],
    ['blank lines', ascii('\r\n \n'), 'is empty'],
    ['only a byte order mark', [0xef, 0xbb, 0xbf], 'is empty'],
    ['a PDF', ascii('%PDF-1.7'), 'PDF'],
    ['zero bytes', [...ascii('order_no,channel'), 0, 1], 'binary'],
    ['control characters', Array.from({ length: 400 }, (_, index) => ((index * 7) % 31) + 1), 'binary'],
    [
      'no bill for the day',
      ascii('<xml><return_code>FAIL</return_code><return_msg>No Bill Exist</return_msg></xml>'),
      'no bill for that day',
    ],
    [
      'another error answer',
      ascii('<xml><return_code><![CDATA[FAIL]]></return_code><return_msg><![CDATA[sign error]]></return_msg></xml>'),
      'sign error',
    ],
    ['a JSON error', ascii('{"errcode": 1, "errmsg": "no data"}'), 'no data'],
    ['a web page', ascii('<!DOCTYPE html><html></html>'), 'web page'],
    ['XML of something else', ascii('<?xml version="1.0"?><Document/>'), 'It begins with: <?xml'],
    ['some text', ascii('hello\nworld\n'), 'It begins with: hello'],
    ['a table of something else', ascii('name,age\nLi,3\n'), 'none of the known formats'],
  ])('%s', (_name, bytes, expected) => {
    const message = refusalOf(new Uint8Array(bytes));
    expect(message).toMatch(/^(input-refused|not-recognised): file\.csv/);
    expect(message).toContain(expected);
  });

  test('a line over 1 MiB, by its number, before anything is decoded', () => {
    expect(refusalOf(`a,b\n${'x'.repeat(MAX_LINE_BYTES + 1)}`)).toContain('line 2 is longer than 1 MiB');
  });

  test('200 MB in one line are refused at once', () => {
    const started = performance.now();
    expect(refusalOf(new Uint8Array(200_000_000).fill(0x78))).toContain('longer than 1 MiB');
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test('a profile that was named but does not fit', () => {
    expect(refusalOf('order_no,channel\n', { profile: 'wechat-trade' })).toContain('is not wechat-trade');
    expect(refusalOf('order_no,channel\n', { profile: 'mt940' })).toContain('is not mt940');
  });
});

test('old Mac line ends are line ends too', () => {
  const file = parse(
    'order_no,channel,kind,status,amount,currency,time\rO1,WX,payment,success,1,CNY,2026-11-19T10:00:00\r',
  );
  expect(file).toMatchObject({ linesRead: 2, headerFooter: 1 });
  expect(file.rows[0]?.line).toBe(2);
});

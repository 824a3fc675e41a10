// Settings with a channel for each Chinese format, and shorthands for the tests of their profiles.
import type { ParsedFile } from '../../model/import.ts';
import { channel, gb18030, linesTie, parse, request, settingsWith, transactions, utf8 } from '../importing.testing.ts';
import { type ParseRequest, parseFile } from '../parse-file.ts';
import { mutatedCopies } from './mutated.testing.ts';

export const CHINESE_SETTINGS = settingsWith(
  channel('WX', '微信支付'),
  channel('ALI', '支付宝'),
  channel('UP', '银联', '23:00'),
  channel('BOC', '中国银行'),
  channel('CCB', '建设银行'),
  channel('ICBC', '工商银行'),
  channel('SPDB', '浦发银行'),
  channel('JSB', '江苏银行'),
  channel('CITIC', '中信银行', '23:00'),
  channel('BOB', '北京银行'),
  channel('ABC', '农业银行'),
  channel('CIB', '兴业银行'),
  channel('ZSYH', '招商银行'),
  channel('HBB', '河北银行'),
  channel('QLB', '齐鲁银行'),
  channel('PNR', '汇付'),
  channel('KQ', '快钱'),
  channel('YEEPAY', '易宝'),
  channel('IPS', '环讯'),
  channel('19PAY', '19pay'),
  channel('ANTOM', 'Antom'),
  channel('CMBC', '民生银行', '23:00'),
  channel('CGB', '广发银行'),
  channel('CZB', '浙商银行'),
  channel('HFB', '恒丰银行'),
  channel('BOS', '上海银行'),
  channel('QDB', '青岛银行'),
  channel('BOCOM', '交通银行'),
);

/** Damaged copies of every text that is read here, one of each sort; a run by hand takes hundreds. */
const COPIES = 7;

/** Reads a text that must be recognised, in GB18030 and in UTF-8: both must give the same records, and damaged copies must tie or be refused. */
export function readBoth(lines: readonly string[], more: Partial<ParseRequest> = {}): ParsedFile {
  const text = `${lines.join('\r\n')}\r\n`;
  const chinese = parse(gb18030(text), { settings: CHINESE_SETTINGS, ...more });
  const unicode = parse(utf8(text), { settings: CHINESE_SETTINGS, ...more });
  const contents = (file: ParsedFile) =>
    JSON.stringify([file.profile, file.rows, file.rejects, file.declared, file.leftOut].map(withoutBytes));
  if (contents(chinese) !== contents(unicode)) throw new Error('GB18030 and UTF-8 were read differently');
  if (!linesTie(chinese)) throw new Error('the lines do not tie');
  for (const bytes of mutatedCopies(gb18030(text), COPIES)) {
    for (const profile of [null, chinese.profile]) survives(bytes, { settings: CHINESE_SETTINGS, ...more, profile });
  }
  return chinese;
}

/** Refused with a sentence, or every line a row, a reject or header and footer. */
function survives(bytes: Uint8Array, more: Partial<ParseRequest>): void {
  const result = parseFile(request(bytes, more));
  if (result.ok && !linesTie(result.value)) throw new Error('the lines of a damaged copy do not tie');
  if (!result.ok && result.problem.message === '') throw new Error('a damaged copy is refused without a reason');
}

function withoutBytes(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, part) => (key === 'byteStart' || key === 'byteEnd' ? 0 : part)));
}

/** One line per record: kind, status, key, reference, amount, fee, time, clearing date. */
export function shortly(file: ParsedFile): string[] {
  return transactions(file).map((row) =>
    [
      row.kind,
      row.status,
      row.channelNo,
      row.bankRef,
      row.amount,
      row.fee ?? '-',
      row.time.slice(0, 19),
      row.clearingDate,
    ].join(' '),
  );
}

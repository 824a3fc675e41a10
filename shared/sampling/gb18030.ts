// Text to GB18030 for the few characters the bank file needs: platforms decode it but do not encode it. Refuses every other character.

const CHARACTERS =
  '中国民生银行网上支付商户对帐文件名称示例科技有限公司日期消费笔数金额撤销退单累计汇总交易明细订号时间类型货注：系统持两年以内流水查询。';
const BYTES =
  'd6d0b9fac3f1c9fad2f8d0d0cdf8c9cfd6a7b8b6c9ccbba7b6d4d5cacec4bcfec3fbb3c6cabec0fdbfc6bcbcd3d0cfdeb9abcbbec8d5c6dacffbb7d1b1cacafdbdf0b6eeb3b7cffacdcbb5a5c0dbbcc6bbe3d7dcbdbbd2d7c3f7cfb8b6a9bac5cab1bce4c0e0d0cdbbf5d7a2a3bacfb5cdb3b3d6c1bdc4ead2d4c4dac1f7cbaeb2e9d1afa1a3';

const PAIRS = new Map(
  [...CHARACTERS].map((character, index): [string, number] => [
    character,
    Number.parseInt(BYTES.slice(index * 4, index * 4 + 4), 16),
  ]),
);

export function gb18030(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  let length = 0;
  for (const character of text) {
    const code = character.charCodeAt(0);
    const pair = PAIRS.get(character);
    if (code < 0x80) bytes[length++] = code;
    else if (pair !== undefined) {
      bytes[length++] = pair >> 8;
      bytes[length++] = pair & 0xff;
    } else throw new Error(`no GB18030 bytes kept for ${character}`);
  }
  return bytes.slice(0, length);
}

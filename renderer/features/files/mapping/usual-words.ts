// What most words of the trade mean, offered where a person has just said that a column holds such words. Unknown words stay open.

type Dictionary = readonly (readonly [pattern: RegExp, meaning: string])[];

const WORDS: Readonly<Record<string, Dictionary>> = {
  kind: [
    [/退|refund|rfd|return/i, 'refund'],
    [/冲|撤|revers|chargeback/i, 'reversal'],
    [/费用|手续费|服务费|\bfees?\b|commission/i, 'fee'],
    [/消费|支付|付款|购买|充值|收款|payment|purchase|sale|charge|^pay$/i, 'payment'],
  ],
  status: [
    [/不成功|未成功|失败|拒绝|fail|declin|reject/i, 'failed'],
    [/处理中|待|未支付|pending|processing|waiting/i, 'pending'],
    [/关闭|取消|过期|closed|cancel|expired/i, 'closed'],
    [/成功|完成|已付|已支付|正常|success|succeed|paid|settled|complete|approved|^ok$/i, 'success'],
  ],
  direction: [
    [/支|借|付|转出|debit|^d$|^dr$|^out$/i, 'D'],
    [/收|贷|入|credit|^c$|^cr$|^in$/i, 'C'],
  ],
};

/** Word -> meaning, for the words that have a usual one in this field. */
export function usualMeanings(field: string, words: readonly string[]): Record<string, string> {
  const dictionary = WORDS[field] ?? [];
  return Object.fromEntries(
    words.flatMap((word): [string, string][] => {
      const meaning = dictionary.find(([pattern]) => pattern.test(word))?.[1];
      return meaning === undefined ? [] : [[word, meaning]];
    }),
  );
}

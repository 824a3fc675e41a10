import { expect, test } from 'vitest';
import { answerOf, bankRow, bench, channelRow, importRows, order, problemOf, rows, run } from './engine.testing.ts';
import { USE_CASES } from './use-cases.ts';

const DATE = '2026-11-16';
const LATER = '2026-11-18';
const CARD = '4111111111111111';

async function brokenDay() {
  const made = await bench();
  answerOf(importRows(made, 'orders', [order('1', DATE), order('2', DATE)]));
  answerOf(importRows(made, 'channel', [channelRow('1', DATE), channelRow('2', DATE)]));
  answerOf(importRows(made, 'bank', [bankRow('1', DATE, '12:00:00', '9.00')]));
  answerOf(importRows(made, 'funds', [`E${CARD},62220001234567,C,5.00,CNY,${DATE},=card ${CARD} of 62220001234567`]));
  run(made, DATE);
  return made;
}

const textsOf = (files: readonly { name: string; bytes: Uint8Array }[]) =>
  new Map(files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('utf8')]));

test('the rows of the breaks in contract names, both sides, in the order asked', async () => {
  const made = await brokenDay();
  const breaks = rows(made, DATE, 'channel').filter(({ breakId }) => breakId !== '');
  const breakIds = breaks.map(({ breakId }) => breakId);
  const files = textsOf(answerOf(USE_CASES.enquiryFiles(made.context, { breakIds: [...breakIds, breakIds[0] ?? ''] })));
  expect([...files.keys()]).toEqual(['enquiry.csv', 'enquiry.txt']);
  const [header, ...lines] = (files.get('enquiry.csv') ?? '').trimEnd().split('\n');
  expect(header).toBe(
    'break_id,stage,clearing_date,channel,outcome,reason,side,source,key,kind,direction,status,amount,currency,fee,time,value_date,order_no,channel_no,bank_ref,batch_no,merchant_no,entry_no,account_no,reference,memo',
  );
  const facts = lines
    .map((line) => line.split(','))
    .map((cells) => [cells[0], cells[6], cells[7], cells[12], cells[18]]);
  expect(facts).toEqual(
    breaks.flatMap(({ breakId, outcome }) =>
      outcome === 'amount_differs'
        ? [
            [breakId, 'upstream', 'channel', '10.00', 'C1'],
            [breakId, 'downstream', 'bank', '9.00', 'C1'],
          ]
        : [[breakId, 'upstream', 'channel', '10.00', 'C2']],
    ),
  );
  for (const breakId of breakIds) expect(files.get('enquiry.txt')).toContain(breakId);
  expect(files.get('enquiry.txt')).toContain('difference 差额 -1.00 CNY');
});

test('accounts and cards are masked, the number of the entry is not, and no cell is a formula', async () => {
  const made = await brokenDay();
  run(made, LATER);
  answerOf(
    USE_CASES.saveSettings(made.context, {
      text: answerOf(USE_CASES.settings(made.context, undefined)).text.replace('"6222"', '"62220001234567"'),
      user: 'li',
    }),
  );
  run(made, DATE);
  const [entry] = rows(made, DATE, 'fund').filter(({ downstreamKeys }) => downstreamKeys.length > 0);
  const files = textsOf(answerOf(USE_CASES.enquiryFiles(made.context, { breakIds: [entry?.breakId ?? ''] })));
  const csv = files.get('enquiry.csv') ?? '';
  expect(csv).not.toContain('62220001234567');
  expect(csv).toContain(`,E${CARD},****4567,'=card ****1111 of ****4567,`);
  const settlement = rows(made, LATER, 'fund').find(
    ({ settlements, breakId }) => settlements.length > 0 && breakId !== '',
  );
  if (settlement !== undefined) {
    const due = textsOf(answerOf(USE_CASES.enquiryFiles(made.context, { breakIds: [settlement.breakId] })));
    expect(due.get('enquiry.csv')).toContain(`upstream,settlement,WX/${DATE}/CNY`);
  }
});

test('an unknown break, or none at all, is refused', async () => {
  const made = await brokenDay();
  expect(problemOf(USE_CASES.enquiryFiles(made.context, { breakIds: ['Bnone'] }))).toMatchObject({
    code: 'not-found',
    value: 'Bnone',
  });
  expect(problemOf(USE_CASES.enquiryFiles(made.context, { breakIds: [] })).code).toBe('usage');
});

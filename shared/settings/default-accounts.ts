// The chart of accounts that ships: role -> code and name. A company maps its own codes over it.
import type { AccountRole } from '../model/decision.ts';
import type { Account } from '../model/settings.ts';

export const DEFAULT_ACCOUNTS: Readonly<Record<AccountRole, Account>> = {
  receivable: { code: '112201', name: '应收渠道款' },
  payable: { code: '224101', name: '应付商户-待结算' },
  fee_cost: { code: '640101', name: '渠道手续费成本' },
  fee_payable: { code: '224150', name: '应付渠道手续费' },
  reserve_bank: { code: '100201', name: '银行存款-备付金' },
  credit_loss: { code: '670201', name: '信用减值损失' },
  suspense_long: { code: '224190', name: '其他应付款-待查长款' },
  suspense_short: { code: '122190', name: '其他应收款-待查短款' },
  liable: { code: '122180', name: '其他应收款-责任方' },
  rounding: { code: '660301', name: '尾差' },
  allowance: { code: '123101', name: '坏账准备' },
};

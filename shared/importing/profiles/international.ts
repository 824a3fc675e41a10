// Texts of the shipped profiles of bank account statements and international payment providers, by name; the order is the one of the README.
import abcPersonal from './abc-personal.yaml';
import adyenAccounting from './adyen-accounting.yaml';
import adyenSettlement from './adyen-settlement.yaml';
import bmoAccount from './bmo-account.yaml';
import bmoCreditCard from './bmo-credit-card.yaml';
import bocCreditCard from './boc-credit-card.yaml';
import bocPersonal from './boc-personal.yaml';
import bocomCreditCard from './bocom-credit-card.yaml';
import bocomPersonal from './bocom-personal.yaml';
import ccbCorporate from './ccb-corporate.yaml';
import cgbCreditCard from './cgb-credit-card.yaml';
import checkoutSettlement from './checkout-settlement.yaml';
import citicCreditCard from './citic-credit-card.yaml';
import cmbCorporate from './cmb-corporate.yaml';
import cmbCreditCard from './cmb-credit-card.yaml';
import cmbPersonal from './cmb-personal.yaml';
import dlocalSettlement from './dlocal-settlement.yaml';
import dlocalTransactions from './dlocal-transactions.yaml';
import hsbcHk from './hsbc-hk.yaml';
import hsbcHkCreditCard from './hsbc-hk-credit-card.yaml';
import icbcPersonal from './icbc-personal.yaml';
import meituanPersonal from './meituan-personal.yaml';
import paypalActivity from './paypal-activity.yaml';
import paypalActivityDe from './paypal-activity-de.yaml';
import paypalActivityEs from './paypal-activity-es.yaml';
import paypalReport from './paypal-report.yaml';
import spdbPersonal from './spdb-personal.yaml';
import squareTransactions from './square-transactions.yaml';
import statementAmounts from './statement-amounts.yaml';
import statementDebitCredit from './statement-debit-credit.yaml';
import statementOperations from './statement-operations.yaml';
import stripeBalance from './stripe-balance.yaml';
import stripeBalanceHistory from './stripe-balance-history.yaml';
import trustlyFunding from './trustly-funding.yaml';

export const INTERNATIONAL_PROFILES: Readonly<Record<string, string>> = {
  'icbc-personal': icbcPersonal,
  'cmb-personal': cmbPersonal,
  'cmb-corporate': cmbCorporate,
  'boc-personal': bocPersonal,
  'bocom-personal': bocomPersonal,
  'abc-personal': abcPersonal,
  'ccb-corporate': ccbCorporate,
  'hsbc-hk': hsbcHk,
  'spdb-personal': spdbPersonal,
  'citic-credit-card': citicCreditCard,
  'boc-credit-card': bocCreditCard,
  'bocom-credit-card': bocomCreditCard,
  'cgb-credit-card': cgbCreditCard,
  'cmb-credit-card': cmbCreditCard,
  'hsbc-hk-credit-card': hsbcHkCreditCard,
  'bmo-account': bmoAccount,
  'bmo-credit-card': bmoCreditCard,
  'meituan-personal': meituanPersonal,
  'statement-debit-credit': statementDebitCredit,
  'statement-amounts': statementAmounts,
  'statement-operations': statementOperations,
  'stripe-balance': stripeBalance,
  'stripe-balance-history': stripeBalanceHistory,
  'adyen-settlement': adyenSettlement,
  'adyen-accounting': adyenAccounting,
  'paypal-report': paypalReport,
  'paypal-activity': paypalActivity,
  'paypal-activity-de': paypalActivityDe,
  'paypal-activity-es': paypalActivityEs,
  'checkout-settlement': checkoutSettlement,
  'dlocal-settlement': dlocalSettlement,
  'dlocal-transactions': dlocalTransactions,
  'trustly-funding': trustlyFunding,
  'square-transactions': squareTransactions,
};

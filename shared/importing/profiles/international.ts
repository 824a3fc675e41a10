// Texts of the shipped profiles of bank account statements and international payment providers, by name; the order is the one of the README.
import abcPersonal from './abc-personal.yaml';
import adyenAccounting from './adyen-accounting.yaml';
import adyenSettlement from './adyen-settlement.yaml';
import bocPersonal from './boc-personal.yaml';
import bocomPersonal from './bocom-personal.yaml';
import ccbCorporate from './ccb-corporate.yaml';
import checkoutSettlement from './checkout-settlement.yaml';
import citicCreditCard from './citic-credit-card.yaml';
import cmbCorporate from './cmb-corporate.yaml';
import cmbPersonal from './cmb-personal.yaml';
import dlocalSettlement from './dlocal-settlement.yaml';
import hsbcHk from './hsbc-hk.yaml';
import icbcPersonal from './icbc-personal.yaml';
import paypalActivity from './paypal-activity.yaml';
import paypalActivityDe from './paypal-activity-de.yaml';
import paypalReport from './paypal-report.yaml';
import squareTransactions from './square-transactions.yaml';
import statementDebitCredit from './statement-debit-credit.yaml';
import statementOperations from './statement-operations.yaml';
import stripeBalance from './stripe-balance.yaml';
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
  'citic-credit-card': citicCreditCard,
  'statement-debit-credit': statementDebitCredit,
  'statement-operations': statementOperations,
  'stripe-balance': stripeBalance,
  'adyen-settlement': adyenSettlement,
  'adyen-accounting': adyenAccounting,
  'paypal-report': paypalReport,
  'paypal-activity': paypalActivity,
  'paypal-activity-de': paypalActivityDe,
  'checkout-settlement': checkoutSettlement,
  'dlocal-settlement': dlocalSettlement,
  'trustly-funding': trustlyFunding,
  'square-transactions': squareTransactions,
};

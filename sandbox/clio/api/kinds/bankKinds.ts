import { dollars } from '../../books/dollars.js'
import type { Kind, KindName } from '../Kind.js'
import { countTransactions, runningBalance } from '../sources/runningBalance.js'
import { fieldNames, recordFields, usualFields } from './fieldNames.js'
import { nestedField } from './nestedField.js'

/** Bank accounts, what moves on them, and what of it is whose. */
export const bankKinds = {
  bankAccount: {
    defaults: usualFields,
    plain: fieldNames(
      `${recordFields} account_number balance bank_transactions_count clio_payment_page_link clio_payment_page_qr_code clio_payments_enabled controlled_account currency currency_symbol currency_id default_account domicile_branch general_ledger_number holder institution name swift transit_number type compliance_region`,
    ),
    nested: { user: nestedField.user('user') },
    computed: {
      balance: ({ id }, firm) => dollars(firm.bankMoney.ofAccount(Number(id))),
      bank_transactions_count: ({ id }, firm) => countTransactions(firm, Number(id)),
    },
  },
  bankTransaction: {
    defaults: usualFields,
    plain: fieldNames(
      `${recordFields} type bank_account_id source confirmation date amount currency currency_id description exchange_rate transaction_type funds_in funds_out clio_payments_transaction current_account_balance read_only_confirmation payer_payee`,
    ),
    nested: {
      client: nestedField.contact('client'),
      matter: nestedField.matter('matter'),
      bank_account: {
        kind: 'bankAccount',
        many: false,
        of: (stored, firm) => firm.bankAccounts.get(String(stored['bank_account_id'])) ?? null,
      },
      bill: nestedField.bill('bill'),
      allocation: nestedField.inside('allocation', 'allocation'),
    },
    computed: { current_account_balance: (record, firm) => dollars(runningBalance(firm, record)) },
  },
  accountBalance: { defaults: fieldNames('id type balance'), plain: fieldNames('id type balance name currency_id'), nested: {} },
  protectedFund: {
    defaults: usualFields,
    plain: fieldNames(`${recordFields} amount reason bank_account_id matter_id currency_id`),
    nested: {},
  },
} as const satisfies Partial<Readonly<Record<KindName, Kind>>>

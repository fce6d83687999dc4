import { registerEnumType } from 'type-graphql'
import { bankBalanceSources } from '../../../core/report/TrustReconciliation.js'

/** Where the bank's balance comes from, as GraphQL's enum reads it. */
export const BankBalanceSourceEnum = Object.fromEntries(bankBalanceSources.map((value) => [value, value]))

registerEnumType(BankBalanceSourceEnum, {
  name: 'BankBalanceSource',
  description: "Where the bank's balance comes from.",
  valuesConfig: {
    STATEMENT: { description: "The caller gave it, from the bank's statement." },
    VENDOR: { description: 'The balance the vendor shows now. It holds what is not cleared, and is no proof of what the bank has.' },
  },
})

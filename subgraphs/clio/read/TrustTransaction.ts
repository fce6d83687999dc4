import { parseWire } from '../../vendor/http/parseWire.js'
import { mapTrustTransaction } from '../map/TrustTransaction.js'
import { bankTransaction, bankTransactionFields, type ClioBankTransaction } from '../wire/BankTransaction.js'
import type { AccountLookups } from './accountLookups.js'
import type { ClioResource } from './ClioResource.js'

/** What Clio calls the ledger of trust accounts. */
export const onlyTrust = [['type', 'liability']] as const

/** Movements of trust money, all from the list itself; those of operating accounts are in the same list and are left out. */
export const trustTransactionResource = (lookups: AccountLookups): ClioResource<'TRUST_TRANSACTION', ClioBankTransaction> => ({
  kind: 'TRUST_TRANSACTION',
  path: 'bank_transactions',
  fields: bankTransactionFields,
  lists: [onlyTrust],
  byId: { filter: onlyTrust, fields: 'type', belongs: () => true },
  limit: 200,
  parse: (value, where) => parseWire(bankTransaction, value, where, 'CLIO'),
  complete: async (records) => ({
    records,
    context: {
      currency: records.some(({ currency }) => currency === null) ? await lookups.currency() : '',
      optionTexts: new Map(),
      writtenOff: new Set(),
    },
  }),
  map: mapTrustTransaction,
})

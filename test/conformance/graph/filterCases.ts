import type { RecordKind } from '../../../core/recordKind.js'
import { contactCases } from './contactCases.js'
import { externalIdCases } from './externalIdCases.js'
import { expenseCases } from './expenseCases.js'
import type { FilterCase } from './FilterCase.js'
import type { Everything } from './GraphScene.js'
import { invoiceCases } from './invoiceCases.js'
import { matterCases } from './matterCases.js'
import { paymentCases } from './paymentCases.js'
import { sharedCases } from './sharedCases.js'
import { timeEntryCases } from './timeEntryCases.js'
import { trustAccountCases } from './trustAccountCases.js'
import { trustTransactionCases } from './trustTransactionCases.js'
import { userCases } from './userCases.js'

const cases = {
  USER: userCases,
  CONTACT: contactCases,
  MATTER: matterCases,
  TIME_ENTRY: timeEntryCases,
  EXPENSE: expenseCases,
  INVOICE: invoiceCases,
  PAYMENT: paymentCases,
  TRUST_ACCOUNT: trustAccountCases,
  TRUST_TRANSACTION: trustTransactionCases,
} as const satisfies { readonly [K in RecordKind]: (records: Everything[K]) => readonly FilterCase<K>[] }

/** Every filter of a kind, tried with values of one vendor's records. */
export const filterCases = <K extends RecordKind>(kind: K, everything: Everything, vendor: string): readonly FilterCase<K>[] => {
  const records = everything[kind].filter((record) => record.vendor === vendor) as unknown as Everything[K]
  // The table's entry for this kind takes and gives this kind's records; the compiler cannot follow the key through the table.
  const own = cases[kind] as unknown as (records: Everything[K]) => readonly FilterCase<K>[]
  const external = kind === 'USER' || kind === 'TRUST_ACCOUNT' ? [] : externalIdCases(records)
  return [...([...sharedCases(records), ...external] as unknown as readonly FilterCase<K>[]), ...own(records)]
}

import 'reflect-metadata'
import { parseRecordId } from '../../core/recordId.js'
import { type RecordKind, recordKinds } from '../../core/recordKind.js'
import { type Vendor, vendorNames } from '../../core/vendor.js'
import { buildFederatedSchema, type FederatedSchema, type ReferenceResolver } from '../../schema/federation/buildFederatedSchema.js'
import { entityTypeName } from '../../schema/node/typeNames.js'
import { createContactType } from './contact/createContactType.js'
import { toEntityOrNull } from './entity.js'
import { createExpenseType } from './expense/createExpenseType.js'
import { createInvoiceType } from './invoice/createInvoiceType.js'
import { createMatterType } from './matter/createMatterType.js'
import { createPaymentType } from './payment/createPaymentType.js'
import { createTimeEntryType } from './time-entry/createTimeEntryType.js'
import { createTrustAccountType } from './trust-account/createTrustAccountType.js'
import { createTrustTransactionType } from './trust-transaction/createTrustTransactionType.js'
import { createUserType } from './user/createUserType.js'
import type { VendorContext } from './VendorContext.js'
import type { VendorTypes } from './VendorTypes.js'

/** Finds a record of one kind and vendor by its global id; null for an id of another kind, another vendor, or one that is none. */
const resolveReference =
  (vendor: Vendor, kind: RecordKind): ReferenceResolver<VendorContext> =>
  async ({ id }, { reads }) => {
    const parsed = parseRecordId(id)
    if (parsed?.kind !== kind || parsed.vendor !== vendor) return null
    return toEntityOrNull(await reads.record(kind, { account: parsed.account, vendorId: parsed.vendorId }))
  }

/** One vendor's subgraph: its entities of every kind, resolved from the mirror and, where needed, the vendor. */
export const buildVendorSubgraph = (vendor: Vendor): FederatedSchema => {
  const name = vendorNames[vendor]
  // Filled before any type function runs: those are called when the schema is built, below.
  const types: VendorTypes = {} as VendorTypes
  const created = {
    Matter: createMatterType(name, types),
    Contact: createContactType(name),
    User: createUserType(name),
    TimeEntry: createTimeEntryType(name, types),
    Expense: createExpenseType(name, types),
    Invoice: createInvoiceType(name, types),
    Payment: createPaymentType(name, types),
    TrustAccount: createTrustAccountType(name),
    TrustTransaction: createTrustTransactionType(name, types),
  }
  for (const [interfaceName, { type }] of Object.entries(created)) Object.assign(types, { [interfaceName]: type })
  return buildFederatedSchema<VendorContext>({
    resolvers: [created.Matter.resolver, ...Object.values(created).map(({ resolver }) => resolver)],
    types: Object.values(created).map(({ type }) => type),
    references: Object.fromEntries(recordKinds.map((kind) => [entityTypeName(vendor, kind), resolveReference(vendor, kind)])),
  })
}

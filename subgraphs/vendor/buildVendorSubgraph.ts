import 'reflect-metadata'
import { parseRecordId } from '../../core/recordId.js'
import { type RecordKind, recordKinds } from '../../core/recordKind.js'
import { type Vendor, vendorNames } from '../../core/vendor.js'
import { buildFederatedSchema, type FederatedSchema, type ReferenceResolver } from '../../schema/federation/buildFederatedSchema.js'
import { entityTypeName } from '../../schema/node/typeNames.js'
import { createContactType } from './contact/createContactType.js'
import { toEntityOrNull } from './entity.js'
import { createMatterType } from './matter/createMatterType.js'
import { createTimeEntryType } from './time-entry/createTimeEntryType.js'
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
  const user = createUserType(name)
  const contact = createContactType(name)
  const matter = createMatterType(name, types)
  const timeEntry = createTimeEntryType(name, types)
  Object.assign(types, { User: user.type, Contact: contact.type, Matter: matter.type, TimeEntry: timeEntry.type })
  return buildFederatedSchema<VendorContext>({
    resolvers: [user.resolver, contact.resolver, matter.resolver, timeEntry.resolver],
    types: [user.type, contact.type, matter.type, timeEntry.type],
    references: Object.fromEntries(recordKinds.map((kind) => [entityTypeName(vendor, kind), resolveReference(vendor, kind)])),
  })
}

import type { RecordKind } from '../../core/recordKind.js'
import { type Vendor, vendorNames } from '../../core/vendor.js'

/** The GraphQL interface of each kind. */
export const interfaceNames = {
  USER: 'User',
  CONTACT: 'Contact',
  MATTER: 'Matter',
  TIME_ENTRY: 'TimeEntry',
  EXPENSE: 'Expense',
  INVOICE: 'Invoice',
  PAYMENT: 'Payment',
  TRUST_ACCOUNT: 'TrustAccount',
  TRUST_TRANSACTION: 'TrustTransaction',
} as const satisfies Record<RecordKind, string>

/** The entity type of a vendor's records of one kind: `ClioMatter`. */
export const entityTypeName = (vendor: Vendor, kind: RecordKind): string => `${vendorNames[vendor].prefix}${interfaceNames[kind]}`

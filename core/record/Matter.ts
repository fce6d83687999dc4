import type { CustomField, RecordBase } from './RecordBase.js'
import type { CalendarDate, DecimalString } from './scalars.js'

/** Where a matter stands. */
export const matterStatuses = ['OPEN', 'PENDING', 'CLOSED', 'ARCHIVED'] as const
/** Where a matter stands. */
export type MatterStatus = (typeof matterStatuses)[number]

/** How a matter is billed. */
export const billingTypes = ['HOURLY', 'FLAT_FEE', 'CONTINGENCY', 'MIXED', 'PRO_BONO', 'OTHER'] as const
/** How a matter is billed. */
export type BillingType = (typeof billingTypes)[number]

/** The fee arrangement. Currency is the account's unless the vendor names one. */
export interface MatterBilling {
  readonly type: BillingType
  readonly rate: DecimalString | null
  readonly flatAmount: DecimalString | null
  readonly currency: string
}
/** Someone with a role on a matter. Exactly one of userId and contactId is set; both are vendor ids. */
export interface Participant {
  /** Lower case with underscores: responsible_attorney, originating_attorney, staff, client, opposing_party, … */
  readonly role: string
  readonly userId: string | null
  readonly contactId: string | null
}

/** What the vendor itself shows as a matter's figures; null for each it does not show. Never given to clients: ours are computed from the records and compared with these. */
export interface VendorTotals {
  readonly trustBalance: DecimalString | null
  readonly outstandingBalance: DecimalString | null
}

/** One case or transaction a firm works on for a client. */
export interface MatterRecord extends RecordBase {
  readonly number: string | null
  readonly title: string
  readonly description: string | null
  readonly status: MatterStatus
  readonly stage: string | null
  readonly practiceArea: string | null
  readonly openDate: CalendarDate | null
  readonly closeDate: CalendarDate | null
  readonly billing: MatterBilling | null
  /** The main client's contact, by vendor id. */
  readonly clientId: string | null
  readonly responsibleAttorneyId: string | null
  /** Everyone with a role, the responsible attorney and the client included. */
  readonly participants: readonly Participant[]
  readonly vendorTotals: VendorTotals | null
  readonly iManageWorkspaceId: string | null
  readonly customFields: readonly CustomField[]
  readonly tags: readonly string[]
}

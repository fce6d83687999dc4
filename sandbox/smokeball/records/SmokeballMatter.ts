import type { StoredRecord } from '../../portal/Collection.js'
import type { Ticks } from './ticks.js'

/** Where a matter stands, as Smokeball writes it. */
export const matterStatuses = ['Open', 'Pending', 'Closed', 'Deleted', 'Cancelled'] as const
/** Where a matter stands. */
export type MatterStatus = (typeof matterStatuses)[number]

/** Somebody with a role on a matter. */
export interface Role {
  readonly id: string
  /** Such as `Plaintiff`, `Client`, `Insurer`. */
  readonly name: string
  readonly side: 'client' | 'otherSide' | 'other'
  readonly contactId: string
  /** Those who act for this party: its attorneys. */
  readonly relationships: readonly { readonly id: string; readonly name: string; readonly contactId: string }[]
}

/** A matter or a lead, as stored. The deprecated id fields are derived when it is answered. */
export interface SmokeballMatter extends StoredRecord {
  readonly id: string
  readonly externalSystemId?: string
  readonly number?: string
  readonly matterTypeId: string
  readonly roles: readonly Role[]
  readonly description: string
  readonly status: MatterStatus
  readonly personResponsibleStaffId?: string
  readonly personAssistingStaffIds: readonly string[]
  readonly originatingStaffId?: string
  readonly openedDate?: string
  readonly closedDate?: string
  readonly leadOpenedDate?: string
  readonly isLead: boolean
  readonly referralType?: string
  readonly stage?: string
  /** When it came into its stage, where that left the matter itself as it was. */
  readonly stageUpdated?: Ticks
  /** What the matter's layout holds: key and text. */
  readonly layoutValues: Readonly<Record<string, string>>
  readonly tags: readonly { readonly id: string; readonly type: 'Staff' | 'Custom'; readonly name: string; readonly color: string }[]
  /** Answered as `versionId`: the ticks of the last change, as a text. */
  readonly lastUpdated: Ticks
}

/** The contacts on one side, in order. */
export const contactsOnSide = (matter: SmokeballMatter, side: Role['side']): readonly string[] =>
  matter.roles.filter((role) => role.side === side).map((role) => role.contactId)

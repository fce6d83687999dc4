import type { RecordBase } from './RecordBase.js'
import type { DecimalString } from './scalars.js'

/** A person of the firm who signs in at the vendor. */
export interface UserRecord extends RecordBase {
  readonly name: string
  readonly email: string | null
  /** attorney, paralegal, staff, billing, admin, … as the vendor names it. */
  readonly role: string | null
  readonly active: boolean
  /** Default hourly rate in the account's currency. */
  readonly rate: DecimalString | null
}

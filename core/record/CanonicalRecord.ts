import type { RecordKind } from '../recordKind.js'
import type { ContactRecord } from './Contact.js'
import type { MatterRecord } from './Matter.js'
import type { TimeEntryRecord } from './TimeEntry.js'
import type { UserRecord } from './User.js'

/** The canonical record of each kind. */
export interface CanonicalRecords {
  USER: UserRecord
  CONTACT: ContactRecord
  MATTER: MatterRecord
  TIME_ENTRY: TimeEntryRecord
}

/** The canonical record of one kind, or of any. */
export type CanonicalRecord<K extends RecordKind = RecordKind> = CanonicalRecords[K]

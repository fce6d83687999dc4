import type { Collection, StoredRecord } from '../portal/Collection.js'
import type { ActivityDescription } from './records/activityDescriptions.js'
import type { ClioActivity } from './records/ClioActivity.js'
import type { ClioContact } from './records/ClioContact.js'
import type { ClioMatter } from './records/ClioMatter.js'
import type { ClioUser } from './records/ClioUser.js'
import type { CustomFieldDefinition } from './records/customFieldDefinitions.js'

/** A short list that never changes while the portal runs. */
export type FixedList<T extends StoredRecord = StoredRecord> = ReadonlyMap<number, T>

/** One firm's records as Clio stores them, and how new ones get their ids and times. */
export interface ClioFirm {
  readonly name: string
  readonly timeZone: string
  readonly users: Collection<ClioUser>
  readonly contacts: Collection<ClioContact>
  readonly matters: Collection<ClioMatter>
  readonly activities: Collection<ClioActivity>
  readonly practiceAreas: FixedList
  readonly matterStages: FixedList
  readonly customFields: FixedList<CustomFieldDefinition>
  readonly activityDescriptions: FixedList<ActivityDescription>
  readonly currencies: FixedList
  /** The account the firm has at Clio. */
  readonly account: StoredRecord
  /** Now, as Clio writes instants. */
  readonly now: () => string
  /** Today in the firm's own zone. */
  readonly today: () => string
  /** The id the next created record of a kind gets. */
  readonly nextId: (kind: 'users' | 'contacts' | 'matters' | 'activities' | 'parts') => number
}

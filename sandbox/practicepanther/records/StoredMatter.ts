import type { CustomFieldValue } from './CustomFieldValue.js'
import type { Reference } from './Reference.js'

/** The four words a matter's status can be. */
export const matterStatusWords = ['Closed', 'Pending', 'Open', 'Archived'] as const

/** The fee arrangements of v1; v2 shows only words for them. */
export const hourlyRateTypes = ['ItemRate', 'UserRate', 'ProjectRate', 'FlatRate', 'Contingency', 'PresetProjectRate'] as const

/** Someone linked to a matter in a role of free text. */
export interface StoredRelationship {
  readonly id: string
  /** The person, and the account the person belongs to. */
  readonly contact: string
  readonly account: string
  readonly name: string
  readonly notes: string | null
}

/** A matter ("project") as the portal keeps it: v2's fields, and beside them what only v1 shows. */
export type StoredMatter = {
  readonly id: string
  readonly account_ref: Reference | null
  readonly number: number | null
  readonly name: string
  readonly notes: string | null
  readonly open_date: string | null
  readonly close_date: string | null
  readonly statute_of_limitation_date: string | null
  readonly tags: readonly string[]
  readonly status: (typeof matterStatusWords)[number]
  readonly assigned_to_users: readonly Reference[]
  readonly custom_field_values: readonly CustomFieldValue[]
  readonly created_at: string
  readonly updated_at: string
  readonly hourlyRateType: (typeof hourlyRateTypes)[number]
  readonly hourlyRate: number | null
  readonly flatRate: number | null
  readonly contingencyRatePercent: number | null
  readonly originatedBy: Reference | null
  readonly relationships: readonly StoredRelationship[]
}

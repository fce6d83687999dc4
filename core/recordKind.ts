/** Every kind of record this release mirrors. The money kinds follow with their own readers. */
export const recordKinds = ['USER', 'CONTACT', 'MATTER', 'TIME_ENTRY'] as const

/** A kind of record, named as in the GraphQL enum `RecordKind`. */
export type RecordKind = (typeof recordKinds)[number]

/** The prefix of each kind's record ids: `mat_clio_7k2m_14201`. */
export const recordIdPrefixes = {
  USER: 'usr',
  CONTACT: 'con',
  MATTER: 'mat',
  TIME_ENTRY: 'tim',
} as const satisfies Record<RecordKind, string>

/** Every kind of record that is mirrored, in the order of the GraphQL enum. */
export const recordKinds = [
  'MATTER',
  'CONTACT',
  'USER',
  'TIME_ENTRY',
  'EXPENSE',
  'INVOICE',
  'PAYMENT',
  'TRUST_ACCOUNT',
  'TRUST_TRANSACTION',
] as const

/** A kind of record, named as in the GraphQL enum `RecordKind`. */
export type RecordKind = (typeof recordKinds)[number]

/** The prefix of each kind's record ids: `mat_clio_7k2m_14201`. */
export const recordIdPrefixes = {
  MATTER: 'mat',
  CONTACT: 'con',
  USER: 'usr',
  TIME_ENTRY: 'tim',
  EXPENSE: 'exp',
  INVOICE: 'inv',
  PAYMENT: 'pay',
  TRUST_ACCOUNT: 'tac',
  TRUST_TRANSACTION: 'ttx',
} as const satisfies Record<RecordKind, string>

/** The kinds the list covers. */
export const testedKinds = ['USER', 'CONTACT', 'MATTER', 'TIME_ENTRY'] as const
/** A kind the list covers. */
export type TestedKind = (typeof testedKinds)[number]

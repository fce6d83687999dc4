/** The kinds whose readers every vendor has through its JSON endpoints alone: who, whom, what for, how long. */
export const coreKinds = ['USER', 'CONTACT', 'MATTER', 'TIME_ENTRY'] as const
/** One of them. */
export type CoreKind = (typeof coreKinds)[number]

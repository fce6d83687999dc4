/** The code sets that are known, named for what they classify. */
export const utbmsSets = ['LITIGATION', 'E_DISCOVERY', 'ACTIVITY', 'EXPENSE'] as const
/** A code set of the Uniform Task-Based Management System. */
export type UtbmsSet = (typeof utbmsSets)[number]

/** One code with its meaning. */
export interface UtbmsCode {
  /** A letter and three digits: `L110`. */
  readonly code: string
  readonly name: string
  readonly set: UtbmsSet
  /** The phase a task belongs to; null for phases themselves, and for activities and expenses, which have none. */
  readonly phase: UtbmsCode | null
}

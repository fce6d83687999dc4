import type { WorldUser } from './World.js'

/** What every part of a world is computed from. */
export interface WorldFrame {
  /** The portal's slug and the seed, scrambled together. */
  readonly key: number
  /** The world's last day, as a day number since 1970. */
  readonly today: number
  readonly users: readonly WorldUser[]
  /** Indexes of the users who are attorneys; never empty. */
  readonly attorneys: readonly number[]
  /** Indexes of the paralegals and other staff; never empty. */
  readonly assistants: readonly number[]
  readonly contactCount: number
  readonly matterCount: number
}

/** The separate random streams of a world, one for each sort of question, so that a new question changes no old answer. */
export const stream = {
  firm: 1,
  user: 2,
  contact: 3,
  contactName: 4,
  contactTwin: 5,
  matter: 6,
  matterDates: 7,
  matterTeam: 8,
  matterParties: 9,
  matterTwin: 10,
  timeEntry: 11,
  timeEntryCount: 12,
  bulkEdit: 13,
  bookCounts: 14,
  unallocatedCount: 15,
  invoicePlan: 16,
  invoice: 17,
  settlement: 18,
  sharedInvoice: 19,
  expense: 20,
  payment: 21,
  paymentTarget: 22,
  trust: 23,
  trustPlace: 24,
  trustFunds: 25,
  trustTransfer: 26,
  trustRow: 27,
  protectedFunds: 28,
  clientTrust: 29,
  firmTrust: 30,
  bankAccount: 31,
} as const

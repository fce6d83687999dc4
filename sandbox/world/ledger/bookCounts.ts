import { Random } from '../Random.js'
import { stream } from '../WorldFrame.js'

/** How many records of each kind a matter's books hold. */
export interface BookCounts {
  readonly expenses: number
  readonly invoices: number
  readonly payments: number
  readonly trust: number
}

const mostTrust = 40

/**
 * Dealt without looking at the matter's records. A matter with time has at least two invoices, one for what is billed and one for what is drafted;
 * one without invoices has no payments, one without a client no trust money.
 */
export const bookCounts = (
  key: number,
  matter: number,
  { timeEntries, hasClient }: { timeEntries: number; hasClient: boolean },
): BookCounts => {
  const random = new Random(key, stream.bookCounts, matter)
  const invoices = timeEntries === 0 ? random.pick([0, 0, 1]) : random.pick([2, 2, 2, 3])
  return {
    expenses: random.pick([0, 0, 1, 1, 2, 2, 3, 3, 4, 6]),
    invoices,
    payments: invoices === 0 ? 0 : random.pick([0, 0, 1, 1, 2, 2, 2, 3, 3, 4]),
    trust: hasClient ? trustTransactions(random) : 0,
  }
}

const trustTransactions = (random: Random): number => {
  if (random.chance(15)) return 0
  return Math.min(mostTrust, 1 + Math.floor(-Math.log(1 - random.below(1_000_000) / 1_000_000) * 14))
}

/** How many movements the unallocated trust money of a client has, by the client's place among those who have matters: one client in four has some. */
export const unallocatedCount = (key: number, place: number): number =>
  (place + key) % 4 === 0 ? new Random(key, stream.unallocatedCount, place).between(1, 5) : 0

/** How many movements of the firm's own money a trust account has: what the firm put in, then interest and a bank fee each quarter for two years. */
export const firmRowsPerAccount = 17

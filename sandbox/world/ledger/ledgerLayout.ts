import { prefixRanges, type PrefixRanges } from '../prefixRanges.js'
import type { World } from '../World.js'
import { trustAccountIndexes } from './bankAccounts.js'
import { bookCounts, firmRowsPerAccount, unallocatedCount } from './bookCounts.js'
import type { LedgerRules } from './Ledger.js'

/** Which numbers of each kind belong to which matter, and which matters of one client keep their books together. */
export interface LedgerLayout {
  readonly expenses: PrefixRanges
  readonly invoices: PrefixRanges
  readonly payments: PrefixRanges
  /** Trust transactions come in three stretches: those of the matters first … */
  readonly trustOfMatters: PrefixRanges
  /** … then the clients' unallocated money, by place in `depositors` … */
  readonly trustOfClients: PrefixRanges
  /** … then the firm's own, the same number for every trust account. */
  readonly trustCount: number
  /** Clients with unallocated trust money. */
  readonly depositors: readonly number[]
  /** The other matter of its client whose books are made together with this one's; null for none. */
  partnerOf(matter: number): number | null
}

/** Looks at each matter's client and draws its counts; builds nothing. */
export const ledgerLayout = (key: number, world: World, rules: LedgerRules): LedgerLayout => {
  const matters = Array.from({ length: world.matterCount }, (_, matter) => world.clientOfMatter(matter))
  const counts = matters.map((client, matter) => {
    const { from, until } = world.timeEntriesOfMatter(matter)
    return bookCounts(key, matter, { timeEntries: until - from, hasClient: client !== null })
  })
  const partners = pairByClient(matters)
  const clients = [...new Set(matters.filter((client) => client !== null))]
  const depositors = rules.unallocatedTrust ? clients.filter((_, place) => unallocatedCount(key, place) > 0) : []
  const places = new Map(clients.map((client, place) => [client, place]))
  const ranges = (of: 'expenses' | 'invoices' | 'payments' | 'trust'): PrefixRanges =>
    prefixRanges(world.matterCount, (matter) => counts[matter]?.[of] ?? 0)
  const trustOfMatters = ranges('trust')
  const trustOfClients = prefixRanges(depositors.length, (at) => unallocatedCount(key, places.get(depositors[at] ?? -1) ?? 0))
  return {
    expenses: ranges('expenses'),
    invoices: ranges('invoices'),
    payments: ranges('payments'),
    trustOfMatters,
    trustOfClients,
    trustCount: trustOfMatters.count + trustOfClients.count + trustAccountIndexes.length * firmRowsPerAccount,
    depositors,
    partnerOf: (matter) => {
      const partner = partners[matter] ?? -1
      return partner === -1 ? null : partner
    },
  }
}

/** Each matter with the next one of its client; -1 for one left over. */
const pairByClient = (clients: readonly (number | null)[]): Int32Array => {
  const partners = new Int32Array(clients.length).fill(-1)
  const waiting = new Map<number, number>()
  for (const [matter, client] of clients.entries()) {
    if (client === null) continue
    const other = waiting.get(client)
    if (other === undefined) {
      waiting.set(client, matter)
    } else {
      partners[matter] = other
      partners[other] = matter
      waiting.delete(client)
    }
  }
  return partners
}

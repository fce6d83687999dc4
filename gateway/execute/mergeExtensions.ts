import { z } from 'zod'

const age = z.object({ accountId: z.string(), kind: z.string(), oldestSyncedAt: z.string() })
const freshnessExtension = z.object({ freshness: z.array(age) })

type Age = z.infer<typeof age>

const byAccountAndKind = (a: Age, b: Age): number =>
  a.accountId === b.accountId ? (a.kind < b.kind ? -1 : 1) : a.accountId < b.accountId ? -1 : 1

/**
 * The `extensions` of the client's answer, of those of the subgraphs' answers: only `freshness` is for clients, and the oldest instant of
 * each account and kind is the one that counts. Undefined when no subgraph says anything.
 */
export const mergeExtensions = (extensions: readonly unknown[]): Record<string, unknown> | undefined => {
  if (extensions.length === 0) return undefined
  const oldest = new Map<string, Age>()
  for (const value of extensions) {
    for (const row of freshnessExtension.safeParse(value).data?.freshness ?? []) {
      const name = `${row.accountId} ${row.kind}`
      const known = oldest.get(name)
      if (known === undefined || row.oldestSyncedAt < known.oldestSyncedAt) oldest.set(name, row)
    }
  }
  return oldest.size === 0 ? undefined : { freshness: [...oldest.values()].toSorted(byAccountAndKind) }
}

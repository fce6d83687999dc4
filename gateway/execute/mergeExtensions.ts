import { z } from 'zod'

const freshnessRow = z.object({ account: z.string(), kind: z.string(), oldest: z.string() })
const freshnessExtension = z.object({ freshness: z.array(freshnessRow) })

/** How old the oldest record of one kind and account in the answer is. */
export type Freshness = z.infer<typeof freshnessRow>

/**
 * The `extensions` of the client's answer, of those of the subgraphs' answers: only `freshness` is for clients, and the oldest instant of
 * each account and kind is the one that counts. Undefined when no subgraph says anything.
 */
export const mergeExtensions = (extensions: readonly unknown[]): Record<string, unknown> | undefined => {
  const rows = extensions.flatMap((value) => freshnessExtension.safeParse(value).data?.freshness ?? [])
  if (rows.length === 0) return undefined
  const oldest = new Map<string, Freshness>()
  for (const row of rows) {
    const key = `${row.account} ${row.kind}`
    const known = oldest.get(key)
    if (known === undefined || row.oldest < known.oldest) oldest.set(key, row)
  }
  return { freshness: [...oldest.values()] }
}

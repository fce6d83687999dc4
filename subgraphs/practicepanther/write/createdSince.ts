import type { z } from 'zod'
import type { Instant } from '../../../core/record/scalars.js'
import type { PracticePantherApi } from '../openPracticePantherApi.js'
import { writeCursor } from '../read/OrderCursor.js'
import { type Created, readByCreation } from '../read/readInOrder.js'

/** The vendor's clock and ours are not one: a search begins this much before the write. */
const clockSkewMs = 15 * 60_000

/** Every record of a collection of API v2 that was made since an instant of our clock, in the order of making. */
export const createdSince = async <Schema extends z.ZodType<Created>>(
  api: PracticePantherApi,
  { collection, schema, since }: { readonly collection: string; readonly schema: Schema; readonly since: Instant },
): Promise<readonly z.output<Schema>[]> => {
  const found: z.output<Schema>[] = []
  const from = new Date(Date.parse(since) - clockSkewMs).toISOString()
  for (let cursor: string | null = writeCursor({ since: from, seen: [] }); cursor !== null;) {
    const { rows, next }: Awaited<ReturnType<typeof readByCreation<Schema>>> = await readByCreation(api, { collection, schema, cursor })
    found.push(...rows.map(({ wire }) => wire))
    cursor = next
  }
  return found
}

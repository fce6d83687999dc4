import { z } from 'zod'
import type { MattergraphError } from '../../../core/errors.js'
import type { Told } from '../map/recordBase.js'
import type { SmokeballApi } from '../openSmokeballApi.js'
import { type WireMatter, wireMatter } from '../wire/Matter.js'
import { isGuid } from './isGuid.js'
import { listPage, longestPage } from './listPage.js'
import { orItsError, toldRecord } from './toldRecords.js'

type Found = Map<string, Told<WireMatter> | MattergraphError>

/**
 * Finds matters by id. Either each by its own request, or from pages of the list; the list's size decides, and where it is not known the first page, which tells it.
 * What the pages did not show is asked for singly before it counts as absent: pages shift, and leads are on none.
 */
export const findMatters = async (
  api: SmokeballApi,
  vendorIds: readonly string[],
  knownSize: number | null,
): Promise<{ readonly found: Found; readonly size: number | null }> => {
  const found: Found = new Map()
  let size = knownSize
  let missing = vendorIds.filter(isGuid)
  for (let offset = 0; worthAPage(missing.length, size, offset); offset += longestPage) {
    const page = await listPage(api, anyMatter, { path: '/matters', offset, query: { Sort: 'asc(lastUpdated)', Fields: 'items,tags' } })
    size = page.size
    const wanted = new Set(missing)
    for (const { raw, wire } of page.records)
      if (wanted.has(wire.id)) found.set(wire.id, await orItsError(() => toldRecord(wireMatter, raw, '/matters')))
    missing = missing.filter((id) => !found.has(id))
  }
  await Promise.all(missing.map(async (id) => findOne(api, id, found)))
  return { found, size }
}

/** A record of another form concerns only whoever asked for it. */
const anyMatter = z.object({ id: z.string() })

/** Whether going on through the list costs fewer requests than asking for what is still missing one by one. */
const worthAPage = (missing: number, size: number | null, offset: number): boolean => {
  if (size === null) return missing > 1
  const pagesLeft = Math.ceil((size - offset) / longestPage)
  return pagesLeft > 0 && pagesLeft < missing
}

const findOne = async (api: SmokeballApi, id: string, found: Found): Promise<void> => {
  const where = `/matters/${id}`
  const result = await orItsError(async () => {
    // `Fields` is documented for the list; that a single matter takes it too is assumed. Its items come in any case.
    const value = await api.find(`${where}?Fields=items,tags`, z.unknown())
    return value === undefined ? undefined : toldRecord(wireMatter, value, '/matters/{id}')
  })
  if (result !== undefined) found.set(id, result)
}

import type { ReadResult, RecordPage, RecordReader } from '../../../core/vendorAdapter.js'
import { mapContact } from '../map/Contact.js'
import type { MapContext } from '../map/recordBase.js'
import type { SmokeballApi } from '../openSmokeballApi.js'
import { type WireContact, wireContact } from '../wire/Contact.js'
import { plainList } from '../wire/List.js'
import { type ChangePage, changeWalk } from './changeWalk.js'
import { isGuid } from './isGuid.js'
import { listPage } from './listPage.js'
import { orItsError, toldRecord } from './toldRecords.js'
import { z } from 'zod'

const longestBatch = 500
const identified = z.object({ id: z.string() })

/** Contacts: pages by last change, batches of five hundred by id. */
export const contactReader = (api: SmokeballApi, context: MapContext): RecordReader<'CONTACT'> => {
  const walk = changeWalk({
    page: (since, offset) => {
      const changed = since === null ? {} : { UpdatedSince: since.toString() }
      return listPage(api, wireContact, {
        path: '/contacts',
        offset,
        query: { Sort: 'asc(lastUpdated)', ExcludeDeletedContacts: 'true', Fields: 'tags', ...changed },
      })
    },
    ticksOf: ({ lastUpdated }) => BigInt(lastUpdated),
    before: (ticks) => ticks - 1n,
    idOf: ({ id }) => id,
    total: async ({ size }) => size,
  })

  const readBatch = async (ids: readonly string[]): Promise<readonly (readonly [string, ReadResult<'CONTACT'>])[]> => {
    // `Fields` is documented for the list; that the batch takes it too is assumed.
    const { value } = await api.ask('/contacts/batch?Fields=tags', { ids }, plainList)
    return Promise.all(
      value.map(async (one, index) => {
        const where = `/contacts/batch.value[${String(index)}]`
        const { id } = toldRecord(identified, one, where).wire
        return [id, await orItsError(() => present(toldRecord(wireContact, one, where), context))] as const
      }),
    )
  }

  const readBatches = async (ids: readonly string[]): Promise<readonly (readonly [string, ReadResult<'CONTACT'>])[]> => {
    const batches = Array.from({ length: Math.ceil(ids.length / longestBatch) }, (_, at) =>
      ids.slice(at * longestBatch, (at + 1) * longestBatch),
    )
    return (await Promise.all(batches.map(readBatch))).flat()
  }

  const pageOf = ({ records, next, total }: ChangePage<WireContact>): RecordPage<'CONTACT'> => ({
    records: records.filter(({ wire }) => !wire.isDeleted).map((told) => mapContact(told, context)),
    next,
    total,
  })

  return {
    readPage: async (cursor) => pageOf(await walk(cursor)),
    readChanges: async (since, cursor) => pageOf(await walk(cursor, since)),
    // A part on a matter is a tag of the contact's: it comes and goes with the matter.
    changesArePartial: true,
    readMany: async (vendorIds) => {
      const wanted = [...new Set(vendorIds)].filter(isGuid)
      const first = new Map(await readBatches(wanted))
      // Absence deletes from the mirror, and a batch drops ids without a word: what it left out is asked for once more.
      const second = await readBatches(wanted.filter((id) => !first.has(id)))
      const found = new Map([...first, ...second])
      return new Map(vendorIds.map((id) => [id, found.get(id) ?? 'ABSENT']))
    },
  }
}

/** Deleted contacts stay readable, marked. */
const present = (told: Parameters<typeof mapContact>[0], context: MapContext): ReadResult<'CONTACT'> =>
  told.wire.isDeleted ? 'ABSENT' : mapContact(told, context)

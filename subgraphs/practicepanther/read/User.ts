import type { UserRecord } from '../../../core/record/User.js'
import type { RecordReader } from '../../../core/vendorAdapter.js'
import { mapUser } from '../map/User.js'
import { wireLegacyUser, wireUser, type WireLegacyUser, type WireUser } from '../wire/User.js'
import { findByValues } from './findByValues.js'
import { type Companions, companionsOf, companionsOfPage } from './legacyCompanions.js'
import { parseEach } from './parseEach.js'
import { readAbsentFirst } from './readAbsentFirst.js'
import { readByChange, readByCreation } from './readInOrder.js'
import type { ReadTools } from './ReadTools.js'
import type { WireRow } from './WireRow.js'

const kind = { collection: 'users', legacy: 'user', schema: wireLegacyUser } as const

/** Users: each page and each batch costs one request to v2 and one to the legacy API, for rate and role. */
export const userReader = ({ api }: ReadTools): RecordReader<'USER'> => ({
  readPage: async (cursor) => {
    const { rows, next } = await readByCreation(api, { collection: kind.collection, schema: wireUser, cursor })
    const legacy = await companionsOfPage(api, kind, wires(rows))
    return { records: mapAll(rows, legacy), next, total: null }
  },
  readChanges: async (since, cursor) => {
    const { rows, next } = await readByChange(api, { collection: kind.collection, schema: wireUser, cursor }, since)
    return { records: mapAll(rows, await companionsOf(api, kind, wires(rows))), next, total: null }
  },
  readMany: async (vendorIds) =>
    readAbsentFirst<'USER'>(vendorIds, async (ids) => {
      const found = await findByValues(api, { collection: 'v2/users', path: 'id', values: ids })
      const { rows, failures } = parseEach(wireUser, found, 'users')
      const records = mapAll(rows, await companionsOf(api, kind, wires(rows)))
      return [...failures, ...records.map((record) => [record.vendorId, record] as const)]
    }),
})

const wires = (rows: readonly WireRow<WireUser>[]): readonly WireUser[] => rows.map(({ wire }) => wire)

const mapAll = (rows: readonly WireRow<WireUser>[], legacy: Companions<WireLegacyUser>): readonly UserRecord[] =>
  rows.flatMap(({ wire, raw }) => {
    const companion = legacy.get(wire.id)
    return companion === undefined ? [] : [mapUser(wire, companion.wire, { user: raw, legacyUser: companion.raw })]
  })

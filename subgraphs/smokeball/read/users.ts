import type { ReadResult, RecordReader } from '../../../core/vendorAdapter.js'
import { MattergraphError } from '../../../core/errors.js'
import { mapUser } from '../map/User.js'
import type { Told } from '../map/recordBase.js'
import type { SmokeballApi } from '../openSmokeballApi.js'
import { type WireStaff, wireStaff } from '../wire/Staff.js'
import { wholeList } from './wholeList.js'

/** The firm's whole staff, rates included: one request up to five hundred people. */
export const readStaff = (api: SmokeballApi): Promise<readonly Told<WireStaff>[]> =>
  wholeList(api, wireStaff, { request: { path: '/staff', query: { Fields: 'rate' } }, keyOf: ({ id }) => id })

/** Users: always the whole list. It cannot be sorted or filtered by change, and one request brings all of them: changes are told by all there is. */
export const userReader = (api: SmokeballApi): RecordReader<'USER'> => ({
  readPage: async (cursor) => {
    if (cursor !== null)
      throw new MattergraphError('BAD_USER_INPUT', 'the cursor is not one of Smokeball’s: users are one page', { vendor: 'SMOKEBALL' })
    const records = (await readStaff(api)).map(mapUser)
    return { records, next: null, total: records.length }
  },
  readChanges: async () => {
    const records = (await readStaff(api)).map(mapUser)
    return { records, next: null, total: null }
  },
  readMany: async (vendorIds) => {
    if (vendorIds.length === 0) return new Map()
    const found = new Map((await readStaff(api)).map((told) => [told.wire.id, mapUser(told)]))
    return new Map(vendorIds.map((id): [string, ReadResult<'USER'>] => [id, found.get(id) ?? 'ABSENT']))
  },
})

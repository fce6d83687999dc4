import { MattergraphError } from '../../../core/errors.js'
import type { ReadResult, RecordReader } from '../../../core/vendorAdapter.js'
import { isTrustAccount, mapTrustAccount } from '../map/TrustAccount.js'
import type { MapContext, Told } from '../map/recordBase.js'
import type { SmokeballApi } from '../openSmokeballApi.js'
import { type WireBankAccount, wireBankAccount } from '../wire/BankAccount.js'
import { plainList } from '../wire/List.js'
import { orItsError, toldRecords } from './toldRecords.js'

/** The firm's trust accounts with what lies in them: one request, never paged. Accounts of other types are left out. */
export const readTrustAccounts = async (api: SmokeballApi): Promise<readonly Told<WireBankAccount>[]> => {
  const { value } = await api.get('/bankaccounts', plainList)
  const accounts = toldRecords(wireBankAccount, value, '/bankaccounts')
  if (new Set(accounts.map(({ wire }) => wire.id)).size !== accounts.length)
    throw new MattergraphError('DRIFT', 'expected each bank account once, came one twice', { vendor: 'SMOKEBALL' })
  return accounts.filter(({ wire }) => isTrustAccount(wire))
}

/** Trust accounts: always the whole list, as it is one request. */
export const trustAccountReader = (api: SmokeballApi, context: MapContext): RecordReader<'TRUST_ACCOUNT'> => ({
  readPage: async (cursor) => {
    if (cursor !== null)
      throw new MattergraphError('BAD_USER_INPUT', 'the cursor is not one of Smokeball’s: trust accounts are one page', {
        vendor: 'SMOKEBALL',
      })
    const records = (await readTrustAccounts(api)).map((told) => mapTrustAccount(told, context))
    return { records, next: null, total: records.length }
  },
  // Whatever moves money changes what lies in an account: all of them are one request.
  readChanges: async () => {
    const records = (await readTrustAccounts(api)).map((told) => mapTrustAccount(told, context))
    return { records, next: null, total: null }
  },
  readMany: async (vendorIds) => {
    if (vendorIds.length === 0) return new Map()
    const found = new Map<string, ReadResult<'TRUST_ACCOUNT'>>()
    for (const told of await readTrustAccounts(api)) found.set(told.wire.id, await orItsError(() => mapTrustAccount(told, context)))
    return new Map(vendorIds.map((id): [string, ReadResult<'TRUST_ACCOUNT'>] => [id, found.get(id) ?? 'ABSENT']))
  },
})

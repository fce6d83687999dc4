import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { z } from 'zod'
import { recordKinds, type RecordKind } from '../../../core/recordKind.js'
import { readChangesSince } from '../../support/readChangesSince.js'
import { readAll } from '../../support/readAll.js'
import { type SmokeballAccount, stored, withSmokeballAccount } from './withSmokeballAccount.js'

const minuteMs = 60_000
const reference = z.object({ id: z.string() })

/** Sets the portal's clock ten minutes on and gives an instant before what is done then. */
const tenMinutesOn = async ({ desk }: SmokeballAccount): Promise<string> => {
  const since = new Date(Date.now() + 5 * minuteMs).toISOString()
  await desk('POST', 'faults', { clockSkewMs: 10 * minuteMs })
  return since
}
const toldIds = async ({ connection }: SmokeballAccount, kind: RecordKind, since: string): Promise<readonly string[]> =>
  (await readChangesSince(connection.readers[kind], since)).map(({ vendorId }) => vendorId)

describe('what changed at Smokeball', () => {
  test('costs one request for each list where nothing did; what has no list of the firm’s own cannot be asked for', () =>
    withSmokeballAccount(async (account) => {
      const { readers } = account.connection
      const since = await tenMinutesOn(account)
      const asked = recordKinds.filter((kind) => readers[kind].readChanges !== undefined)
      assert.deepEqual(asked.toSorted(), ['CONTACT', 'MATTER', 'TRUST_ACCOUNT', 'TRUST_TRANSACTION', 'USER'])
      const accounts = (await readAll(readers.TRUST_ACCOUNT)).length
      const costs: Partial<Record<RecordKind, number>> = {}
      for (const kind of asked) {
        await account.countAfresh()
        await readChangesSince(readers[kind], since)
        costs[kind] = Object.values(await account.requests()).reduce((sum, count) => sum + count, 0)
      }
      assert.deepEqual(costs, { USER: 1, CONTACT: 1, MATTER: 2, TRUST_ACCOUNT: 1, TRUST_TRANSACTION: 1 + accounts })
      for (const kind of ['CONTACT', 'MATTER', 'TRUST_TRANSACTION'] as const)
        assert.deepEqual(await toldIds(account, kind, since), [], kind)
    }))

  test('is told of a matter whose stage changed alone, though its own version stayed', () =>
    withSmokeballAccount(async (account) => {
      const { readers } = account.connection
      const [matter] = await readAll(readers.MATTER)
      const stages = [...new Set((await readAll(readers.MATTER)).map(({ stage }) => stage))]
      const other = stages.find((stage) => stage !== null && stage !== matter?.stage)
      const since = await tenMinutesOn(account)
      await account.desk('PATCH', `records/matters/${String(matter?.vendorId)}`, { stage: other })
      const [told, ...others] = await readChangesSince(readers.MATTER, since)
      assert.deepEqual([told?.vendorId, told?.stage, told?.updatedAt, others], [matter?.vendorId, other, matter?.updatedAt, []])
    }))

  test('is told of a movement that was reversed and of the one that reverses it, and of what then lies in the account', () =>
    withSmokeballAccount(async (account) => {
      const { readers } = account.connection
      const deposit = (await stored(account, 'TRUST_TRANSACTION')).find(({ type, reversed }) => type === 'Deposit' && reversed === false)
      const since = await tenMinutesOn(account)
      const made = (await account.desk('POST', 'records/trust-transactions', {
        bankAccountId: reference.parse(deposit?.['bankAccount']).id,
        matterId: reference.parse(deposit?.['matter']).id,
        amount: 25.5,
      })) as { readonly id: string }
      await account.desk('POST', 'records/trust-transactions', { reversedFromTransactionId: made.id })
      const told = await readChangesSince(readers.TRUST_TRANSACTION, since)
      assert.deepEqual(told.map(({ amount }) => amount).toSorted(), ['-25.5', '25.5'])
      assert.ok(told.some(({ vendorId }) => vendorId.endsWith(made.id)))
      const now = await readers.TRUST_TRANSACTION.readMany(told.map(({ vendorId }) => vendorId))
      for (const record of told) assert.deepEqual(now.get(record.vendorId), record)
    }))

  test('goes through the filter’s whole seconds and ticks: what was changed in the second of the instant is told', () =>
    withSmokeballAccount(async (account) => {
      const { connection, desk } = account
      const [contact] = await readAll(connection.readers.CONTACT)
      const [matter] = await readAll(connection.readers.MATTER)
      await desk('PATCH', `records/contacts/${String(contact?.vendorId)}`, { externalSystemId: 'Żółw-7' })
      await desk('PATCH', `records/matters/${String(matter?.vendorId)}`, { description: 'Nachlass Müller' })
      for (const kind of ['CONTACT', 'MATTER'] as const) {
        const id = kind === 'CONTACT' ? contact?.vendorId : matter?.vendorId
        const [now] = (await connection.readers[kind].readMany([id ?? ''])).values()
        assert.ok(typeof now === 'object' && 'updatedAt' in now)
        assert.deepEqual(await toldIds(account, kind, now.updatedAt), [id])
      }
    }))
})

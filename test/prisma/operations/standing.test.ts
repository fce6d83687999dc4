import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AccountLag, Standing } from '../../../core/operations/Standing.js'
import type { AccountKey } from '../../../core/recordId.js'
import type { Database } from '../../../prisma/Database.js'
import { readStanding } from '../../../prisma/operations/readStanding.js'
import { withWebhooks } from '../../engine/webhooks/support/withWebhooks.js'
import { anAccount } from '../support/anAccount.js'
import { describeOnEachDatabase } from '../support/describeOnEachDatabase.js'

const ago = (seconds: number): string => new Date(Date.now() - seconds * 1_000).toISOString()
const isAbout = (seconds: number | undefined, expected: number): boolean => seconds !== undefined && Math.abs(seconds - expected) < 60

interface Reading {
  readonly kind: string
  readonly phase?: string
  readonly changesReadTo?: string
  readonly fullReadAt?: string
  readonly dueAt?: string
}

const keepReading = async (database: Database, account: AccountKey, reading: Reading): Promise<void> => {
  const { kind, phase = 'LIVE', changesReadTo = null, fullReadAt = null, dueAt = ago(-60) } = reading
  await database.query(
    `insert into sync_state (account_key, kind, phase, changes_read_to, full_read_at, due_at)
     values ($1::text, $2::record_kind, $3::sync_phase, $4::timestamptz, $5::timestamptz, $6::timestamptz)`,
    [account, kind, phase, changesReadTo, fullReadAt, dueAt],
  )
}

const lagOf = (standing: Standing, account: AccountKey): AccountLag | undefined => standing.lags.find((lag) => lag.account === account)

describeOnEachDatabase('how the service stands', (database) => {
  test('says of each account how far it is behind, by the kind that is furthest, and how long a reading is overdue', async () => {
    const { key } = await anAccount(database(), { vendor: 'CLIO' })
    await keepReading(database(), key, { kind: 'MATTER', changesReadTo: ago(120), fullReadAt: ago(50_000) })
    await keepReading(database(), key, { kind: 'INVOICE', fullReadAt: ago(7_200), dueAt: ago(600) })
    const never = await anAccount(database(), { vendor: 'MYCASE' })
    const gone = await anAccount(database(), { status: 'DISCONNECTED' })
    const waiting = await anAccount(database(), { vendor: 'SMOKEBALL', status: 'CHALLENGE' })
    await keepReading(database(), waiting.key, { kind: 'MATTER', changesReadTo: ago(300), dueAt: ago(300) })
    const standing = await readStanding(database())
    const lag = lagOf(standing, key)
    assert.ok(lag?.vendor === 'CLIO' && isAbout(lag.lagSeconds, 7_200) && isAbout(lag.overdueSeconds, 600), JSON.stringify(lag))
    const sinceItWasMade = (Date.now() - Date.parse('2026-01-01T00:00:00.000Z')) / 1_000
    assert.ok(isAbout(lagOf(standing, never.key)?.lagSeconds, sinceItWasMade))
    assert.equal(lagOf(standing, gone.key), undefined)
    const ofWaiting = lagOf(standing, waiting.key)
    assert.ok(isAbout(ofWaiting?.lagSeconds, 300) && ofWaiting?.overdueSeconds === 0, 'its firm has to do something first')
    assert.ok(standing.kinds.every(({ vendor }) => vendor !== 'SMOKEBALL'))
    assert.ok(standing.accounts.some(({ status, count }) => status === 'DISCONNECTED' && count === 1))
    const matters = standing.kinds.find(({ vendor, kind }) => vendor === 'CLIO' && kind === 'MATTER')
    assert.ok(matters?.phase === 'LIVE' && matters.count === 1 && isAbout(matters.lagSeconds, 120), JSON.stringify(matters))
  })

  test('counts commands that are not over and those that wait for a person, with the age of the oldest', async () => {
    const { key, tenant } = await anAccount(database())
    const states = ['ACCEPTED', 'ACCEPTED', 'UNCERTAIN', 'NEEDS_REVIEW', 'NEEDS_REVIEW', 'APPLIED', 'REJECTED', 'FAILED']
    // What moves no money is settled by nobody: after a week it is no news.
    const reviewed = [ago(300), ago(8 * 86_400)]
    for (const [index, state] of states.entries())
      await database().query(
        `insert into command (id, tenant, kind, account_key, state, idempotency_key, input_hash, input, marker, actor, created_at, finished_at)
         values ($1::text, $2::text, 'createTimeEntry', $3::text, $4::command_state, $1::text, 'hash', '{}', $1::text, 'key_test', $5::timestamptz, $5::timestamptz)`,
        [`cmd_standing_${String(index)}`, tenant, key, state, state === 'NEEDS_REVIEW' ? (reviewed[index - 3] ?? null) : ago(index * 100)],
      )
    const { commands } = await readStanding(database())
    assert.deepEqual(commands.map(({ state, count }) => `${String(count)} ${state}`).toSorted(), [
      '1 NEEDS_REVIEW',
      '1 UNCERTAIN',
      '2 ACCEPTED',
    ])
    assert.ok(isAbout(commands.find(({ state }) => state === 'NEEDS_REVIEW')?.oldestSeconds, 300))
    assert.ok(isAbout(commands.find(({ state }) => state === 'ACCEPTED')?.oldestSeconds, 100))
  })

  test('says how far messages are behind the change log, how many wait or were given up, and how long one is overdue', () =>
    withWebhooks(database(), async ({ create, change, work, receiver, clock, webhooks, who }) => {
      const before = await readStanding(database())
      assert.deepEqual([before.changeLog.webhookLagSeconds, before.webhooks.pending, before.webhooks.overdueSeconds], [0, 0, 0])
      receiver.answer = () => ({ status: 500 })
      const { endpoint } = await create('/hook')
      clock.advance(-900_000)
      await change('m1')
      const unmade = await readStanding(database())
      assert.ok(isAbout(unmade.changeLog.webhookLagSeconds, 900), JSON.stringify(unmade))
      assert.ok(unmade.changeLog.end > before.changeLog.end && unmade.changeLog.heldBack === 0)
      await work()
      const failing = await readStanding(database())
      assert.deepEqual([failing.changeLog.webhookLagSeconds, failing.webhooks.pending, failing.webhooks.enabled], [0, 1, 1])
      assert.ok(isAbout(failing.webhooks.overdueSeconds, 895), JSON.stringify(failing.webhooks))
      await webhooks.update(who, endpoint.id, { enabled: false })
      const disabled = await readStanding(database())
      assert.deepEqual([disabled.webhooks.pending, disabled.webhooks.overdueSeconds, disabled.webhooks.disabled], [1, 0, 1])
    }))

  test('says how many changes wait for a transaction that still writes', async () => {
    const { key } = await anAccount(database())
    const insert = `insert into change (account_key, kind, vendor_id, action, changed_fields, source, observed_at, matter_ids)
      values ($1::text, 'MATTER', 'm1', 'CREATED', '{}', 'SYNC', now(), '{}')`
    await database().transaction(async (sql) => {
      await sql.query(insert, [key])
      await sql.query(insert, [key])
      assert.equal((await readStanding(sql)).changeLog.heldBack, 2)
    })
    assert.equal((await readStanding(database())).changeLog.heldBack, 0)
  })
})

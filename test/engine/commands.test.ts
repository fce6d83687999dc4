import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemClock } from '../../bin/systemClock.js'
import type { Command, CommandInputs, CommandKind } from '../../core/command/Command.js'
import type { TimeEntryIntent } from '../../core/command/TimeEntryIntent.js'
import { MattergraphError } from '../../core/errors.js'
import type { AccountKey } from '../../core/recordId.js'
import type { CommandContext } from '../../engine/commands/CommandRun.js'
import { doDueCommand } from '../../engine/commands/doDueCommand.js'
import { keepCommand } from '../../engine/commands/keepCommand.js'
import { openCommands } from '../../engine/commands/openCommands.js'
import { openAuditReader } from '../../prisma/audit/openAuditReader.js'
import { FencedOutError, readCommand } from '../../prisma/command/moveCommand.js'
import { openMirrorReader } from '../../prisma/mirror/openMirrorReader.js'
import { describeOnEachDatabase } from '../prisma/support/describeOnEachDatabase.js'
import { type Engine, aConnectRequest, withEngine } from './support/withEngine.js'

const lease = 180_000

const entry = (changes: Partial<TimeEntryIntent> = {}): TimeEntryIntent => ({
  matterId: 'm1',
  userId: 'u1',
  date: '2026-02-18',
  durationSeconds: 2_520,
  description: 'Call with the client.',
  billable: true,
  activityCode: 'L110',
  rate: '250.00',
  referenceId: 'timer-7',
  tags: [],
  ...changes,
})

/** One account over a vendor of the test's own, its commands done step by step. */
interface Scene extends Engine {
  readonly account: AccountKey
  readonly context: CommandContext
  readonly keep: <K extends CommandKind>(kind: K, input: CommandInputs[K], idempotencyKey?: string) => Promise<Command>
  /** Does what is due until nothing is; time stands still meanwhile. */
  readonly settle: () => Promise<void>
  readonly read: (command: Pick<Command, 'id'>) => Promise<Command>
}

let keys = 0

describeOnEachDatabase('a command', (database) => {
  const run = (use: (scene: Scene) => Promise<void>): Promise<void> =>
    withEngine(database(), async (engine) => {
      const { sessions, clock, vendor } = engine
      vendor.now = () => clock.now().getTime()
      const { key: account, tenant } = await sessions.connectAccount(aConnectRequest())
      const context = { database: database(), sessions, clock }
      await use({
        ...engine,
        account,
        context,
        keep: async (kind, input, idempotencyKey = `key ${String((keys += 1))}`) =>
          keepCommand(context, { kind, tenant, account, input, idempotencyKey, actor: 'key_test', rationale: 'The timer says so.' }),
        settle: async () => {
          while (await doDueCommand(context));
        },
        read: async ({ id }) => {
          const command = await readCommand(database(), id)
          assert.ok(command !== null)
          return command
        },
      })
    })

  test('is kept before anything is sent, done once, and read back into the mirror', async () => {
    await run(async ({ keep, settle, read, vendor, account }) => {
      const kept = await keep('createTimeEntry', entry())
      assert.deepEqual([kept.state, vendor.effects], ['ACCEPTED', []])
      await settle()
      const { state, recordId, attempts, discrepancies, error } = await read(kept)
      assert.deepEqual([state, attempts, discrepancies, error], ['APPLIED', 1, [], null])
      assert.deepEqual(vendor.effects, ['create Call with the client.'])
      const [row] = await openMirrorReader(database()).readMany('TIME_ENTRY', [{ account, vendorId: recordId ?? '' }])
      assert.equal(row?.record.durationSeconds, 2_520)
    })
  })

  test('leaves its trail in the audit log: what was wanted, by whom and why, and what came of it', async () => {
    await run(async ({ keep, settle, account }) => {
      const kept = await keep('createTimeEntry', entry())
      await settle()
      const { events } = await openAuditReader(database()).list({
        tenant: kept.tenant,
        accounts: [account],
        filter: { subjectId: kept.id },
        size: 10,
        after: null,
        before: null,
        backwards: false,
      })
      assert.deepEqual(
        events.map(({ action, actor, rationale, commandId }) => [action, actor, rationale, commandId]),
        ['command.finished', 'command.accepted'].map((action) => [action, 'key_test', 'The timer says so.', kept.id]),
      )
    })
  })

  test('tells what the vendor stored differently, and what it chose where nothing was said', async () => {
    await run(async ({ keep, settle, read }) => {
      const kept = await keep('createTimeEntry', entry({ rate: null, userId: null }))
      await settle()
      assert.deepEqual((await read(kept)).discrepancies, [
        { field: 'userId', sent: null, stored: 'u1' },
        { field: 'rate', sent: null, stored: '275.00' },
      ])
    })
  })

  test('of one key is one, whether its answer is there yet or not', async () => {
    await run(async ({ keep, settle, vendor }) => {
      const [first, ...others] = await Promise.all(Array.from({ length: 20 }, () => keep('createTimeEntry', entry(), 'one key')))
      await settle()
      const later = await keep('createTimeEntry', entry(), 'one key')
      for (const other of [...others, later]) assert.equal(other.id, first?.id)
      assert.equal(later.state, 'APPLIED')
      assert.equal(vendor.effects.length, 1)
    })
  })

  test('whose key stands for another write is refused, however little differs', async () => {
    await run(async ({ keep, settle, vendor }) => {
      await keep('createTimeEntry', entry(), 'a key')
      const reused = { code: 'IDEMPOTENCY_KEY_REUSED' }
      for (const changes of [{ durationSeconds: 2_521 }, { rate: null }, { description: 'Call with the client' }, { tags: ['a'] }])
        await assert.rejects(keep('createTimeEntry', entry(changes), 'a key'), reused)
      await assert.rejects(keep('deleteTimeEntry', { vendorId: 't1' }, 'a key'), reused)
      await settle()
      assert.equal(vendor.effects.length, 1)
    })
  })

  test('of a key that was used ninety days ago is a new one', async () => {
    await run(async ({ keep, settle, clock, vendor }) => {
      const first = await keep('createTimeEntry', entry(), 'an old key')
      await settle()
      clock.advance(91 * 86_400_000)
      const second = await keep('createTimeEntry', entry(), 'an old key')
      assert.notEqual(second.id, first.id)
      await settle()
      assert.equal(vendor.effects.length, 2)
    })
  })

  test('whose answer was lost after the vendor took it is found by its marker and not sent again', async () => {
    await run(async ({ keep, settle, read, clock, vendor }) => {
      vendor.writeFaults.push('LOST_AFTER')
      const kept = await keep('createTimeEntry', entry())
      await settle()
      assert.deepEqual([(await read(kept)).state, (await read(kept)).error?.outcome], ['UNCERTAIN', 'UNCERTAIN'])
      clock.advance(2_000)
      await settle()
      const { state, attempts, error } = await read(kept)
      assert.deepEqual([state, attempts, error, vendor.effects.length], ['APPLIED', 1, null, 1])
    })
  })

  test('that was lost before the vendor had it is looked for, not found, and sent again', async () => {
    await run(async ({ keep, settle, read, clock, vendor }) => {
      vendor.writeFaults.push('LOST_BEFORE')
      const kept = await keep('createTimeEntry', entry())
      await settle()
      clock.advance(2_000)
      await settle()
      const { state, attempts } = await read(kept)
      assert.deepEqual([state, attempts, vendor.effects.length], ['APPLIED', 2, 1])
    })
  })

  test('is not sent again before a vendor that shows writes late must have shown it', async () => {
    await run(async ({ keep, settle, read, clock, vendor }) => {
      vendor.settleMs = 10_000
      vendor.writeFaults.push('LOST_AFTER')
      const kept = await keep('createTimeEntry', entry())
      await settle()
      clock.advance(5_000)
      await settle()
      assert.deepEqual([(await read(kept)).state, vendor.effects.length], ['UNCERTAIN', 1])
      clock.advance(20_000)
      await settle()
      assert.deepEqual([(await read(kept)).state, vendor.effects.length], ['APPLIED', 1])
    })
  })

  test('is seen through while a vendor that shows writes late settles', async () => {
    await run(async ({ keep, context, read, clock, vendor }) => {
      vendor.settleMs = 10_000
      const kept = await keep('createTimeEntry', entry())
      const doing = doDueCommand(context)
      const turning = setInterval(() => clock.advance(1_000), 1)
      await doing.finally(() => clearInterval(turning))
      assert.deepEqual([(await read(kept)).state, vendor.effects.length], ['APPLIED', 1])
    })
  })

  test('that the vendor refuses says why, and nothing was done', async () => {
    await run(async ({ keep, settle, read, vendor }) => {
      vendor.writeFaults.push('REFUSED')
      const kept = await keep('createTimeEntry', entry())
      await settle()
      const { state, error } = await read(kept)
      assert.deepEqual(
        [state, error?.code, error?.message, error?.outcome],
        ['REJECTED', 'VENDOR_REJECTED', 'The matter is closed.', 'NOT_APPLIED'],
      )
      assert.deepEqual(vendor.effects, [])
    })
  })

  test('that the vendor has no time for waits as long as it asks', async () => {
    await run(async ({ keep, settle, read, clock, vendor }) => {
      vendor.writeFaults.push('LIMITED')
      const kept = await keep('createTimeEntry', entry())
      await settle()
      clock.advance(6_000)
      await settle()
      assert.equal((await read(kept)).state, 'ACCEPTED')
      clock.advance(2_000)
      await settle()
      assert.deepEqual([(await read(kept)).state, vendor.effects.length], ['APPLIED', 1])
    })
  })

  test('that comes to nothing again and again is given up, with nothing done', async () => {
    await run(async ({ keep, settle, read, clock, vendor }) => {
      vendor.writeFaults.push(...Array.from({ length: 9 }, () => 'LOST_BEFORE' as const))
      const kept = await keep('createTimeEntry', entry())
      for (let round = 0; round < 20; round += 1) {
        await settle()
        clock.advance(400_000)
      }
      assert.deepEqual([(await read(kept)).state, (await read(kept)).attempts, vendor.effects], ['FAILED', 5, []])
    })
  })

  test('that reading back cannot decide is left to a person', async () => {
    await run(async ({ keep, settle, read, clock, vendor }) => {
      vendor.forgetsMarkers = true
      vendor.writeFaults.push('LOST_AFTER')
      const kept = await keep('createTimeEntry', entry())
      await settle()
      clock.advance(2_000)
      await settle()
      assert.deepEqual([(await read(kept)).state, vendor.effects.length], ['NEEDS_REVIEW', 1])
    })
  })

  for (const [step, prepare] of [
    ['before the vendor has it', (vendor: Engine['vendor'], hang: () => Promise<void>) => (vendor.beforeWrite = hang)],
    ['after the vendor took it', (vendor: Engine['vendor'], hang: () => Promise<void>) => (vendor.afterWrite = hang)],
  ] as const) {
    test(`whose worker dies ${step} is taken up by the next, and done once`, async () => {
      await run(async ({ keep, context, settle, read, clock, vendor }) => {
        const { promise: reached, resolve } = Promise.withResolvers<void>()
        const died = Promise.withResolvers<void>()
        prepare(vendor, async () => {
          resolve()
          await died.promise
          throw new MattergraphError('VENDOR_UNAVAILABLE', 'cut', { outcome: 'UNCERTAIN' })
        })
        const kept = await keep('createTimeEntry', entry())
        const paused = doDueCommand(context).catch((error: unknown) => error)
        await reached
        vendor.beforeWrite = async () => undefined
        vendor.afterWrite = async () => undefined
        await settle()
        assert.equal((await read(kept)).state, 'SENDING', 'it is the first worker’s until its lease is over')
        clock.advance(lease + 1)
        await settle()
        assert.deepEqual([(await read(kept)).state, vendor.effects.length], ['APPLIED', 1])
        // The first wakes and hears nothing good: it writes nothing any more.
        died.resolve()
        assert.ok((await paused) instanceof FencedOutError)
        assert.deepEqual([(await read(kept)).state, vendor.effects.length], ['APPLIED', 1])
      })
    })
  }

  test('changes an entry, and is told from what was there before', async () => {
    await run(async ({ keep, settle, read, clock, vendor }) => {
      const created = await keep('createTimeEntry', entry())
      await settle()
      const vendorId = (await read(created)).recordId ?? ''
      vendor.writeFaults.push('LOST_AFTER')
      const changed = await keep('updateTimeEntry', { vendorId, changes: { description: 'Call with both clients.' } })
      await settle()
      clock.advance(2_000)
      await settle()
      assert.deepEqual([(await read(changed)).state, (await read(changed)).attempts], ['APPLIED', 1])
      assert.equal(vendor.world.TIME_ENTRY[0]?.description, 'Call with both clients.')
    })
  })

  test('deletes an entry, whose copy in the mirror is then a tombstone', async () => {
    await run(async ({ keep, settle, read, clock, vendor, account }) => {
      const created = await keep('createTimeEntry', entry())
      await settle()
      const vendorId = (await read(created)).recordId ?? ''
      vendor.writeFaults.push('LOST_BEFORE')
      const deleted = await keep('deleteTimeEntry', { vendorId })
      await settle()
      clock.advance(2_000)
      await settle()
      assert.deepEqual([(await read(deleted)).state, vendor.world.TIME_ENTRY], ['APPLIED', []])
      const [row] = await openMirrorReader(database()).readMany('TIME_ENTRY', [{ account, vendorId }])
      assert.notEqual(row?.deletedAt, null)
    })
  })

  test('that is submitted is answered when it is done, or as it stands when nobody waits longer', async () => {
    await run(async ({ context, account, vendor }) => {
      const faults: unknown[] = []
      const commands = openCommands({ ...context, clock: systemClock, workers: 2, onFault: (error) => faults.push(error) })
      try {
        const request = { kind: 'createTimeEntry', tenant: 'firm', account, input: entry(), actor: 'key_test', rationale: null } as const
        const submit = (idempotencyKey: string, waitMs: number) => commands.submit({ ...request, idempotencyKey, waitMs })
        const answers = await Promise.all(Array.from({ length: 200 }, () => submit(`submitted ${account}`, 20_000)))
        assert.deepEqual([...new Set(answers.map(({ id, state }) => `${id} ${state}`))], [`${answers[0]?.id ?? ''} APPLIED`])
        assert.equal(vendor.effects.length, 1)
        const { promise: held, resolve: go } = Promise.withResolvers<void>()
        vendor.beforeWrite = () => held
        const running = await submit(`held ${account}`, 100)
        assert.ok(['ACCEPTED', 'SENDING'].includes(running.state))
        go()
        assert.equal((await submit(`held ${account}`, 20_000)).state, 'APPLIED')
        assert.deepEqual([vendor.effects.length, faults], [2, []])
      } finally {
        await commands.close()
      }
    })
  })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemClock } from '../../bin/systemClock.js'
import type { Command } from '../../core/command/Command.js'
import { MattergraphError } from '../../core/errors.js'
import { doDueCommand } from '../../engine/commands/doDueCommand.js'
import { openCommands } from '../../engine/commands/openCommands.js'
import { openAuditReader } from '../../prisma/audit/openAuditReader.js'
import { FencedOutError } from '../../prisma/command/moveCommand.js'
import { openMirrorReader } from '../../prisma/mirror/openMirrorReader.js'
import { describeOnEachDatabase } from '../prisma/support/describeOnEachDatabase.js'
import { aTimeEntryIntent } from './support/aTimeEntryIntent.js'
import { type CommandScene, withCommands } from './support/withCommands.js'
import type { Engine } from './support/withEngine.js'

const lease = 180_000

describeOnEachDatabase('a command', (database) => {
  const run = (use: (scene: CommandScene) => Promise<void>): Promise<void> => withCommands(database(), use)

  test('is kept before anything is sent, done once, and read back into the mirror', async () => {
    await run(async ({ keep, settle, read, vendor, account }) => {
      const kept = await keep('createTimeEntry', aTimeEntryIntent())
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
      const kept = await keep('createTimeEntry', aTimeEntryIntent())
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
      const kept = await keep('createTimeEntry', aTimeEntryIntent({ rate: null, userId: null }))
      await settle()
      assert.deepEqual((await read(kept)).discrepancies, [
        { field: 'userId', sent: null, stored: 'u1' },
        { field: 'rate', sent: null, stored: '275.00' },
      ])
    })
  })

  test('of one key is one, whether its answer is there yet or not', async () => {
    await run(async ({ keep, settle, vendor }) => {
      const [first, ...others] = await Promise.all(Array.from({ length: 20 }, () => keep('createTimeEntry', aTimeEntryIntent(), 'one key')))
      await settle()
      const later = await keep('createTimeEntry', aTimeEntryIntent(), 'one key')
      for (const other of [...others, later]) assert.equal(other.id, first?.id)
      assert.equal(later.state, 'APPLIED')
      assert.equal(vendor.effects.length, 1)
    })
  })

  test('whose key stands for another write is refused, however little differs', async () => {
    await run(async ({ keep, settle, vendor }) => {
      await keep('createTimeEntry', aTimeEntryIntent(), 'a key')
      const reused = { code: 'IDEMPOTENCY_KEY_REUSED' }
      for (const changes of [{ durationSeconds: 2_521 }, { rate: null }, { description: 'Call with the client' }, { tags: ['a'] }])
        await assert.rejects(keep('createTimeEntry', aTimeEntryIntent(changes), 'a key'), reused)
      await assert.rejects(keep('deleteTimeEntry', { vendorId: 't1' }, 'a key'), reused)
      await settle()
      assert.equal(vendor.effects.length, 1)
    })
  })

  test('of a key that was used ninety days ago is a new one', async () => {
    await run(async ({ keep, settle, clock, vendor }) => {
      const first = await keep('createTimeEntry', aTimeEntryIntent(), 'an old key')
      await settle()
      clock.advance(91 * 86_400_000)
      const second = await keep('createTimeEntry', aTimeEntryIntent(), 'an old key')
      assert.notEqual(second.id, first.id)
      await settle()
      assert.equal(vendor.effects.length, 2)
    })
  })

  test('whose answer was lost after the vendor took it is found by its marker and not sent again', async () => {
    await run(async ({ keep, settle, read, clock, vendor }) => {
      vendor.writeFaults.push('LOST_AFTER')
      const kept = await keep('createTimeEntry', aTimeEntryIntent())
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
      const kept = await keep('createTimeEntry', aTimeEntryIntent())
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
      const kept = await keep('createTimeEntry', aTimeEntryIntent())
      await settle()
      clock.advance(5_000)
      await settle()
      assert.deepEqual([(await read(kept)).state, vendor.effects.length], ['UNCERTAIN', 1])
      clock.advance(20_000)
      await settle()
      assert.deepEqual([(await read(kept)).state, vendor.effects.length], ['APPLIED', 1])
    })
  })

  test('settles from when its answer was lost: it may have waited long before it left', async () => {
    await run(async ({ keep, settle, read, clock, vendor }) => {
      vendor.settleMs = 10_000
      vendor.beforeWrite = async () => clock.advance(25_000)
      vendor.writeFaults.push('LOST_AFTER')
      const kept = await keep('createTimeEntry', aTimeEntryIntent())
      await settle()
      clock.advance(2_000)
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
      const kept = await keep('createTimeEntry', aTimeEntryIntent())
      const doing = doDueCommand(context)
      const turning = setInterval(() => clock.advance(1_000), 1)
      await doing.finally(() => clearInterval(turning))
      assert.deepEqual([(await read(kept)).state, vendor.effects.length], ['APPLIED', 1])
    })
  })

  test('that the vendor refuses says why, and nothing was done', async () => {
    await run(async ({ keep, settle, read, vendor }) => {
      vendor.writeFaults.push('REFUSED')
      const kept = await keep('createTimeEntry', aTimeEntryIntent())
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
      const kept = await keep('createTimeEntry', aTimeEntryIntent())
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
      const kept = await keep('createTimeEntry', aTimeEntryIntent())
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
      const kept = await keep('createTimeEntry', aTimeEntryIntent())
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
        const kept = await keep('createTimeEntry', aTimeEntryIntent())
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
      const created = await keep('createTimeEntry', aTimeEntryIntent())
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
      const created = await keep('createTimeEntry', aTimeEntryIntent())
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

  test('of an account is left to the processes of its vendor', async () => {
    await run(async ({ context, keep, read, vendor }) => {
      const id = await keep('createTimeEntry', aTimeEntryIntent())
      assert.equal(await doDueCommand({ ...context, vendors: ['MYCASE', 'SMOKEBALL'] }), false)
      assert.deepEqual([(await read(id)).state, vendor.effects.length], ['ACCEPTED', 0])
      assert.equal(await doDueCommand({ ...context, vendors: ['CLIO'] }), true)
      assert.deepEqual([(await read(id)).state, vendor.effects.length], ['APPLIED', 1])
    })
  })

  test('that is submitted is answered when it is done, or as it stands when nobody waits longer', async () => {
    await run(async ({ context, account, vendor }) => {
      const faults: unknown[] = []
      const commands = openCommands({ ...context, clock: systemClock, workers: 2, onFault: (error) => faults.push(error) })
      try {
        const wanted = {
          kind: 'createTimeEntry',
          tenant: 'firm',
          account,
          asked: aTimeEntryIntent(),
          resolve: async () => aTimeEntryIntent(),
        } as const
        const request = { ...wanted, actor: 'key_test', rationale: null }
        const submit = async (idempotencyKey: string, waitMs: number): Promise<Command> => {
          const submission = await commands.submit({ ...request, idempotencyKey, waitMs })
          assert.ok(submission.outcome === 'KEPT')
          return submission.command
        }
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

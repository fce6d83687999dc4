import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemClock } from '../../bin/systemClock.js'
import type { Commands } from '../../engine/commands/Commands.js'
import { openCommands } from '../../engine/commands/openCommands.js'
import { describeOnEachDatabase } from '../prisma/support/describeOnEachDatabase.js'
import { orders, withMoney } from './support/withMoney.js'

const rounds = 50
const requests = 200

describeOnEachDatabase('two hundred requests under one key at once, through eight processes', (database) => {
  void test('are one effect and one answer, in each of fifty rounds', async () => {
    await withMoney(database(), async ({ context, account, vendor }) => {
      const faults: unknown[] = []
      const open = (): Commands => openCommands({ ...context, clock: systemClock, workers: 1, onFault: (error) => faults.push(error) })
      const processes = Array.from({ length: 8 }, open)
      try {
        for (let round = 1; round <= rounds; round += 1) {
          const input = orders.deposit({ amount: String(round) })
          const request = {
            kind: 'recordTrustDeposit',
            tenant: 'firm',
            account,
            asked: input,
            resolve: async () => input,
            idempotencyKey: `round ${String(round)} on ${account}`,
            actor: 'key_test',
            rationale: null,
            waitMs: 60_000,
          } as const
          const answers = await Promise.all(
            Array.from({ length: requests }, async (_, index) => processes[index % processes.length]?.submit(request)),
          )
          const told = new Set(
            answers.map((answer) => (answer?.outcome === 'KEPT' ? `${answer.command.id} ${answer.command.state}` : 'none')),
          )
          assert.equal(told.size, 1, [...told].join())
          assert.match([...told][0] ?? '', / APPLIED$/)
          assert.equal(vendor.effects.length, round)
        }
        assert.deepEqual(faults, [])
      } finally {
        for (const process of processes) await process.close()
      }
    })
  })
})

import assert from 'node:assert/strict'
import { setTimeout } from 'node:timers/promises'
import type { Clock } from '../../core/clock.js'
import { openContinuousSync } from '../../engine/sync/openContinuousSync.js'
import { createRandom } from '../support/createRandom.js'
import { atEveryVendor } from './atEveryVendor.js'
import { assertCostsAreCounted } from './convergence/assertCostsAreCounted.js'
import { assertMirrorIsPortal } from './convergence/assertMirrorIsPortal.js'
import type { ConvergenceScene } from './convergence/ConvergenceScene.js'
import { changePortal, orderFaults, type PortalTally } from './convergence/disturb.js'
import { replayLog } from './convergence/replayLog.js'
import { withConvergence } from './convergence/withConvergence.js'

/** `npm run check:convergence` takes larger firms through many more rounds, and with several seeds; every other run takes a small one through a few. */
const isWhole = process.env['CONVERGENCE'] === 'whole'
const seeds = process.env['CONVERGENCE_SEEDS']?.split(',').map(Number) ?? (isWhole ? [1, 2] : [1])
const hour = 3_600_000
const [matters, rounds, changesInRound] = isWhole ? [30, 15, 12] : [8, 3, 12]

for (const seed of seeds) {
  atEveryVendor(
    `whatever happens to a portal and to the requests, one sync afterwards makes the mirror the portal, and the change log rebuilds it (seed ${String(seed)})`,
    (t, vendor, browser) =>
      withConvergence(vendor, { matters, seed, browser }, async (scene) => {
        const tally = await live(scene, seed)
        assert.ok(tally.refused.length < tally.done / 4, `${String(tally.done)} done, refused: ${tally.refused.join('\n')}`)
        await scene.portal.desk.calm()
        // A sign-in that failed is rested from; that is over as well.
        await scene.clock.sleep(hour)
        const states = await scene.sync.syncAccount(scene.account.key, { full: true })
        const lacking = states.filter(({ phase }) => phase !== 'LIVE').map(({ kind, lastError }) => `${kind}: ${String(lastError)}`)
        assert.deepEqual(lacking, [])
        await assertMirrorIsPortal(scene)
        const applied = await replayLog(scene)
        t.diagnostic(
          `${String(tally.done)} changes at the portal, ${String(tally.refused.length)} refused; the log: ${JSON.stringify([...applied])}`,
        )
        for (const action of ['CREATED', 'UPDATED', 'DELETED'] as const) assert.ok((applied.get(action) ?? 0) > 0, `no change is ${action}`)
        await t.test('what it costs to read each kind whole is counted as the portal counts it', () => assertCostsAreCounted(scene))
      }),
  )
}

/** The account is read over and over by itself and on demand, while people change the portal and nearly every second request goes wrong. */
const live = async (scene: ConvergenceScene, seed: number): Promise<PortalTally> => {
  const { database, accounts, sync, clock, account, portal } = scene
  const random = createRandom(seed)
  const tally: PortalTally = { done: 0, refused: [] }
  const faults: unknown[] = []
  const reading = await openContinuousSync({
    database,
    accounts,
    sync: { takeTurn: (...turn) => sync.takeTurn(...turn) },
    clock: paced(clock),
    everyMs: 100,
    onFault: (fault) => faults.push(fault),
  })
  try {
    for (let round = 0; round < rounds; round += 1) {
      await orderFaults(portal, random, round)
      const demanded = sync.syncAccount(account.key, { full: random.below(3) === 0 })
      for (let change = 0; change < changesInRound; change += 1) await changePortal(portal, random, tally, account.userId)
      reading.noteLook([account.key])
      await demanded
    }
  } finally {
    await reading.close()
  }
  assert.deepEqual(faults, [])
  return tally
}

/** Rests are real but short, and take the portal's time with them. */
const paced = (clock: Clock): Clock => ({
  now: () => clock.now(),
  sleep: async (milliseconds, signal) => {
    await setTimeout(20, undefined, { signal })
    await clock.sleep(Math.min(milliseconds, 100), signal)
  },
})

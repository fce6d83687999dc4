import assert from 'node:assert/strict'
import { readPass } from '../../../prisma/sync/readPass.js'
import type { ConvergenceScene } from './ConvergenceScene.js'

/** Reads each kind whole and asserts that what is kept of its cost is what the portal was asked. */
export const assertCostsAreCounted = async ({ portal, sync, account, database }: ConvergenceScene): Promise<void> => {
  for (const kind of portal.kinds) {
    await portal.desk.forgetRequests()
    await sync.syncAccount(account.key, { kinds: [kind], full: true })
    const [asked, pass] = await Promise.all([portal.desk.requests(), readPass(database, account.key, kind)])
    assert.equal(pass?.fullRequests, asked, kind)
    assert.ok(asked > 0, kind)
  }
}

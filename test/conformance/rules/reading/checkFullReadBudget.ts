import assert from 'node:assert/strict'
import { readAll } from '../../../support/readAll.js'
import type { SignedIn } from '../../../support/withSignedIn.js'
import { batchingOf } from '../../batchingOf.js'
import { storedRecords } from '../../storedRecords.js'

/** Reads every kind to its end, each over a connection of its own, and compares the requests that arrived with what docs/batching.md allows. */
export const checkFullReadBudget = async (scene: SignedIn): Promise<void> => {
  const { desk, reconnect, vendor } = scene
  const matters = (await storedRecords(scene, 'MATTER')).size
  for (const kind of scene.kinds) {
    const { readers } = reconnect()
    await desk.forgetRequests()
    const { length } = await readAll(readers[kind])
    const allowed = (await batchingOf(vendor.portal.slug, kind)).fullRead({ N: length, M: matters })
    const made = await desk.requests()
    assert.ok(made <= allowed, `${kind}: ${String(made)} requests for ${String(length)} records, ${String(allowed)} are documented`)
  }
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drifts } from '../../../sandbox/smokeball/drifts.js'
import { idOf, withSmokeball } from './withSmokeball.js'

test('every variant changes an answer or a page, and clearing it brings the documented form back', () =>
  withSmokeball(async ({ ask, api, list, portal }) => {
    const ids = (await list('/matters')).value.map(idOf)
    const look = async (): Promise<readonly string[]> => {
      const fees = await Promise.all(ids.slice(0, 8).map((id) => api(`/matters/${id}/fees`)))
      const answers = await Promise.all(['/matters', '/contacts', '/staff'].map((path) => api(path)))
      return [...fees, ...answers].map(({ text }) => text).concat(await (await fetch(portal.origin)).text())
    }
    const documented = await look()
    for (const drift of Object.keys(drifts)) {
      assert.equal((await ask('POST', '/_sandbox/faults', { drift })).status, 200)
      assert.notDeepEqual(await look(), documented, drift)
    }
    await ask('DELETE', '/_sandbox/faults')
    assert.deepEqual(await look(), documented)
  }))

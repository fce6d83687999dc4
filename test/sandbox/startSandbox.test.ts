import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { test } from 'node:test'
import { portals } from '../../sandbox/portals.js'
import { SandboxPortTaken, startSandbox } from '../../sandbox/startSandbox.js'
import { freePortRange } from './freePortRange.js'
import { toyPortal } from './portal/toyPortal.js'

const options = { portBase: 0, seed: 1, matters: 5, limitScale: 1 }

test('every portal answers, knows the identity provider, and shows its desk', async () => {
  const sandbox = await startSandbox({ ...options, definitions: portals })
  try {
    const provider = sandbox.portals.find((portal) => portal.slug === 'identity-provider')?.origin ?? ''
    assert.deepEqual(sandbox.portals.map((portal) => portal.slug).toSorted(), portals.map((portal) => portal.slug).toSorted())
    for (const { origin } of sandbox.portals)
      assert.ok((await (await fetch(`${origin}/_sandbox/`)).text()).includes(`${provider}/_sandbox/`))
  } finally {
    await sandbox.close()
  }
})

test('100 000 matters at every portal start at once', async () => {
  const sandbox = await startSandbox({ ...options, matters: 100_000, definitions: portals })
  await sandbox.close()
})

test('a taken port is named, and what had started is closed again', async () => {
  const portBase = await freePortRange()
  const port = portBase + toyPortal.portOffset
  const other = createServer().listen(port, '127.0.0.1')
  await once(other, 'listening')
  // The toy stands nine above the base, the provider four above: the provider starts first, then the toy meets the other program.
  const start = startSandbox({ ...options, portBase, definitions: [toyPortal, ...portals.filter(isProvider)] })
  await assert.rejects(
    start,
    (error) => error instanceof SandboxPortTaken && error.message.includes(`port ${port} for Toy Portal is taken`),
  )
  await assert.rejects(fetch(`http://127.0.0.1:${portBase + 4}/`))
  await new Promise((resolve) => other.close(resolve))
})

const isProvider = ({ slug }: { readonly slug: string }): boolean => slug === 'identity-provider'

test('portals that are reached at another host name themselves by it', async () => {
  const sandbox = await startSandbox({ ...options, host: 'localhost', definitions: portals })
  try {
    for (const { origin } of sandbox.portals) {
      assert.match(origin, /^http:\/\/localhost:\d+$/)
      assert.equal((await fetch(`${origin}/_sandbox/requests`)).status, 200)
    }
  } finally {
    await sandbox.close()
  }
})

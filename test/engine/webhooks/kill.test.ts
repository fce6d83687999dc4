import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { systemClock } from '../../../bin/systemClock.js'
import { openSender } from '../../../engine/webhooks/openSender.js'
import { openWebhooks } from '../../../engine/webhooks/openWebhooks.js'
import { openDatabase } from '../../../prisma/openDatabase.js'
import { openVault } from '../../../prisma/vault/openVault.js'
import { openWebhookReader } from '../../../prisma/webhook/openWebhookReader.js'
import { anAccount } from '../../prisma/support/anAccount.js'
import { createRandom } from '../../support/createRandom.js'
import { withFolder } from '../../support/withFolder.js'
import { logChange } from './support/logChange.js'
import { type Received, withReceiver } from './support/withReceiver.js'

const program = fileURLToPath(new URL('support/sendUntilKilled.js', import.meta.url))
/** A hundred take minutes and are a run of their own: `WEBHOOKS=whole`. */
const kills = process.env['WEBHOOKS'] === 'whole' ? 100 : 2
const changes = kills * 30
const who = { tenant: 'firm', accounts: null, actor: 'key_test' }

test('a process that is killed while it sends loses nothing: the next one sends what is left, each record in order', async () => {
  await withFolder(async (folder) =>
    withReceiver(async (receiver) => {
      const [dataFolder, vaultKey] = [join(folder, 'data'), randomBytes(32)]
      const database = await openDatabase({ dataFolder })
      const account = await anAccount(database)
      const sender = openSender({ allowedHosts: new Set() })
      const vault = await openVault(database, vaultKey)
      const context = { database, vault, sender, clock: systemClock, deliveries: { tell: () => undefined } }
      const webhooks = openWebhooks({ ...context, allowedHosts: new Set([receiver.host]) })
      await webhooks.create(who, { url: receiver.url('/hook'), description: null, filter: null, payload: 'FULL' })
      for (let index = 0; index < changes; index += 1)
        await logChange(database, { account: account.key, vendorId: `m${String(index % 20)}`, at: new Date() })
      await database.close()

      const random = createRandom(3)
      const taken = (): number => new Set(receiver.received.map(({ id }) => id)).size
      for (let life = 0; life <= kills; life += 1) {
        const isLast = life === kills
        const enough = Promise.withResolvers<void>()
        const until = isLast ? changes : taken() + 1 + random.below(25)
        receiver.answer = () => {
          // One more than was taken is about to be.
          if (taken() + 1 >= until) enough.resolve()
          return { status: 204 }
        }
        const hasMore = taken() < until
        // Later than whatever the life before had taken for itself.
        const ahead = String(life * 61_000)
        const child = spawn(
          process.execPath,
          ['--disable-warning=ExperimentalWarning', program, dataFolder, vaultKey.toString('base64'), receiver.host, ahead],
          { stdio: ['pipe', 'inherit', 'inherit'] },
        )
        const exited = once(child, 'exit')
        if (hasMore) await Promise.race([enough.promise, exited])
        if (isLast) child.stdin.end()
        else child.kill('SIGKILL')
        const [code] = await exited
        assert.equal(code, isLast ? 0 : null)
      }

      const again = await openDatabase({ dataFolder })
      try {
        const page = { size: changes, after: null, before: null, backwards: false, endpointId: null, status: null }
        const { deliveries } = await openWebhookReader(again).deliveries({ ...who, ...page })
        assert.equal(deliveries.length, changes)
        assert.ok(deliveries.every(({ status }) => status === 'DELIVERED'))
        assertEachInOrder(receiver.received)
      } finally {
        await again.close()
      }
    }),
  )
})

/** What arrived twice counts where it came first. */
const assertEachInOrder = (received: readonly Received[]): void => {
  const latest = new Map<string, string>()
  const seen = new Set<string>()
  for (const { id, body } of received) {
    const record = /"recordId":"([^"]+)"/.exec(body)?.[1] ?? ''
    if (!seen.has(id)) assert.ok((latest.get(record) ?? '') < id, `${id} came after ${latest.get(record) ?? ''}`)
    if (!seen.has(id)) latest.set(record, id)
    seen.add(id)
  }
  assert.equal(seen.size, changes)
}

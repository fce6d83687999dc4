/** A process that sends what is due from a data folder until it is killed, or told to stop by the end of its input. Its arguments: the folder, the vault's key, the receiver, and how far ahead its clock is. */
import { once } from 'node:events'
import { systemClock } from '../../../../bin/systemClock.js'
import { openDeliveries } from '../../../../engine/webhooks/openDeliveries.js'
import { openSender } from '../../../../engine/webhooks/openSender.js'
import { openDatabase } from '../../../../prisma/openDatabase.js'
import { openVault } from '../../../../prisma/vault/openVault.js'

const [dataFolder = '', vaultKey = '', host = '', aheadMs = ''] = process.argv.slice(2)
const database = await openDatabase({ dataFolder })
const deliveries = openDeliveries({
  database,
  vault: await openVault(database, Buffer.from(vaultKey, 'base64')),
  sender: openSender({ allowedHosts: new Set([host]) }),
  clock: { ...systemClock, now: () => new Date(Date.now() + Number(aheadMs)) },
  chance: Math.random,
  retentionMs: 30 * 86_400_000,
  onFault: (error) => {
    throw error
  },
})
process.stdin.resume()
await once(process.stdin, 'end')
await deliveries.close()
await database.close()

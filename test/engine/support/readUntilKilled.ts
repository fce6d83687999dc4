/** A process that reads an account's matters into a data folder and never ends: the fourth page does not come. Its arguments: the folder, and the vault's key. */
import { openSessions } from '../../../engine/sessions/openSessions.js'
import { openLiveReads } from '../../../engine/sync/openLiveReads.js'
import { openSync } from '../../../engine/sync/openSync.js'
import { openAccountReader } from '../../../prisma/accounts/openAccountReader.js'
import { openDatabase } from '../../../prisma/openDatabase.js'
import { openVault } from '../../../prisma/vault/openVault.js'
import { ManualClock } from '../../prisma/support/ManualClock.js'
import { aMatter } from '../../prisma/support/records.js'
import { TestVendor } from './TestVendor.js'
import { aConnectRequest } from './withEngine.js'

const [dataFolder = '', vaultKey = ''] = process.argv.slice(2)
const vendor = new TestVendor()
vendor.world.MATTER.push(...Array.from({ length: 95 }, (_, index) => aMatter(`m${index}`)))
const never = new Promise<void>(() => undefined)
vendor.beforePage = async (_kind, cursor) => (cursor === '30' ? never : undefined)

const database = await openDatabase({ dataFolder })
const clock = new ManualClock()
const accounts = openAccountReader(database, clock)
const vault = await openVault(database, Buffer.from(vaultKey, 'base64'))
const sessions = await openSessions({ database, accounts, vault, adapters: vendor.adapters, signIn: vendor.signIn, clock, limitScale: 1 })
const liveReads = openLiveReads({ database, sessions, clock })
const { key } = await sessions.connectAccount(aConnectRequest())
const sync = openSync({
  database,
  sessions,
  liveReads,
  clock,
  onProgress: ({ records }) => void (records === 30 && process.stdout.write(key)),
})
process.stdin.resume()
await sync.syncAccount(key, { kinds: ['MATTER'] })

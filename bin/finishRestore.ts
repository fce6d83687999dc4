/*
 * Finishes the restoring of a backup: `npm run restore:finish`, once, before anything else is started over the restored database.
 *
 * What happened between the backup and now is not in it, but it happened: commands were sent, and changes were told. So whatever the backup takes for not sent is looked for at its vendor
 * before it is sent, and the numbers of changes go on where none was ever given out. It also tells whether the vault opens with the key that is at hand.
 */
import { formatChangeId } from '../core/change/changeId.js'
import { Releases } from '../core/release.js'
import { Secret } from '../core/Secret.js'
import { countOthers } from '../prisma/operations/countOthers.js'
import { doubtAccepted } from '../prisma/operations/doubtAccepted.js'
import { skipPositions } from '../prisma/operations/skipPositions.js'
import { faultToTell } from './faultToTell.js'
import { openStore } from './openStore.js'
import { readSettings, type Settings } from './settings.js'
import { StartError } from './StartError.js'
import { systemClock } from './systemClock.js'

/** What our own connections are called, to be told from others'. */
const name = 'mattergraph-restore'

/** The settings with a database that is reached under our name. */
const named = (settings: Settings): Settings => {
  const { databaseUrl } = settings
  if (databaseUrl === undefined) return settings
  const url = new URL(databaseUrl.reveal())
  url.searchParams.set('application_name', name)
  return { ...settings, databaseUrl: new Secret(url.href) }
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const releases = new Releases()
try {
  const { database } = await openStore(named(readSettings(process.env)), releases)
  say('the vault opens with this key')
  const others = await countOthers(database, name)
  if (others > 0)
    throw new StartError(`others use the database (${String(others)} connections): stop every process over it, and try again.`)
  const next = await skipPositions(database)
  const doubted = await database.transaction(async (sql) => doubtAccepted(sql, systemClock.now().toISOString()))
  say(`${String(doubted)} commands had been accepted and not sent: each is looked for at its vendor before it is sent`)
  say(`changes are numbered from ${formatChangeId(next)} on: what was told after the backup is read again, and told again`)
} catch (error) {
  process.exitCode = 1
  process.stderr.write(`${faultToTell(error)}\n`)
}
await releases.releaseAll()

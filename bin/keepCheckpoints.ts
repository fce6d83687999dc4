import { join } from 'node:path'
import type { Releases } from '../core/release.js'
import { openCheckpoints } from '../engine/audit/openCheckpoints.js'
import { loadSigningKey } from '../engine/audit/SigningKey.js'
import type { Logger } from '../core/log/Logger.js'
import type { Database } from '../prisma/Database.js'
import { systemClock } from './systemClock.js'

const everyMs = 60_000

/** Writes a checkpoint of the audit log now, every minute in which it grew, and at the end. */
export const keepCheckpoints = async (
  { database, dataFolder, logger }: { readonly database: Database; readonly dataFolder: string; readonly logger: Logger },
  releases: Releases,
): Promise<void> => {
  const key = await loadSigningKey(dataFolder)
  const checkpoints = openCheckpoints({ sql: database, key, clock: systemClock, file: join(dataFolder, 'audit.checkpoints') })
  await checkpoints.write()
  const timer = setInterval(() => {
    checkpoints.write().catch((error: unknown) => logger.error({ err: error }, 'no checkpoint of the audit log could be written'))
  }, everyMs)
  timer.unref()
  releases.add('the checkpoints of the audit log', async () => {
    clearInterval(timer)
    await checkpoints.write()
  })
}

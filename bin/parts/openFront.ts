import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Dependency } from '../../core/operations/Dependency.js'
import { openReadiness } from '../../core/operations/openReadiness.js'
import type { Releases } from '../../core/release.js'
import { openChangeFeed } from '../../engine/changes/openChangeFeed.js'
import { authenticateBy, type StoredKey } from '../../gateway/authenticate.js'
import type { Gateway, GatewayOptions } from '../../gateway/GatewayOptions.js'
import { openGateway } from '../../gateway/openGateway.js'
import { openApiKeys } from '../../prisma/api-keys/openApiKeys.js'
import { openChangeReader } from '../../prisma/change/openChangeReader.js'
import { readCommand } from '../../prisma/command/moveCommand.js'
import type { Database } from '../../prisma/Database.js'
import { readStanding } from '../../prisma/operations/readStanding.js'
import type { Telemetry } from '../../telemetry/openTelemetry.js'
import { lookUpKey } from '../lookUpKey.js'
import type { Settings } from '../settings.js'
import { systemClock } from '../systemClock.js'
import { databaseDependency } from './dependencies.js'
import type { Shared } from './openShared.js'
import { watchedFeed } from './watched/watchedFeed.js'

/** What our gateway is opened with. */
export interface FrontOptions extends Pick<GatewayOptions, 'subgraphs' | 'internalToken' | 'graphiql' | 'takeVendorHook'> {
  readonly settings: Settings
  readonly database: Database
  readonly shared: Shared
  readonly telemetry: Telemetry
  /** Keys that are known without the database. */
  readonly fixedKeys: readonly StoredKey[]
  /** What requests need beside the database and what is shared. */
  readonly dependencies?: readonly Dependency[]
  /** Whether `/metrics` tells how the whole service stands; else another process does. */
  readonly tellsStanding: boolean
}

const supergraphFile = fileURLToPath(new URL('../../../schema/sdl/supergraph.graphql', import.meta.url))

/** Opens the gateway over our own supergraph: keys from the database, subscriptions from the change log. */
export const openFront = async (
  { settings, database, shared, telemetry, fixedKeys, dependencies = [], tellsStanding, ...options }: FrontOptions,
  releases: Releases,
): Promise<Gateway> => {
  const { logger, instruments } = telemetry
  const changes = openChangeReader(database)
  const unwatchedFeed = openChangeFeed({
    sql: database,
    changes,
    bus: shared.changes,
    clock: systemClock,
    onFault: (error) => logger.error({ err: error }, 'the change log could not be read'),
  })
  const feed = watchedFeed(unwatchedFeed, instruments.work, systemClock)
  releases.add('the change feed', () => feed.close())
  const readiness = openReadiness([databaseDependency(database), ...shared.dependencies, ...dependencies])
  const gateway = await openGateway({
    host: settings.host,
    port: settings.port,
    supergraphSdl: await readFile(supergraphFile, 'utf8'),
    authenticate: authenticateBy(lookUpKey(openApiKeys(database, systemClock), systemClock, fixedKeys)),
    subscriptions: { sources: { feed, changes, readCommand: async (id) => readCommand(database, id) } },
    leaveOutLostRecords: true,
    logger,
    instruments: instruments.gateway,
    readiness,
    scrape: telemetry.scrapeWith({ readiness, ...(tellsStanding && { standing: () => readStanding(database) }) }),
    ...options,
  })
  releases.add('the gateway', () => gateway.close())
  return gateway
}

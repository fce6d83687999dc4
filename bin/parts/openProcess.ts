import type { Secret } from '../../core/Secret.js'
import type { TakeDelivery } from '../../core/hint/VendorHooks.js'
import { openReadiness } from '../../core/operations/openReadiness.js'
import type { Releases } from '../../core/release.js'
import { wakeOnCommit } from '../../engine/changes/wakeOnCommit.js'
import type { Vendor } from '../../core/vendor.js'
import type { PortalAddress } from '../../core/vendorAdapter.js'
import type { LocalSubgraphOptions } from '../../gateway/subgraph/LocalSubgraph.js'
import { readStanding } from '../../prisma/operations/readStanding.js'
import type { Telemetry } from '../../telemetry/openTelemetry.js'
import { openSubgraphServer } from '../../gateway/subgraph/server/openSubgraphServer.js'
import { assertPortIsFree } from '../assertPortIsFree.js'
import { chromiumPath } from '../chromiumPath.js'
import { sandboxAddress } from '../demo.js'
import { openStore, type Store } from '../openStore.js'
import type { Settings } from '../settings.js'
import { StartError } from '../StartError.js'
import { systemClock } from '../systemClock.js'
import { databaseDependency } from './dependencies.js'
import { openShared, type Shared } from './openShared.js'
import { openWatch, toSupervisor } from './openWatch.js'

/** What every process of several stands on. */
export interface Ground {
  readonly settings: Settings
  /** Its commits wake whoever waits for the change log to grow. */
  readonly store: Store
  /** The same, for what nobody waits for. */
  readonly quietStore: Store
  readonly shared: Shared
  readonly telemetry: Telemetry
  readonly executablePath: string
  /** Where accounts are connected in place of the vendors' own hosts; absent for those. */
  readonly portals?: (vendor: Vendor) => PortalAddress
}

/** A supervisor gives longer; requests under way are let finish for so long. */
const patienceMs = 8_000
/** Time to let everything go after that. */
export const closeWithinMs = 20_000

/** Opens what a subgraph's process stands on. */
export const openGround = async (program: string, settings: Settings, releases: Releases): Promise<Ground> => {
  const executablePath = await chromiumPath(settings)
  await assertPortIsFree(settings.host, settings.port, 'PORT')
  const telemetry = await openWatch(program, settings, { destination: toSupervisor(), releases })
  const opened = await openStore(settings, releases)
  const shared = openShared(settings, telemetry.logger, releases)
  const store = { ...opened, database: wakeOnCommit(opened.database, shared.changes) }
  const ground = { settings, shared, telemetry, executablePath, store, quietStore: opened }
  return settings.sandbox ? { ...ground, portals: (vendor) => sandboxAddress(vendor, settings) } : ground
}

/** What a process serves. */
export interface Served extends Ground {
  /** The subgraph's name. */
  readonly name: string
  readonly takeVendorHook?: TakeDelivery
  /** Whether `/metrics` tells how the whole service stands; else another process does. */
  readonly tellsStanding: boolean
}

/** Serves the process's subgraph; tells its address. */
export const serve = async (
  { name, settings, store: { database }, shared, telemetry, takeVendorHook, tellsStanding }: Served,
  subgraph: LocalSubgraphOptions,
  releases: Releases,
): Promise<string> => {
  const { logger, instruments } = telemetry
  const readiness = openReadiness([databaseDependency(database), ...shared.dependencies])
  const server = await openSubgraphServer({
    host: settings.host,
    port: settings.port,
    name,
    subgraph,
    internalToken: internalTokenOf(settings),
    readiness,
    scrape: telemetry.scrapeWith({ readiness, ...(tellsStanding && { standing: () => readStanding(database) }) }),
    instruments: instruments.subgraph,
    ...(takeVendorHook === undefined ? {} : { takeVendorHook }),
    logger,
    patienceMs,
  })
  releases.add('the subgraph', () => server.close())
  return server.url
}

/** What fetches are signed with. */
export const internalTokenOf = ({ internalSecret: secret }: Settings): { readonly secret: Secret; readonly clock: typeof systemClock } => {
  if (secret === undefined) throw new StartError('INTERNAL_SECRET: this program needs it')
  return { secret, clock: systemClock }
}

import { join } from 'node:path'
import { pino } from 'pino'
import type { Releases } from '../core/release.js'
import { vendorNames, vendors } from '../core/vendor.js'
import { wakeOnCommit } from '../engine/changes/wakeOnCommit.js'
import { freeLeases } from '../prisma/lease/leases.js'
import { openAccountReader } from '../prisma/accounts/openAccountReader.js'
import { freeTurns } from '../prisma/sync/turns.js'
import { assertPortIsFree } from './assertPortIsFree.js'
import { chromiumPath } from './chromiumPath.js'
import { buildSubgraphs } from './composeSubgraphs.js'
import { connectDemoAccounts } from './connectDemoAccounts.js'
import { demoAuthorization, demoStoredKey, hasDemoKey, sandboxPorts } from './demo.js'
import { describeDatabase, openStore } from './openStore.js'
import { firmSources } from './parts/firmSources.js'
import { openFirmWork } from './parts/openFirmWork.js'
import { openFront } from './parts/openFront.js'
import { openShared } from './parts/openShared.js'
import { openVendorWork } from './parts/openVendorWork.js'
import { openWatch } from './parts/openWatch.js'
import { requestContexts } from './requestContexts.js'
import type { Voices } from './runProgram.js'
import type { Settings } from './settings.js'
import { startSandboxProcess } from './startSandboxProcess.js'
import { syncProgress } from './syncProgress.js'
import { systemClock } from './systemClock.js'

/** A running Mattergraph: everything in one process but the sandbox portals. */
export interface RunningMattergraph {
  /** Where the gateway listens, such as `http://127.0.0.1:4000/`. */
  readonly url: string
}

/**
 * Opens everything in order and resolves when it answers. What was opened is added to `releases`, also when the opening fails half way.
 * Rejects with a StartError, a sentence for the person at the terminal, for whatever such a person can mend.
 */
export const openMattergraph = async (settings: Settings, { say, sayAside }: Voices, releases: Releases): Promise<RunningMattergraph> => {
  const { dataFolder, sandbox: withSandbox } = settings
  const demo = hasDemoKey(settings)
  const executablePath = await chromiumPath(settings)
  await assertPortIsFree(settings.host, settings.port, 'PORT')
  if (withSandbox) {
    for (const port of sandboxPorts(settings.sandboxPortBase)) await assertPortIsFree('127.0.0.1', port, 'SANDBOX_PORT_BASE')
  }

  say(`database: ${describeDatabase(settings)}`)
  const opened = await openStore(settings, releases)
  const destination = pino.destination({ dest: join(dataFolder, 'mattergraph.log'), mkdir: true })
  const telemetry = await openWatch('', settings, { destination, releases })
  const shared = openShared(settings, telemetry.logger, releases)
  const store = { ...opened, database: wakeOnCommit(opened.database, shared.changes) }
  const { database } = store
  if (withSandbox) {
    say('sandbox portals:')
    const sandbox = startSandboxProcess(settings, (line) => say(`  ${line}`))
    releases.add('the sandbox portals', () => sandbox.close())
    await sandbox.ready
  }

  // Nothing else runs over an embedded database: what an earlier process had when it was killed is free.
  if (settings.databaseUrl === undefined) await Promise.all([freeTurns(database), freeLeases(database)])
  // What an earlier start connected is read on at once.
  const names = new Map<string, string>(
    (await openAccountReader(database, systemClock).all()).map(({ key, vendor }) => [key, vendorNames[vendor].title]),
  )
  const onProgress = syncProgress(sayAside, (account) => names.get(account) ?? account)
  const work = await openVendorWork({ settings, store, shared, executablePath, vendors, onProgress, telemetry }, releases)
  const webhooks = await openFirmWork({ settings, store: opened, shared, telemetry }, releases)
  const contexts = requestContexts(firmSources(database, { work, webhooks, telemetry }))
  const gateway = await openFront(
    {
      settings,
      database,
      shared,
      subgraphs: Object.fromEntries(buildSubgraphs().map(({ name, schema }) => [name, contexts.inProcess(schema)])),
      fixedKeys: demo ? [demoStoredKey] : [],
      graphiql: demo ? { demoAuthorization } : {},
      takeVendorHook: work.hints.receive,
      telemetry,
      tellsStanding: true,
    },
    releases,
  )

  const { accounts, sessions, reading } = work
  if (withSandbox) await connectDemoAccounts({ settings, accounts, sessions, database, clock: systemClock, say })
  for (const { key, vendor } of await accounts.all()) {
    names.set(key, vendorNames[vendor].title)
    await reading.want(key)
  }
  return { url: gateway.url }
}

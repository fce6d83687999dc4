import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import type { Releases } from '../core/release.js'
import { vendorNames } from '../core/vendor.js'
import { openSessions } from '../engine/sessions/openSessions.js'
import { openLiveReads } from '../engine/sync/openLiveReads.js'
import { openCommands } from '../engine/commands/openCommands.js'
import { openSync } from '../engine/sync/openSync.js'
import { authenticateBy } from '../gateway/authenticate.js'
import { openGateway } from '../gateway/openGateway.js'
import { openAccountReader } from '../prisma/accounts/openAccountReader.js'
import { openApiKeys } from '../prisma/api-keys/openApiKeys.js'
import { openAuditReader } from '../prisma/audit/openAuditReader.js'
import { openCommandReader } from '../prisma/command/openCommandReader.js'
import { openMirrorReader } from '../prisma/mirror/openMirrorReader.js'
import { openQuarantineReader } from '../prisma/quarantine/openQuarantineReader.js'
import { openReportReader } from '../prisma/report/openReportReader.js'
import { openBrowser } from '../subgraphs/vendor/browser/openBrowser.js'
import { adapters } from './adapters.js'
import { assertPortIsFree } from './assertPortIsFree.js'
import { browserSignIn } from './browserSignIn.js'
import { chromiumPath } from './chromiumPath.js'
import { buildSubgraphs } from './composeSubgraphs.js'
import { connectDemoAccounts } from './connectDemoAccounts.js'
import { databaseAnswers } from './databaseAnswers.js'
import { demoAuthorization, demoStoredKey, hasDemoKey, sandboxPorts } from './demo.js'
import { lookUpKey } from './lookUpKey.js'
import { keepCheckpoints } from './keepCheckpoints.js'
import { describeDatabase, openStore } from './openStore.js'
import { requestContexts } from './requestContexts.js'
import type { Settings } from './settings.js'
import { startSandboxProcess } from './startSandboxProcess.js'
import { syncProgress } from './syncProgress.js'
import { systemClock } from './systemClock.js'

/** Where progress is told. */
export interface Voices {
  /** What leads up to being ready. */
  readonly say: (line: string) => void
  /** What goes on afterwards: `ready` stays the last line of the other. */
  readonly sayAside: (line: string) => void
}

/** A running Mattergraph: everything in one process but the sandbox portals. */
export interface RunningMattergraph {
  /** Where the gateway listens, such as `http://127.0.0.1:4000/`. */
  readonly url: string
}

/** How many commands are done at once. */
const commandWorkers = 4

const supergraphFile = fileURLToPath(new URL('../../schema/sdl/supergraph.graphql', import.meta.url))

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
  const { database, vault } = await openStore(settings, releases)
  const logger = pino({ name: 'mattergraph' }, pino.destination({ dest: join(dataFolder, 'mattergraph.log'), mkdir: true }))
  if (withSandbox) {
    say('sandbox portals:')
    const sandbox = startSandboxProcess(settings, (line) => say(`  ${line}`))
    releases.add('the sandbox portals', () => sandbox.close())
    await sandbox.ready
  }

  const browser = await openBrowser({ executablePath, asRoot: process.getuid?.() === 0 })
  const accounts = openAccountReader(database, systemClock)
  const sessions = await openSessions({
    database,
    accounts,
    vault,
    adapters,
    clock: systemClock,
    limitScale: withSandbox ? settings.sandboxLimitScale : 1,
    signIn: browserSignIn({ browser, clock: systemClock, screenshotFolder: join(dataFolder, 'screenshots') }),
  })
  const liveReads = openLiveReads({ database, sessions, clock: systemClock })
  const names = new Map<string, string>()
  const onProgress = syncProgress(sayAside, (account) => names.get(account) ?? account)
  const sync = openSync({ database, sessions, liveReads, clock: systemClock, onProgress })
  // Together: each would wait for what only another ends, a page for its connection, a sign-in for its browser.
  releases.add('the sync, the sessions and the browser', async () => {
    await Promise.all([sync.close(), sessions.close(), browser.close()])
  })

  const onFault = (error: unknown): void => logger.error({ err: error }, 'a command met a fault of our own')
  const commands = openCommands({ database, sessions, clock: systemClock, workers: commandWorkers, onFault })
  releases.add('the commands', () => commands.close())
  await keepCheckpoints({ database, dataFolder, logger }, releases)
  const contexts = requestContexts({
    accounts,
    mirror: openMirrorReader(database),
    reports: openReportReader(database),
    live: liveReads,
    sessions,
    sync,
    audit: openAuditReader(database),
    commands,
    commandReader: openCommandReader(database),
    quarantine: openQuarantineReader(database),
    clock: systemClock,
    logger,
  })
  const apiKeys = openApiKeys(database, systemClock)
  const gateway = await openGateway({
    host: settings.host,
    port: settings.port,
    supergraphSdl: await readFile(supergraphFile, 'utf8'),
    subgraphs: Object.fromEntries(buildSubgraphs().map(({ name, schema }) => [name, contexts.inProcess(schema)])),
    authenticate: authenticateBy(lookUpKey(apiKeys, systemClock, demo ? [demoStoredKey] : [])),
    graphiql: demo ? { demoAuthorization } : {},
    leaveOutLostRecords: true,
    isReady: () => databaseAnswers(database),
    logger,
  })
  releases.add('the gateway', () => gateway.close())

  if (withSandbox) await connectDemoAccounts({ settings, accounts, sessions, database, clock: systemClock, say })
  for (const { key, vendor } of await accounts.all()) {
    names.set(key, vendorNames[vendor].title)
    contexts.startSync(key)
  }
  return { url: gateway.url }
}

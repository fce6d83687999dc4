import 'reflect-metadata'
/** Runs one bench: `npm run bench -- <name>`. Each prints what it measures and its ratio last, and keeps the latest in `bench/results.md`. */
import { benchChangeThroughput } from './changeThroughput.js'
import { benchCommands } from './commands.js'
import { benchDashboard } from './dashboard.js'
import { benchFirstRead } from './firstRead.js'
import { benchGateway } from './gateway.js'
import { benchLiveDashboard } from './liveDashboard.js'
import { benchMemory } from './memory.js'
import { benchOperations } from './operations.js'
import { benchPortalEdit } from './portalEdit.js'
import { benchReports } from './reports.js'
import { benchSubscriptions } from './subscriptions.js'
import { benchSyncIdle } from './syncIdle.js'

const benches: Readonly<Record<string, () => Promise<void>>> = {
  'change-throughput': benchChangeThroughput,
  commands: benchCommands,
  gateway: benchGateway,
  'first-read': benchFirstRead,
  memory: benchMemory,
  operations: benchOperations,
  dashboard: benchDashboard,
  'live-dashboard': benchLiveDashboard,
  'portal-edit': benchPortalEdit,
  reports: benchReports,
  subscriptions: benchSubscriptions,
  'sync-idle': benchSyncIdle,
}

const name = process.argv[2] ?? ''
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined
if (bench === undefined) {
  console.error(`Name a bench: ${Object.keys(benches).join(', ')}.`)
  process.exit(1)
}
await bench()
process.exit(0)

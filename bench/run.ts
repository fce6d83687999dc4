import 'reflect-metadata'
/** Runs one bench: `npm run bench -- <name>`. Each prints what it measures and its ratio last, and keeps the latest in `bench/results.md`. */
import { benchDashboard } from './dashboard.js'
import { benchFirstRead } from './firstRead.js'
import { benchGateway } from './gateway.js'
import { benchLiveDashboard } from './liveDashboard.js'
import { benchMemory } from './memory.js'
import { benchReports } from './reports.js'

const benches: Readonly<Record<string, () => Promise<void>>> = {
  gateway: benchGateway,
  'first-read': benchFirstRead,
  memory: benchMemory,
  dashboard: benchDashboard,
  'live-dashboard': benchLiveDashboard,
  reports: benchReports,
}

const name = process.argv[2] ?? ''
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined
if (bench === undefined) {
  console.error(`Name a bench: ${Object.keys(benches).join(', ')}.`)
  process.exit(1)
}
await bench()
process.exit(0)

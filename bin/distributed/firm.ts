/**
 * The firm subgraph as a process of its own: every root field, connecting accounts, and the work that is no vendor's. Any number of it may run. Commands that it accepts are done, and
 * accounts that it wants read are read, by the vendors' processes.
 */
import '../productionMode.js'
import 'reflect-metadata'
import { buildFirmSubgraph } from '../../subgraphs/firm/buildFirmSubgraph.js'
import { firmSources } from '../parts/firmSources.js'
import { openFirmWork } from '../parts/openFirmWork.js'
import { closeWithinMs, openGround, serve } from '../parts/openProcess.js'
import { openVendorWork } from '../parts/openVendorWork.js'
import { requestContexts } from '../requestContexts.js'
import { runProgram } from '../runProgram.js'
import { readSettings } from '../settings.js'

await runProgram({
  open: async (_, releases) => {
    const settings = readSettings(process.env, 'firm')
    const ground = await openGround('firm', settings, releases)
    const { store, quietStore, shared, telemetry } = ground
    const work = await openVendorWork({ ...ground, vendors: [], onProgress: () => undefined }, releases)
    const webhooks = await openFirmWork({ settings, store: quietStore, shared, telemetry }, releases)
    const contexts = requestContexts(firmSources(store.database, { work, webhooks, telemetry }))
    return serve({ ...ground, name: 'firm', tellsStanding: true }, contexts.inProcess(buildFirmSubgraph().schema), releases)
  },
  closeWithinMs,
})

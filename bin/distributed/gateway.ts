/** Our gateway as a process of its own: keys from the database, subgraphs over HTTP, subscriptions from the change log. Any number of it may run. */
import '../productionMode.js'
import 'reflect-metadata'
import { forwardVendorHooks } from '../../gateway/subgraph/forwardVendorHooks.js'
import { assertPortIsFree } from '../assertPortIsFree.js'
import { openStoredDatabase } from '../openStore.js'
import { subgraphDependency } from '../parts/dependencies.js'
import { openFront } from '../parts/openFront.js'
import { closeWithinMs, internalTokenOf } from '../parts/openProcess.js'
import { openShared } from '../parts/openShared.js'
import { openWatch, toSupervisor } from '../parts/openWatch.js'
import { runProgram } from '../runProgram.js'
import { readSettings } from '../settings.js'

await runProgram({
  open: async (_, releases) => {
    const settings = readSettings(process.env, 'gateway')
    await assertPortIsFree(settings.host, settings.port, 'PORT')
    const telemetry = await openWatch('gateway', settings, { destination: toSupervisor(), releases })
    const database = await openStoredDatabase(settings, releases)
    const shared = openShared(settings, telemetry.logger, releases)
    const places = Object.entries(settings.subgraphUrls)
    const gateway = await openFront(
      {
        settings,
        database,
        shared,
        subgraphs: Object.fromEntries(places.map(([name, url]) => [name, { url }])),
        internalToken: internalTokenOf(settings),
        takeVendorHook: forwardVendorHooks(settings.subgraphUrls),
        dependencies: places.map(([name, urls]) => subgraphDependency(name, urls)),
        fixedKeys: [],
        graphiql: {},
        telemetry,
        tellsStanding: false,
      },
      releases,
    )
    return gateway.url
  },
  closeWithinMs,
})

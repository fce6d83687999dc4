/**
 * One vendor's process, `VENDOR=CLIO` and so on: its subgraph, the doing of its commands and the reading of its accounts. Any number of it may run; what they do is shared out between them by
 * leases in the database.
 */
import '../productionMode.js'
import 'reflect-metadata'
import { vendorNames } from '../../core/vendor.js'
import { openMirrorReader } from '../../prisma/mirror/openMirrorReader.js'
import { buildVendorSubgraph } from '../../subgraphs/vendor/buildVendorSubgraph.js'
import { closeWithinMs, openGround, serve } from '../parts/openProcess.js'
import { openVendorWork } from '../parts/openVendorWork.js'
import { watchedMirror } from '../parts/watched/watchedMirror.js'
import { vendorContexts } from '../requestContexts.js'
import { runProgram } from '../runProgram.js'
import { readSettings } from '../settings.js'
import { StartError } from '../StartError.js'
import { systemClock } from '../systemClock.js'

await runProgram({
  open: async (_, releases) => {
    const settings = readSettings(process.env, 'vendor')
    const { vendor } = settings
    if (vendor === undefined) throw new StartError('VENDOR: this program needs it')
    const ground = await openGround(vendorNames[vendor].slug, settings, releases)
    const work = await openVendorWork({ ...ground, vendors: [vendor], onProgress: () => undefined }, releases)
    const mirror = watchedMirror(openMirrorReader(ground.store.database), ground.telemetry.instruments.work)
    const contexts = vendorContexts({ ...work, mirror, clock: systemClock })
    return serve(
      { ...ground, name: vendorNames[vendor].slug, takeVendorHook: work.hints.receive, tellsStanding: false },
      contexts.inProcess(buildVendorSubgraph(vendor).schema),
      releases,
    )
  },
  closeWithinMs,
})

import { systemClock } from '../../bin/systemClock.js'
import { MattergraphError } from '../../core/errors.js'
import { Releases } from '../../core/release.js'
import { vendors } from '../../core/vendor.js'
import { Absences } from '../../engine/reads/Absences.js'
import { RequestReads } from '../../engine/reads/RequestReads.js'
import type { LiveReads } from '../../engine/sync/LiveReads.js'
import { openAccountReader } from '../../prisma/accounts/openAccountReader.js'
import { openDatabase } from '../../prisma/openDatabase.js'
import { openMirrorReader } from '../../prisma/mirror/openMirrorReader.js'
import type { FirmContext } from '../../subgraphs/firm/FirmContext.js'
import { openFolder } from '../../test/support/openFolder.js'
import { benchTenant, fillFirm } from '../books/fillFirm.js'
import { makeFirm } from '../books/makeFirm.js'

/** How much each of the four firms has. */
export const firmSize = { matters: 60, timeEntries: 40, invoices: 12, otherTrustTransactions: 12 } as const

/** Four firms in an embedded database of this process, one at each vendor, read as any client's request reads them. */
export interface OpenFirms {
  /** What the subgraphs are given for one client request. */
  readonly makeContext: () => FirmContext
  readonly close: () => Promise<void>
}

const refuse: LiveReads['readLive'] = async () => {
  throw new MattergraphError('INTERNAL', 'this bench reads no vendor')
}

/** Fills the mirror and opens it. Twice the same firms are the same to the letter. */
export const openFirms = async (): Promise<OpenFirms> => {
  const releases = new Releases()
  const dataFolder = await openFolder(releases)
  const database = await openDatabase({ dataFolder })
  releases.add('the database', () => database.close())
  const firm = makeFirm(firmSize)
  for (const vendor of vendors) await fillFirm(database, vendor, firm)
  const accounts = openAccountReader(database, systemClock)
  const sources = {
    accounts,
    mirror: openMirrorReader(database),
    live: { readLive: refuse },
    absences: new Absences(systemClock),
    clock: systemClock,
  }
  const caller = { key: 'key_bench', tenant: benchTenant, scopes: ['read'], accountKeys: null }
  return {
    // A dashboard asks for records only: nothing else of the context is ever touched.
    makeContext: () => ({ reads: new RequestReads(sources, caller, undefined), accounts }) as unknown as FirmContext,
    close: () => releases.releaseAll(),
  }
}

import type { RecordKind } from '../../core/recordKind.js'
import type { Stored } from '../support/PortalDesk.js'
import type { SandboxVendor } from '../support/withSandboxVendor.js'

/** What the portal stores of a kind just now, by the id the adapter is to know it by. */
export const storedRecords = async ({ vendor, desk }: SandboxVendor, kind: RecordKind): Promise<ReadonlyMap<string, Stored>> => {
  const all = await desk.records(kind)
  const { isRecord, vendorIdOf } = vendor.records
  return new Map(all.filter((stored) => isRecord(kind, stored)).map((stored) => [vendorIdOf(kind, stored), stored]))
}

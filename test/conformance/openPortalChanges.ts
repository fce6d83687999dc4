import type { RecordKind } from '../../core/recordKind.js'
import type { Stored } from '../support/PortalDesk.js'
import type { SandboxVendor } from '../support/withSandboxVendor.js'
import { storedRecords } from './storedRecords.js'

/** What people at the portal do to one kind of record, and what there is afterwards. */
export interface PortalChanges {
  /** What the portal has of the kind now, by vendor id. */
  readonly living: ReadonlyMap<string, Stored>
  /** Creates a record and gives its vendor id. */
  readonly create: () => Promise<string>
  /** Edits a record and gives part of what its canonical record then says. */
  readonly edit: (vendorId: string) => Promise<Readonly<Record<string, unknown>>>
  readonly remove: (vendorId: string) => Promise<void>
  /** Whether anybody can do it to the kind at this portal. */
  readonly can: (change: 'create' | 'edit' | 'remove') => boolean
}

/** Looks at what the portal has of a kind, and keeps count of what is then changed through it. */
export const openPortalChanges = async (sandbox: SandboxVendor, kind: RecordKind): Promise<PortalChanges> => {
  const { desk, vendor } = sandbox
  const { newRecord, vendorIdOf, editOf, impossible } = vendor.records
  const living = new Map(await storedRecords(sandbox, kind))
  let made = 0
  const storedOf = (vendorId: string): Stored => {
    const stored = living.get(vendorId)
    if (stored === undefined) throw new Error(`the portal has no ${kind} ${vendorId}`)
    return stored
  }
  return {
    living,
    can: (change) => impossible[kind]?.[change] === undefined,
    create: async () => {
      const sample = living.values().next().value
      if (sample === undefined) throw new Error(`the portal has no ${kind} to take as an example`)
      made += 1
      const created = await desk.create(kind, newRecord(kind, { sample, number: made }))
      const vendorId = vendorIdOf(kind, created)
      living.set(vendorId, created)
      return vendorId
    },
    edit: async (vendorId) => {
      const stored = storedOf(vendorId)
      const { fields, reads } = editOf(kind, stored)
      living.set(vendorId, await desk.edit(kind, String(stored.id), fields))
      return reads
    },
    remove: async (vendorId) => {
      await desk.remove(kind, String(storedOf(vendorId).id))
      living.delete(vendorId)
    },
  }
}

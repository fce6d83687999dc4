import type { StoredRecord } from '../Collection.js'
import type { BuiltPortal, Effect, PortalKit, RecordsDesk, SandboxKind } from '../Portal.js'

/** Something that was done to a record, by whomever and in whatever way. */
export interface PortalDeed {
  readonly operation: Effect['operation']
  readonly kind: SandboxKind
  /** As the desk knows it. */
  readonly id: string
  /** The record as the desk shows it; null once it is deleted, and for what was done over the API. */
  readonly record: StoredRecord | null
}

/** Hears of everything that is done. */
export type TellDeed = (deed: PortalDeed) => void

/** A kit whose accepted writes are told, once they are whole. */
export const announcedKit = (kit: PortalKit, tell: TellDeed): PortalKit => ({
  ...kit,
  effect: (operation, kind, id, body) => {
    kit.effect(operation, kind, id, body)
    queueMicrotask(() => tell({ operation, kind, id, record: null }))
  },
})

/** Desks at which everything that people do is told. */
export const announcedDesks = (desks: BuiltPortal['records'], tell: TellDeed): BuiltPortal['records'] =>
  Object.fromEntries(
    Object.entries(desks).map(([kind, desk]) => [kind, announcedDesk(desk, (deed) => tell({ ...deed, kind: kind as SandboxKind }))]), // Its keys are kinds.
  )

const announcedDesk = (desk: RecordsDesk, tell: (deed: Omit<PortalDeed, 'kind'>) => void): RecordsDesk => ({
  list: () => desk.list(),
  get: (id) => desk.get(id),
  create: (fields) => {
    const record = desk.create(fields)
    tell({ operation: 'create', id: String(record.id), record })
    return record
  },
  edit: (id, fields) => {
    const record = desk.edit(id, fields)
    if (record !== undefined) tell({ operation: 'update', id: String(record.id), record })
    return record
  },
  delete: (id) => {
    const isDone = desk.delete(id)
    if (isDone) tell({ operation: 'delete', id, record: null })
    return isDone
  },
})

import type { PortalKit } from '../../portal/Portal.js'
import type { World, WorldTimeEntry } from '../../world/World.js'
import { localInstant } from '../localInstant.js'
import { wireDateTime } from '../wireDateTime.js'
import type { Item } from './items.js'
import type { PersonIds } from './PersonIds.js'
import type { StoredTimeEntry } from './StoredTimeEntry.js'
import { timeRateCents } from './timeRateCents.js'

/** What a time entry is built from. */
export interface TimeEntryParts {
  readonly world: World
  readonly guid: PortalKit['guid']
  readonly ids: PersonIds
  readonly itemByCode: ReadonlyMap<string, Item>
  userId(index: number): string
}

/** Time entry number `index`. The amount is nowhere on it: it is hours × rate. */
export const buildTimeEntry = (parts: TimeEntryParts, index: number): StoredTimeEntry => {
  const { world, guid, ids } = parts
  const entry = world.timeEntry(index)
  const client = world.matter(entry.matter).client
  const item = parts.itemByCode.get(entry.activityCode)
  // There is no word for written off or no charge: such time is simply not billable, and never was billed.
  const isBillable = entry.billable && !entry.noCharge && entry.status !== 'written_off'
  return {
    id: guid.of('time-entry', index),
    is_billable: isBillable,
    is_billed: isBillable && entry.status === 'billed',
    date: wireDateTime(localInstant(entry.date, 12, world.firm.timeZone)),
    hours: entry.seconds / 3600,
    rate: rate(world, entry),
    description: entry.description === '' ? null : entry.description,
    private_notes: null,
    account_ref: client === null ? null : { id: ids.account(client) },
    matter_ref: { id: guid.of('matter', entry.matter) },
    billed_by_user_ref: { id: parts.userId(entry.user) },
    item_ref: item === undefined ? null : { id: item.id },
    task_code: entry.taskCode === '' ? null : entry.taskCode,
    created_at: wireDateTime(entry.createdAt),
    updated_at: wireDateTime(entry.updatedAt),
  }
}

const rate = (world: World, entry: WorldTimeEntry): number | null => {
  const cents = timeRateCents(world, entry)
  return cents === null ? null : cents / 100
}

import type { Store } from './Store.js'
import type { StoredTimeEntry } from './StoredTimeEntry.js'

/** The rate that a blank one becomes when time is saved: the matter's own, else the user's; null where neither has one. */
export const defaultRate = (
  { matters, users }: Pick<Store, 'matters' | 'users'>,
  { matter_ref, billed_by_user_ref }: Pick<StoredTimeEntry, 'matter_ref' | 'billed_by_user_ref'>,
): number | null => matters.get(matter_ref.id)?.hourlyRate ?? users.get(billed_by_user_ref.id)?.hourlyRate ?? null

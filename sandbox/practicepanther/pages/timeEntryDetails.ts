import { matterDisplayName } from '../api/displayNames.js'
import type { Store } from '../records/Store.js'
import { factList } from './grid.js'

/** The page of one time entry, or undefined where there is none. */
export const timeEntryDetails = (store: Store, id: string): { readonly title: string; readonly body: string } | undefined => {
  const entry = store.timeEntries.get(id.toLowerCase())
  if (entry === undefined) return undefined
  const matter = store.matters.get(entry.matter_ref.id)
  return {
    title: 'Time Entry',
    body: `<h1>Time entry</h1>${factList([
      ['Date', entry.date],
      ['Hours', String(entry.hours)],
      ['Rate', entry.rate === null ? null : entry.rate.toFixed(2)],
      ['Matter', matter === undefined ? null : matterDisplayName(matter)],
      ['User', store.users.get(entry.billed_by_user_ref.id)?.display_name ?? null],
      ['Billable', entry.is_billable ? 'Yes' : 'No'],
      ['Billed', entry.is_billed ? 'Yes' : 'No'],
      ['Description', entry.description],
      ['Task code', entry.task_code],
    ])}`,
  }
}

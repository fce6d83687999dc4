import { z } from 'zod'
import type { PracticePantherApi } from '../openPracticePantherApi.js'
import { parseList } from '../read/parseList.js'
import { guid } from '../wire/scalars.js'

const wireItem = z.object({ id: guid, name: z.string().nullable(), code: z.string().nullable() })

/**
 * The fields that say what was done. The vendor has two: an item of the firm's, which entries show by its name, and a UTBMS code. An item's name stands for the item; anything else is the code,
 * with the item that has it. Null empties both.
 */
export const activityFields = async (api: PracticePantherApi, activityCode: string | null): Promise<object> => {
  if (activityCode === null) return { item_ref: null, task_code: null }
  const items = parseList(wireItem, await api.get('v2/Items'), 'items').map(({ wire }) => wire)
  const named = items.find(({ name }) => name === activityCode)
  const coded = named ?? items.find(({ code }) => code === activityCode)
  return { item_ref: coded === undefined ? null : { id: coded.id }, task_code: named === undefined ? activityCode : null }
}

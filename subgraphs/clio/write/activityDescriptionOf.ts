import { MattergraphError } from '../../../core/errors.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import { activityCode } from '../map/TimeEntry.js'
import type { ClioApi } from '../openClioApi.js'
import { kept } from '../read/kept.js'
import { listAll } from '../read/listPages.js'
import { activityDescription, activityDescriptionFields, type ClioActivityDescription } from '../wire/ActivityDescription.js'

const vendor = 'CLIO'

/**
 * Finds the firm's description that reads as a code: a UTBMS task or activity, or the name of the firm's own. Descriptions are read once, and anew for a code that is not among them.
 * Throws VENDOR_REJECTED where the firm has none.
 */
export const activityDescriptionOf = (api: ClioApi): ((code: string) => Promise<number>) => {
  const descriptions = kept(async () => {
    const all: ClioActivityDescription[] = []
    const list = { path: 'activity_descriptions', query: [['fields', activityDescriptionFields] as const], limit: 200 }
    for await (const value of listAll(api, list)) all.push(parseWire(activityDescription, value, list.path, vendor))
    return all
  })
  const find = async (code: string, afresh: boolean): Promise<number | undefined> => {
    const same = (await descriptions(afresh)).filter((one) => activityCode(one) === code)
    // A task stands with every activity; the one that is named after the task is the task alone.
    return (same.find(({ name }) => name.startsWith(code)) ?? same[0])?.id
  }
  return async (code) => {
    const id = (await find(code, false)) ?? (await find(code, true))
    if (id !== undefined) return id
    throw new MattergraphError('VENDOR_REJECTED', 'Clio has no activity description with this code or name in the firm', { vendor })
  }
}

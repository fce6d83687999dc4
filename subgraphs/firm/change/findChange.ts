import type { FirmContext } from '../FirmContext.js'
import { toChange } from './toChange.js'

/** The change at a place in the log; null where there is none that the caller may see. */
export const findChange = async (position: number, { reads, changes }: FirmContext): Promise<object | null> => {
  const visible = await reads.accounts()
  const change = await changes.find(position, [...visible.keys()])
  return change && toChange(change, visible)
}

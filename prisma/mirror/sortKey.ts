import { foldText } from './foldText.js'

/** An index entry may not be longer; what differs only beyond it is sorted by id. */
const longest = 200
/** Enough for any number a vendor gives a matter. */
const digits = 12

/** What names and titles are sorted by. */
export const sortKey = (text: string): string => foldText(text).slice(0, longest)

/** What matter numbers are sorted by: as names, but 2 before 10. Null for no number. */
export const numberSortKey = (text: string | null): string | null => {
  const folded = foldText(text ?? '')
  return folded === '' ? null : folded.replaceAll(/\d+/g, (run) => run.padStart(digits, '0')).slice(0, longest)
}

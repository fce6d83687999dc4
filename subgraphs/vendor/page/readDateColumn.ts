import type { CalendarDate } from '../../../core/record/scalars.js'
import { pageDrift } from './pageDrift.js'
import type { PageValue } from './PageValue.js'
import { type DateOrder, readDate } from './readDate.js'

/** What is known of the dates of one column. */
export interface DateColumn {
  readonly order: DateOrder
  /** How the rows are sorted by it; equal dates may stand beside each other. */
  readonly sorted?: 'ascending' | 'descending'
}

/** So many different days, none after the twelfth, are months: in a true column that is less likely than one in a hundred thousand. */
const tellingDays = 9

/**
 * The dates of one column. A single `02/05/2026` reads in either order; a column does not: throws DRIFT where any of its dates does not exist in the declared order, where the rows are not
 * sorted as declared, and where so many different days are all before the thirteenth that they can only be months.
 */
export const readDateColumn = (values: readonly PageValue[], { order, sorted }: DateColumn): readonly CalendarDate[] => {
  const dates = values.map((value) => readDate(value, order))
  const [first] = values
  if (first === undefined) return dates
  const days = new Set(dates.map((date) => date.slice(8)))
  if (order.includes('/') && days.size >= tellingDays && [...days].every((day) => day <= '12')) {
    throw pageDrift(first.page, {
      path: first.path,
      expected: `dates in the form ${order}`,
      came: 'a column in which no day is after the twelfth',
    })
  }
  dates.forEach((date, index) => {
    const before = dates[index - 1]
    const value = values[index]
    if (before === undefined || value === undefined || sorted === undefined) return
    if (sorted === 'ascending' ? before > date : before < date) {
      throw pageDrift(value.page, { path: value.path, expected: `dates in ${sorted} order`, came: 'another' })
    }
  })
  return dates
}

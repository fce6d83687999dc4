import type { CalendarDate } from '../../../../core/record/scalars.js'
import { childNodes, nodesOf } from '../../../vendor/page/nodes.js'
import { pageDrift } from '../../../vendor/page/pageDrift.js'
import type { PageValue } from '../../../vendor/page/PageValue.js'
import { readAttribute } from '../../../vendor/page/readAttribute.js'
import { readDate } from '../../../vendor/page/readDate.js'
import { valueIn } from '../../../vendor/page/valueIn.js'

/** A date, which the portal writes as MM/DD/YYYY and keeps as `YYYY-MM-DD` in a `time` element beside (assumed): one that reads two ways is DRIFT. */
export const readDay = (value: PageValue): CalendarDate => {
  const day = readDate(value, 'MM/DD/YYYY')
  const kept = readTime(value, /^\d{4}-\d\d-\d\d$/)
  if (day !== kept) throw pageDrift(value.page, { path: value.path, expected: 'the date its time element holds', came: 'another' })
  return day
}

/** The machine's side of a value in a `time` element, in the given form. */
export const readTime = (value: PageValue, pattern: RegExp): string => {
  const [time, second] = nodesOf(value).flatMap((node) => childNodes(node, ['time']))
  if (time !== undefined && second === undefined) return readAttribute(valueIn(value.page, `${value.path} time`, time), 'datetime', pattern)
  throw pageDrift(value.page, { path: `${value.path} time`, expected: 'this element once', came: time === undefined ? 'none' : 'several' })
}

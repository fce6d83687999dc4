import type { z } from 'zod'
import { MattergraphError } from '../../../core/errors.js'
import { type Vendor, vendorNames } from '../../../core/vendor.js'
import { describeDrift } from './describeDrift.js'

const shownDifferences = 3

/**
 * Parses what a vendor sent; everything behind it can be trusted. `where` names the answer and begins each path: `matters`.
 * Throws DRIFT with the path of each difference, what was expected and what sort of value came, never the value.
 */
export const parseWire = <Schema extends z.ZodType>(schema: Schema, value: unknown, where: string, vendor: Vendor): z.output<Schema> => {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const { issues } = parsed.error
  const shown = issues.slice(0, shownDifferences).map((issue) => describeDrift(issue, value, where))
  const more = issues.length > shown.length ? `; and ${issues.length - shown.length} more` : ''
  // Without the cause: zod's own error can carry the value.
  throw new MattergraphError('DRIFT', `${vendorNames[vendor].title} answered in an unknown form: ${shown.join('; ')}${more}`, { vendor })
}

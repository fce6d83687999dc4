import { z } from 'zod'
import { parseAccountKey } from '../../core/recordId.js'

/** An account's key, as a column holds it. */
export const accountKey = z.string().transform((text, context) => {
  const key = parseAccountKey(text)
  if (key !== undefined) return key
  context.addIssue({ code: 'custom', message: 'expected an account key' })
  return z.NEVER
})

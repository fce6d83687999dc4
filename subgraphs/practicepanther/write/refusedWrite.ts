import { z } from 'zod'
import { MattergraphError } from '../../../core/errors.js'
import { jsonOrUndefined } from '../../vendor/http/jsonOrUndefined.js'
import type { PortalResponse } from '../../vendor/http/PortalHttp.js'

const vendor = 'PRACTICEPANTHER'
const longestReason = 300

const errorBody = z.object({ message: z.string(), modelState: z.record(z.string(), z.array(z.string())).optional() })

/**
 * The error an answer other than 200 to a write amounts to. A 4xx is a refusal with the vendor's own reason: nothing was done. Anything else is none of its ways to answer
 * a write, and leaves open what became of it.
 */
export const refusedWrite = ({ status, text }: PortalResponse, path: string): MattergraphError => {
  if (status === 403) return refusal(`PracticePanther does not let the signed-in user write ${path}: a permission is missing`)
  // A server that gave up waiting for the request says nothing of what it did with it.
  if (status < 400 || status >= 500 || status === 408)
    return new MattergraphError(
      'DRIFT',
      `PracticePanther answered in an unknown form: ${path}: expected status 200, came ${String(status)}`,
      {
        vendor,
        outcome: 'UNCERTAIN',
      },
    )
  const body = z.string().transform(jsonOrUndefined).pipe(errorBody).safeParse(text).data
  const reasons = body?.modelState === undefined ? [body?.message ?? `status ${String(status)}`] : Object.values(body.modelState).flat()
  return refusal(`PracticePanther refused to write ${path}: ${reasons.join(' ').slice(0, longestReason)}`)
}

/** A write that PracticePanther would not or cannot do, certainly not done. */
export const refusal = (message: string): MattergraphError =>
  new MattergraphError('VENDOR_REJECTED', message, { vendor, outcome: 'NOT_APPLIED' })

import { z } from 'zod'
import { MattergraphError, SessionDeadError } from '../../../core/errors.js'
import { parseJson } from '../../vendor/http/parseJson.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import type { PortalResponse } from '../../vendor/http/PortalHttp.js'
import { refusedWrite } from './refusedWrite.js'

const link = z.object({ id: z.guid() })

/** The id in the link that answers a write Smokeball took; it is final. Throws VENDOR_REJECTED where it was refused, and UNCERTAIN where the answer cannot be read. */
export const acceptedId = (response: PortalResponse, where: string): string => {
  if (response.status >= 400) throw refusedWrite(response, where)
  try {
    return parseWire(link, parseJson(response.text, where, 'SMOKEBALL'), where, 'SMOKEBALL').id
  } catch (thrown) {
    throw uncertain(thrown)
  }
}

/** What went wrong after a write was sent leaves open whether it was done. A page that asks to log in answers a form no better than any other: the write must not be sent again for it. */
export const uncertain = (thrown: unknown): unknown => {
  const details = { vendor: 'SMOKEBALL', outcome: 'UNCERTAIN', cause: thrown } as const
  if (thrown instanceof MattergraphError) return new MattergraphError(thrown.code, thrown.message, details)
  return thrown instanceof SessionDeadError ? new MattergraphError('VENDOR_UNAVAILABLE', thrown.message, details) : thrown
}

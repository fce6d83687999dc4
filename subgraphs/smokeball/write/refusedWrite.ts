import { z } from 'zod'
import { MattergraphError } from '../../../core/errors.js'
import { jsonOrUndefined } from '../../vendor/http/jsonOrUndefined.js'
import type { PortalResponse } from '../../vendor/http/PortalHttp.js'

/** RFC 7807 from the API, a bare message from the gateway before it. */
const refusal = z.object({ detail: z.string().optional(), title: z.string().optional(), message: z.string().optional() })

/** The error a refused write amounts to, with Smokeball's own reason: nothing was done. */
export const refusedWrite = ({ status, text }: Pick<PortalResponse, 'status' | 'text'>, where: string): MattergraphError => {
  const { detail, title, message } = z.string().transform(jsonOrUndefined).pipe(refusal).safeParse(text).data ?? {}
  const reason = detail ?? message ?? title ?? `status ${String(status)}`
  const permission = status === 403 ? ' (the signed-in user lacks a permission)' : ''
  return rejectedWrite(`Smokeball refused to write ${where}: ${reason}${permission}`)
}

/** The error a write amounts to that Smokeball would take and not do. */
export const rejectedWrite = (message: string): MattergraphError =>
  new MattergraphError('VENDOR_REJECTED', message, { vendor: 'SMOKEBALL', outcome: 'NOT_APPLIED' })

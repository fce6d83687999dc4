import { z } from 'zod'
import { MattergraphError } from '../../../core/errors.js'
import type { PortalResponse } from '../../vendor/http/PortalHttp.js'

const errorBody = z.object({
  errors: z.array(
    z.object({
      detail: z.string().optional(),
      title: z.string().optional(),
      source: z.object({ pointer: z.string() }).optional().catch(undefined),
    }),
  ),
})

/** The error a refused write amounts to, with MyCase's own reason: nothing was done. */
export const refusedWrite = (response: PortalResponse, path: string): MattergraphError => {
  const details = { vendor: 'MYCASE', outcome: 'NOT_APPLIED' } as const
  if (response.status === 403)
    return new MattergraphError('VENDOR_REJECTED', `MyCase does not let the signed-in user write ${path}: a permission is missing`, details)
  const body = z.string().transform(jsonOrUndefined).pipe(errorBody).safeParse(response.text)
  const reasons = body.data?.errors.map(({ detail, title, source }) => [source?.pointer, detail ?? title].filter(Boolean).join(' ')) ?? []
  const reason = reasons.length === 0 ? `status ${String(response.status)}` : reasons.join(', ')
  return new MattergraphError('VENDOR_REJECTED', `MyCase refused to write ${path}: ${reason}`, details)
}

const jsonOrUndefined = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

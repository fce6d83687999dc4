import { z } from 'zod'
import { MattergraphError } from '../../../core/errors.js'
import { jsonOrUndefined } from '../../vendor/http/jsonOrUndefined.js'
import type { PortalResponse } from '../../vendor/http/PortalHttp.js'

const errorBody = z.object({
  errors: z.array(
    z.object({
      description: z.string(),
      source: z.object({ pointer: z.string() }).optional().catch(undefined),
    }),
  ),
})

/** The error that another answer than the wanted one amounts to: a refusal, with MyCase's own reason and nothing done, or an answer that says nothing of what was done. */
export const refusedWrite = (response: PortalResponse, path: string): MattergraphError => {
  if (response.status < 400) {
    const message = `MyCase answered in an unknown form: ${path}: expected what was written, came status ${response.status}`
    return new MattergraphError('DRIFT', message, { vendor: 'MYCASE', outcome: 'UNCERTAIN' })
  }
  const details = { vendor: 'MYCASE', outcome: 'NOT_APPLIED' } as const
  if (response.status === 403)
    return new MattergraphError('VENDOR_REJECTED', `MyCase does not let the signed-in user write ${path}: a permission is missing`, details)
  const body = z.string().transform(jsonOrUndefined).pipe(errorBody).safeParse(response.text)
  const reasons = body.data?.errors.map(({ description, source }) => [source?.pointer, description].filter(Boolean).join(' ')) ?? []
  const reason = reasons.length === 0 ? `status ${String(response.status)}` : reasons.join(', ')
  return new MattergraphError('VENDOR_REJECTED', `MyCase refused to write ${path}: ${reason}`, details)
}

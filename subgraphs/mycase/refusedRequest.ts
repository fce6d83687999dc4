import { z } from 'zod'
import { MattergraphError } from '../../core/errors.js'
import { jsonOrUndefined } from '../vendor/http/jsonOrUndefined.js'
import type { PortalResponse } from '../vendor/http/PortalHttp.js'

const errorBody = z.object({
  errors: z.array(z.object({ source: z.object({ parameter: z.string() }).optional().catch(undefined) })),
})

/** The query parameters an error answer complains about. */
export const refusedParameters = ({ text }: PortalResponse): readonly string[] => {
  const body = z.string().transform(jsonOrUndefined).pipe(errorBody).safeParse(text)
  return body.data?.errors.flatMap(({ source }) => (source === undefined ? [] : [source.parameter])) ?? []
}

/** The error a refused read amounts to. Descriptions are left out: they are for people and may quote the firm's data. */
export const refusedRequest = (response: PortalResponse, path: string): MattergraphError => {
  const { status } = response
  const asked = path.split('?', 1)[0] ?? path
  if (status === 403) {
    const message = `MyCase does not let the signed-in user read ${asked}: a permission is missing`
    return new MattergraphError('VENDOR_REJECTED', message, { vendor: 'MYCASE' })
  }
  const parameters = refusedParameters(response)
  const about = parameters.length === 0 ? '' : ` (${parameters.join(', ')})`
  return new MattergraphError('DRIFT', `expected a list or record from MyCase at ${asked}, came status ${status}${about}`, {
    vendor: 'MYCASE',
  })
}

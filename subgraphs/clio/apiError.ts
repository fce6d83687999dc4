import { MattergraphError } from '../../core/errors.js'
import type { PortalResponse } from '../vendor/http/PortalHttp.js'
import { errorAnswer } from './wire/ListAnswer.js'

const vendor = 'CLIO'

/**
 * What a refused read amounts to. Our reads always ask the same, so a request Clio calls malformed, or a version it has retired, is a change on its side.
 * Clio's own messages name fields and rules, never a client's data, and are passed on.
 */
export const apiError = (response: PortalResponse, where: string): MattergraphError => {
  const said = apiMessage(response.text)
  switch (response.status) {
    case 400:
      return new MattergraphError('DRIFT', `${where}: expected Clio to accept the request, came 400 ${said}`, { vendor })
    case 403:
      return said === ''
        ? new MattergraphError('VENDOR_REJECTED', `${where}: the firewall in front of Clio refused the request (403 without a reason)`, {
            vendor,
          })
        : new MattergraphError('FORBIDDEN', `${where}: Clio does not let the signed-in user or application do this: ${said}`, { vendor })
    case 404:
      return new MattergraphError('NOT_FOUND', `${where}: Clio has no such record, or none the signed-in user may see`, { vendor })
    case 410:
      return new MattergraphError('DRIFT', `${where}: expected version 4.0.13 of Clio's API, came 410: it is retired`, { vendor })
    default:
      return new MattergraphError('VENDOR_REJECTED', `${where}: Clio answered ${response.status} ${said}`.trim(), { vendor })
  }
}

/** Type and message of a refusal, as Clio words them; empty where the answer is none. */
export const apiMessage = (text: string): string => {
  try {
    const parsed = errorAnswer.safeParse(JSON.parse(text))
    return parsed.success ? `${parsed.data.error.type}: ${parsed.data.error.message}` : ''
  } catch {
    return ''
  }
}

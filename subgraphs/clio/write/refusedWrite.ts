import { MattergraphError } from '../../../core/errors.js'
import { apiMessage } from '../apiError.js'
import { pageProblem } from '../pages/pageProblem.js'
import type { PortalResponse } from '../../vendor/http/PortalHttp.js'

const vendor = 'CLIO'

/** What an answer amounts to that is not the one a write should get. A 4xx has done nothing, and carries Clio's own reason; of any other answer nobody knows. */
export const refusedWrite = (response: PortalResponse, where: string): MattergraphError => {
  const { status, text } = response
  if (status < 400 || status >= 500) {
    const message = `${where}: expected Clio to say that it was written, came status ${status}`
    return new MattergraphError('DRIFT', message, { vendor, outcome: 'UNCERTAIN' })
  }
  const said = apiMessage(text) || pageProblem(text)
  const reason = said === '' ? `status ${status} without a reason` : said
  const whose = status === 403 && said === '' ? 'The firewall in front of Clio refused' : 'Clio refused'
  return new MattergraphError('VENDOR_REJECTED', `${whose} to write ${where}: ${reason}`, { vendor, outcome: 'NOT_APPLIED' })
}

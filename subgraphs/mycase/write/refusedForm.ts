import { load } from 'cheerio'
import { MattergraphError } from '../../../core/errors.js'
import { plainText } from '../../vendor/page/plainText.js'
import type { PortalResponse } from '../../vendor/http/PortalHttp.js'

/** The error a refused form amounts to, with MyCase's own reasons, which stand above the form (assumed): nothing was done. */
export const refusedForm = ({ status, text }: PortalResponse, what: string): MattergraphError => {
  const refused = (message: string): MattergraphError =>
    new MattergraphError('VENDOR_REJECTED', message, { vendor: 'MYCASE', outcome: 'NOT_APPLIED' })
  if (status === 403) return refused(`MyCase does not let the signed-in user write ${what}: a permission is missing`)
  if (status === 404) return refused(`MyCase has no page to write ${what} for what was named: it is not there`)
  const $ = load(text)
  const reasons = $('#error_explanation li')
    .toArray()
    .map((item) => plainText($(item)))
  return refused(`MyCase refused to write ${what}: ${reasons.length === 0 ? `status ${status}` : reasons.join(', ')}`)
}

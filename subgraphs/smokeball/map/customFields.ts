import type { CustomField } from '../../../core/record/RecordBase.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'
import type { WireMatter } from '../wire/Matter.js'

const fields = [
  ['referralType', 'Referral type'],
  ['clientCode', 'Client code'],
] as const

/**
 * What the firm itself fills in and the list of matters tells: where the client came from, and the firm's code for the client. The values of layouts, which are
 * Smokeball's real custom fields, are told matter by matter only, a request each at five a second; they are left out.
 */
export const customFields = (matter: WireMatter): readonly CustomField[] =>
  fields.flatMap(([field, name]) => {
    const value = blankToNull(matter[field])
    return value === null ? [] : [{ name, value, type: 'Text', vendorFieldId: field }]
  })

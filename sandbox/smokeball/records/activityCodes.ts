import type { PortalKit } from '../../portal/Portal.js'
import type { StoredRecord } from '../../portal/Collection.js'

const utbms = [
  ['A102', 'Research'],
  ['A103', 'Draft/revise'],
  ['A104', 'Review/analyze'],
  ['A105', 'Communicate (in firm)'],
  ['A106', 'Communicate (with client)'],
  ['A107', 'Communicate (other outside counsel)'],
  ['A109', 'Appear for/attend'],
  ['A110', 'Manage data/files'],
  ['A112', 'Billable travel time'],
] as const

/** The codes this firm books time under. `quantity` is minutes by the hundred for the type Time: one hour is 0.6. */
export const activityCodes = (kit: PortalKit): readonly (StoredRecord & { readonly id: string; readonly code: string })[] =>
  utbms.map(([code, description], index) => ({
    href: `${kit.origin}/activitycodes/${kit.guid.of('activity-code', index)}`,
    id: kit.guid.of('activity-code', index),
    versionId: kit.guid.of('activity-code-version', index),
    type: 1,
    description,
    code,
    isBillable: true,
    rateType: 0,
    rate: 0,
    quantity: 0.06,
    taxInclusive: false,
    taxExempt: false,
    taxZeroRated: false,
    taxOutOfScope: false,
    isDeleted: false,
  }))

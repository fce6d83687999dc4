import type { BuiltPortal } from '../../portal/Portal.js'
import type { ClioFirm } from '../ClioFirm.js'
import { activityDesk } from './activityDesk.js'
import { contactDesk } from './contactDesk.js'
import { matterDesk } from './matterDesk.js'
import { userDesk } from './userDesk.js'

/** The desks of every kind this portal holds. */
export const desks = (firm: ClioFirm): BuiltPortal['records'] => ({
  users: userDesk(firm),
  contacts: contactDesk(firm),
  matters: matterDesk(firm),
  'time-entries': activityDesk(firm),
})

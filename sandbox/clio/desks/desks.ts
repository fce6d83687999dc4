import type { BuiltPortal } from '../../portal/Portal.js'
import type { ClioFirm } from '../ClioFirm.js'
import { activityDesk } from './activityDesk.js'
import { bankAccountDesk } from './bankAccountDesk.js'
import { bankTransactionDesk } from './bankTransactionDesk.js'
import { billDesk } from './billDesk.js'
import { contactDesk } from './contactDesk.js'
import { expenseDesk } from './expenseDesk.js'
import { matterDesk } from './matterDesk.js'
import { paymentDesk } from './paymentDesk.js'
import { userDesk } from './userDesk.js'

/** The desks of every kind this portal holds. */
export const desks = (firm: ClioFirm): BuiltPortal['records'] => ({
  users: userDesk(firm),
  contacts: contactDesk(firm),
  matters: matterDesk(firm),
  'time-entries': activityDesk(firm),
  expenses: expenseDesk(firm),
  invoices: billDesk(firm),
  payments: paymentDesk(firm),
  'trust-accounts': bankAccountDesk(firm),
  'trust-transactions': bankTransactionDesk(firm),
})

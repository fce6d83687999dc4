import type { PortalKit } from '../../../portal/Portal.js'
import type { ClioFirm } from '../../ClioFirm.js'
import { activityWrites } from './activityWrites.js'
import { bankTransactionWrites } from './bankTransactionWrites.js'
import type { ResourceWrites } from './ResourceWrites.js'

/** The lists that can be written to, by the name in the path. */
export const apiWrites = (kit: PortalKit, firm: ClioFirm): Readonly<Record<string, ResourceWrites>> => ({
  activities: activityWrites(kit, firm),
  bank_transactions: bankTransactionWrites(kit, firm),
})

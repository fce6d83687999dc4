import type { SmokeballFirm } from '../SmokeballFirm.js'

/** Whether a matter is still there. */
export const isKept = (firm: SmokeballFirm, matterId: string): boolean => {
  const matter = firm.matters.get(matterId)
  return matter !== undefined && matter.status !== 'Deleted'
}

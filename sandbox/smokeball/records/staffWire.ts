import type { PortalKit } from '../../portal/Portal.js'
import type { WireRecord } from '../drift/Drift.js'
import type { SmokeballStaff } from './SmokeballStaff.js'

/** A staff member as answered; the rate only on request. */
export const staffWire = (
  kit: PortalKit,
  { rate, access: _, ...staff }: SmokeballStaff,
  parts: { readonly rate: boolean },
): WireRecord => ({
  href: `${kit.origin}/staff/${staff.id}`,
  ...staff,
  ...(parts.rate && rate !== undefined ? { rate } : {}),
})

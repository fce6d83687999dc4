import type { PortalKit, PortalLogin } from '../../portal/Portal.js'

/** One firm an e-mail address belongs to. */
export interface Membership {
  /** A hyphenated UUID. */
  readonly userId: string
  readonly firmName: string
  readonly userType: string
  /** Whether this portal is that firm's. */
  readonly here: boolean
}

/** The firms a login belongs to: this one, and for one login another firm, whose client they are. */
export const membershipsOf = (kit: PortalKit, login: PortalLogin): readonly Membership[] => {
  const here: Membership = {
    userId: kit.guid.of('membership', login.user),
    firmName: kit.world.firm.name,
    userType: 'Firm User',
    here: true,
  }
  const elsewhere: Membership = {
    userId: kit.guid.of('membership elsewhere', login.user),
    firmName: 'Marlow & Quist, P.C.',
    userType: 'Client / Contact',
    here: false,
  }
  return login.severalFirms ? [elsewhere, here] : [here]
}

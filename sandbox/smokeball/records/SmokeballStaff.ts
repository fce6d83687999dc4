import type { PortalKit } from '../../portal/Portal.js'
import type { StoredRecord } from '../../portal/Collection.js'

/** What somebody may do in the app (assumed: the vendor has such permissions and publishes no list): all, all but money, or look. */
export const accessLevels = ['Full', 'Time', 'Read'] as const
/** What somebody may do. */
export type Access = (typeof accessLevels)[number]

/** Someone who works at the firm, as stored. `rate` is told only on request. */
export interface SmokeballStaff extends StoredRecord {
  readonly id: string
  readonly versionId: string
  readonly title: string
  readonly firstName: string
  readonly middleName: string
  readonly lastName: string
  readonly initials?: string
  readonly phone?: { readonly areaCode: string; readonly number: string }
  readonly email: string
  readonly role?: string
  readonly rate?: number
  readonly former: boolean
  readonly enabled: boolean
  /** Never answered. */
  readonly access: Access
  /** Another id than the staff member's own. */
  readonly userId: string
  readonly colorFill: string
  readonly licenceNumbers: readonly unknown[]
}

/** Staff member number `index` of the world. Initials and role may be missing, as seen on live tenants. */
export const buildStaff = (kit: PortalKit, index: number): SmokeballStaff => {
  const user = kit.world.users[index]
  if (user === undefined) throw new RangeError(`This firm has no staff member number ${String(index)}.`)
  return {
    id: kit.guid.of('staff', index),
    versionId: kit.guid.of('staff-version', index),
    title: '',
    firstName: user.firstName,
    middleName: '',
    lastName: user.lastName,
    ...(index % 5 === 3 ? {} : { initials: `${user.firstName.slice(0, 1)}${user.lastName.slice(0, 1)}`.toUpperCase() }),
    email: user.email,
    ...(user.title === '' ? {} : { role: user.title }),
    ...(user.rateCents === null ? {} : { rate: user.rateCents / 100 }),
    former: !user.active,
    enabled: user.active,
    access: 'Full',
    userId: kit.guid.of('user', index),
    colorFill: '#1d5fa8',
    licenceNumbers: [],
  }
}

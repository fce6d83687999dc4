import type { Json } from '../../../core/record/scalars.js'
import type { UserRecord } from '../../../core/record/User.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'
import { decimalText } from '../../vendor/map/decimalText.js'
import type { ClioUser } from '../wire/User.js'
import { recordBase } from './recordBase.js'

/** A user's role: `attorney` by the seat; others by the first of their permissions, `nonattorney` where they have none. */
export const userRole = ({ roles, subscription_type: seat }: Pick<ClioUser, 'roles' | 'subscription_type'>): string =>
  seat === 'Attorney' ? 'attorney' : (rolesByWeight.find((role) => roles.includes(role)) ?? 'nonattorney')

const rolesByWeight = ['admin', 'billing', 'accounts', 'reports']

/** A Clio user as the mirror keeps one. */
export const mapUser = (user: ClioUser, raw: Json): UserRecord => ({
  ...recordBase(user, raw, null),
  name: user.name,
  email: blankToNull(user.email),
  role: userRole(user),
  active: user.enabled,
  rate: decimalText(user.rate),
})

import type { StoredRecord } from '../../portal/Collection.js'
import type { World, WorldUser } from '../../world/World.js'
import { firstIds } from '../firstIds.js'

/** A user as Clio stores one. The two `…_visible` keys are firm settings a person sets; the API does not return them. */
export type ClioUser = StoredRecord & {
  readonly id: number
  readonly name: string
  readonly email: string
  readonly enabled: boolean
  readonly rate: number | null
  readonly roles: readonly string[]
  readonly subscription_type: 'Attorney' | 'NonAttorney'
  readonly account_owner: boolean
  readonly activity_hours_visible: boolean
  readonly activity_rates_visible: boolean
}

const rolesOf: Readonly<Record<WorldUser['role'], readonly string[]>> = {
  attorney: [],
  paralegal: [],
  staff: [],
  billing: ['billing', 'accounts'],
  admin: ['admin', 'reports'],
}

/** Builds user number `user.index` of a world. The first user owns the account and has every role. */
export const clioUser = (world: World, instant: (ms: number) => string, user: WorldUser): ClioUser => {
  const owner = user.index === 0
  return {
    id: firstIds.user + user.index,
    created_at: instant(user.createdAt),
    updated_at: instant(user.updatedAt),
    account_owner: owner,
    clio_connect: false,
    court_rules_default_attendee: false,
    default_calendar_id: firstIds.calendar + user.index,
    email: user.email,
    enabled: user.active,
    first_name: user.firstName,
    initials: `${user.firstName.slice(0, 1)}${user.lastName.slice(0, 1)}`,
    last_name: user.lastName,
    name: `${user.firstName} ${user.lastName}`.trim(),
    phone_number: world.firm.phone,
    rate: user.rateCents === null ? null : user.rateCents / 100,
    roles: owner ? ['admin', 'accounts', 'billing', 'reports'] : rolesOf[user.role],
    subscription_type: user.role === 'attorney' ? 'Attorney' : 'NonAttorney',
    time_zone: world.firm.timeZone,
    job_title: { id: user.index + 1, name: user.title },
    activity_hours_visible: true,
    activity_rates_visible: true,
  }
}

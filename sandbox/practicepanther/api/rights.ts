import type { FastifyRequest } from 'fastify'
import type { PortalKit } from '../../portal/Portal.js'
import type { Store } from '../records/Store.js'
import { signedIn } from './signedIn.js'

/** What a role can be given, by the vendor's controllers and actions. */
export type Right = `${'TimeEntry' | 'Payment'}.${'Create' | 'Edit' | 'Delete'}`

const time: readonly Right[] = ['TimeEntry.Create', 'TimeEntry.Edit', 'TimeEntry.Delete']
const all: readonly Right[] = [...time, 'Payment.Create', 'Payment.Edit', 'Payment.Delete']

/** Assumed: what the firm's roles may write. A role that is not among them only reads. */
const rightsOfRole: Readonly<Record<string, readonly Right[]>> = {
  Administrator: all,
  Attorney: all,
  Billing: all,
  Paralegal: all,
  Staff: time,
}

/** Whether whoever sends a request has a right. Asked of those who are signed in. */
export const hasRight = (kit: PortalKit, store: Store, request: FastifyRequest, right: Right): boolean => {
  const who = signedIn(kit, request)
  const user = who.state === 'known' ? store.users.get(kit.guid.of('user', who.login.user)) : undefined
  return user !== undefined && (rightsOfRole[user.role] ?? []).includes(right)
}

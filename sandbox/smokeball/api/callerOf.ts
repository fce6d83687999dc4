import type { FastifyRequest } from 'fastify'
import type { AccessTokens } from '../auth/createAccessTokens.js'
import type { Access, SmokeballStaff } from '../records/SmokeballStaff.js'
import type { SmokeballFirm } from '../SmokeballFirm.js'
import { Problem } from './Problem.js'

/** Who a guarded request acts as. */
export interface Caller {
  /** Empty for a client that acts for itself. */
  readonly userId: string
  readonly staff: SmokeballStaff | undefined
}

/** Tells who asks, and refuses who may not. */
export interface Callers {
  of(request: FastifyRequest): Caller
  /** Who asks, if they may do such a thing: throws the vendor's 403 otherwise. A client that acts for itself may all its scopes allow. */
  permitted(request: FastifyRequest, act: 'time' | 'money'): Caller
}

const allowed: Readonly<Record<'time' | 'money', readonly Access[]>> = { time: ['Full', 'Time'], money: ['Full'] }

/** Callers by the token, or by the `UserId` that a client sends along. */
export const createCallers = (firm: SmokeballFirm, tokens: AccessTokens): Callers => {
  const of = (request: FastifyRequest): Caller => {
    const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
    const userId = String(request.headers['userid'] ?? tokens.read(token)?.sub ?? '')
    return { userId, staff: [...firm.staff].find((one) => one.userId === userId) }
  }
  return {
    of,
    permitted: (request, act) => {
      const caller = of(request)
      if (caller.staff !== undefined && !allowed[act].includes(caller.staff.access))
        throw new Problem(403, 'You do not have permission to perform this action.')
      return caller
    },
  }
}

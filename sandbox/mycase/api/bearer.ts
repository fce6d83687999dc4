import type { FastifyRequest } from 'fastify'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import type { Permission, StaffRecord } from '../firm/StaffRecord.js'
import { ApiRefusal } from './ApiRefusal.js'

/** Who asks, through which client. */
export interface Bearer {
  readonly clientId: string
  readonly user: StaffRecord
}

/** Reads the bearer token; 401 where there is none, or one that is unknown, expired, or of somebody who left. */
export const bearerOf = (firm: MyCaseFirm, request: FastifyRequest): Bearer => {
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  const session = token === undefined ? undefined : firm.kit.sessions.find('access', token)
  const user = session === undefined ? undefined : firm.staff.get(String(session['staffId']))
  if (session === undefined || user?.active !== true)
    throw new ApiRefusal(401, { description: 'The access token is missing, invalid or expired' })
  return { clientId: String(session['clientId']), user }
}

/** Refuses a user without a permission: 403. */
export const requirePermission = (firm: MyCaseFirm, request: FastifyRequest, permission: Permission): void => {
  if (!bearerOf(firm, request).user[permission]) throw new ApiRefusal(403, { description: 'You do not have permission to do this' })
}

import type { FastifyReply, FastifyRequest } from 'fastify'
import type { PortalLogin } from '../../portal/Portal.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import type { LoginFlow } from './LoginFlow.js'

/** What the auth host keeps. */
export interface AuthHost {
  readonly firm: MyCaseFirm
  /** Who agreed to which app: `client id, blank, user name`. */
  readonly consents: Set<string>
  /** The account each person chose as primary, by user name. */
  readonly primaryAccounts: Map<string, string>
}

/** One step of a sign-in: who asks, and where the way stands. */
export interface LoginStep {
  readonly host: AuthHost
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly flow: LoginFlow
  readonly login: PortalLogin
}

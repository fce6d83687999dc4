import type { FastifyInstance } from 'fastify'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import { addConsentRoutes } from './addConsentRoutes.js'
import { addLaunchpadRoutes } from './addLaunchpadRoutes.js'
import { addLoginRoutes } from './addLoginRoutes.js'
import { addSecondFactorRoutes } from './addSecondFactorRoutes.js'
import { addSingleSignOnRoutes } from './addSingleSignOnRoutes.js'
import { addTokenRoutes } from './addTokenRoutes.js'
import type { AuthHost } from './LoginStep.js'

/** The auth host: the login pages of the web product, and the OAuth server they belong to. */
export const addAuthHost = (app: FastifyInstance, firm: MyCaseFirm): void => {
  const host: AuthHost = { firm, consents: new Set(), primaryAccounts: new Map() }
  for (const add of groups) add(app, host)
}

const groups = [addLoginRoutes, addSecondFactorRoutes, addLaunchpadRoutes, addConsentRoutes, addSingleSignOnRoutes, addTokenRoutes]

import type { FastifyReply } from 'fastify'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import { html } from './html.js'
import { loginPage } from './loginPage.js'
import { portalClient } from './registeredClients.js'

/** The login page in the place of what was asked for, with status 200: a drift somebody ordered. */
export const softLogin = ({ kit }: MyCaseFirm, reply: FastifyReply): FastifyReply =>
  html(
    reply,
    200,
    loginPage(kit, { clientId: portalClient.id, redirectUri: '', state: null, token: '', stage: 'password', username: null }),
  )

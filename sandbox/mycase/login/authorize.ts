import type { FastifyReply } from 'fastify'
import { firstIds } from '../firm/firstIds.js'
import type { StaffRecord } from '../firm/StaffRecord.js'
import { consentPage } from './consentPage.js'
import { html } from './html.js'
import { issueCode } from './issueCode.js'
import type { LoginStep } from './LoginStep.js'
import { messagePage } from './messagePage.js'
import { openFlow } from './openFlow.js'
import { registeredClients } from './registeredClients.js'

/** Gives the asking client its code: the portal at once, an app after the person's consent, and only if they may give it. */
export const authorize = (step: LoginStep): FastifyReply => {
  const { host, reply, login, flow } = step
  const { kit } = host.firm
  const client = registeredClients(kit.origin).find(({ id }) => id === flow.clientId)
  const user = userOf(step)
  if (client === undefined || user === undefined) return forbidden(step)
  if (client.secret === null) return issueCode(step, user)
  if (!user.manage_firm_preferences) return forbidden(step)
  if (host.consents.has(`${client.id} ${login.username}`)) return issueCode(step, user)
  const next = openFlow(kit, reply, { ...flow, stage: 'consent', username: login.username })
  return html(reply, 200, consentPage(kit, next, client.name))
}

/** The firm's user who signs in, found by id: a changed e-mail address in the records locks nobody out. */
export const userOf = ({ host, login }: Pick<LoginStep, 'host' | 'login'>): StaffRecord | undefined => {
  const user = host.firm.staff.get(String(firstIds.staff + login.user))
  return user?.active === true ? user : undefined
}

const forbidden = ({ host, reply }: LoginStep): FastifyReply =>
  html(
    reply,
    403,
    messagePage(host.firm.kit, {
      id: 'forbidden',
      title: 'Forbidden',
      text: "You need the permission to manage your firm's preferences, billing, and payment options.",
    }),
  )

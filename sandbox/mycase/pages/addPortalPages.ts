import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import { closeAuthSession } from '../login/authSession.js'
import { html } from '../login/html.js'
import { portalClient } from '../login/registeredClients.js'
import { driftOf } from '../drifts.js'
import { softLogin } from '../login/softLogin.js'
import { addBillingPages } from './addBillingPages.js'
import { addCasePages } from './addCasePages.js'
import { addContactPages } from './addContactPages.js'
import { addPaymentForms } from './addPaymentForms.js'
import { addPortalWrites } from './addPortalWrites.js'
import { addTimeEntryForm } from './addTimeEntryForm.js'
import { addTrustForms } from './addTrustForms.js'
import { addWorkPages } from './addWorkPages.js'
import { addSearchRoutes } from './addSearchRoutes.js'
import type { PageContext } from './PageContext.js'
import { portalPage } from './portalPage.js'
import { loginAddress, openPortalSession, type PortalSession, portalSessionOf } from './portalSession.js'

const portalCode = z.object({ clientId: z.literal(portalClient.id), staffId: z.number() })

/** The portal of the firm: the callback that signs in, and everything that then can be seen. */
export const addPortalPages = (app: FastifyInstance, firm: MyCaseFirm): void => {
  app.get('/', (_request, reply) => reply.redirect('/dashboard'))

  app.get(portalClient.callback, (request, reply) => {
    const code = new URL(request.url, firm.kit.origin).searchParams.get('code') ?? ''
    const grant = portalCode.safeParse(firm.kit.sessions.find('code', code))
    firm.kit.sessions.close('code', code)
    if (!grant.success) return reply.redirect(loginAddress(firm))
    openPortalSession(firm, reply, grant.data.staffId)
    return reply.redirect(firm.kit.faults.drift === 'welcome-page' ? '/whats_new' : '/dashboard')
  })

  app.get('/user_sessions/logout', (request, reply) => {
    closeAuthSession(firm.kit, request, reply)
    return reply.clearCookie('_mycase_session', { path: '/' }).redirect(loginAddress(firm))
  })

  void app.register(async (signedIn) => {
    const sessions = new WeakMap<FastifyRequest, PortalSession>()
    signedIn.addHook('onRequest', async (request, reply) => {
      if (firm.kit.faults.drift === 'soft-login-page') return softLogin(firm, reply)
      const session = portalSessionOf(firm, request)
      if (session !== undefined) sessions.set(request, session)
      else if (wantsJson(request)) return reply.code(401).send({ error: 'You need to log in before continuing.' })
      else return reply.redirect(loginAddress(firm))
      return undefined
    })
    addPages(contextOf(signedIn, firm, sessions))
  })
}

const wantsJson = (request: FastifyRequest): boolean =>
  request.headers['x-requested-with'] === 'XMLHttpRequest' || (request.url.split('?', 1)[0] ?? '').endsWith('.json')

const contextOf = (app: FastifyInstance, firm: MyCaseFirm, sessions: WeakMap<FastifyRequest, PortalSession>): PageContext => {
  const sessionOf = (request: FastifyRequest): PortalSession => {
    const session = sessions.get(request)
    if (session === undefined) throw new Error('This page was reached without a session.')
    return session
  }
  return {
    app,
    firm,
    sessionOf,
    send: ({ request, reply, title, body }) => {
      const page = portalPage(firm, sessionOf(request), { title, body })
      return html(reply, 200, driftOf(firm.kit.faults.drift)?.document?.(page) ?? page)
    },
    notFound: (request, reply) =>
      html(
        reply,
        404,
        portalPage(firm, sessionOf(request), { title: 'Not found', body: '<h1>The page you were looking for doesn’t exist.</h1>' }),
      ),
  }
}

const addPages = (context: PageContext): void => {
  const { app, firm, send } = context
  app.get('/dashboard', (request, reply) => {
    const body = `<h1 id="dashboard">Home</h1><p>${String(firm.cases.size)} cases, ${String(firm.clients.size + firm.companies.size)} contacts.</p>`
    return send({ request, reply, title: 'Home', body })
  })
  app.get('/whats_new', (request, reply) =>
    send({
      request,
      reply,
      title: 'What’s new',
      body: '<h1>There is so much new!</h1><p><a href="/dashboard">Take me to my dashboard</a></p>',
    }),
  )
  for (const add of [
    addCasePages,
    addContactPages,
    addBillingPages,
    addWorkPages,
    addSearchRoutes,
    addPortalWrites,
    addTimeEntryForm,
    addPaymentForms,
    addTrustForms,
  ])
    add(context)
}

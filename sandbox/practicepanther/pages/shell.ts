import type { FastifyReply, FastifyRequest } from 'fastify'
import { escapeHtml } from '../../portal/escapeHtml.js'
import type { PortalKit } from '../../portal/Portal.js'
import { signedInBrowser } from '../api/signedIn.js'
import { tenantId } from '../api/tenantId.js'

const menu = [
  ['/Dashboard', 'Dashboard', 'pp-icon-dashboard'],
  ['/Account/', 'Contacts', 'pp-icon-contacts'],
  ['/Project/', 'Matters', 'pp-icon-matters'],
  ['/TimeEntry/', 'Time Entries', 'pp-icon-time'],
  ['/Expense/', 'Expenses', 'pp-icon-expenses'],
  ['/SaleDocument/', 'Invoices', 'pp-icon-invoices'],
  ['/Payment/', 'Payments', 'pp-icon-payments'],
  ['/BankAccount/', 'Bank Accounts', 'pp-icon-bank-accounts'],
] as const

/** What every signed-in page stands in: the menu of what the user's role opens, the firm's name, the way out. */
export type Shell = (
  request: FastifyRequest,
  reply: FastifyReply,
  content: () => { readonly title: string; readonly body: string; readonly head?: string } | undefined,
) => FastifyReply

/** Pages for a signed-in browser; anyone else is sent to the login page. `content` gives undefined where there is no such page. */
export const createShell =
  (kit: PortalKit): Shell =>
  (request, reply, content) => {
    if (signedInBrowser(kit, request).state !== 'known') return reply.redirect(`/?ReturnUrl=${encodeURIComponent(request.url)}`)
    const shown = content()
    if (shown === undefined) {
      return html(
        reply.code(404),
        kit.page({ title: 'Not found', body: '<main><h1>This record does not exist or was deleted.</h1></main>' }),
      )
    }
    const links = menu.map(([path, label, icon]) => `<a href="${path}"><i class="${icon}"></i>${label}</a>`).join(' · ')
    return html(
      reply,
      kit.page({
        title: `${shown.title} - PracticePanther`,
        head: shown.head ?? '',
        body: `<main><nav class="page-sidebar">${links} · <a href="/LogOff">Log off</a></nav>${firmName(kit)}${shown.body}</main>`,
      }),
    )
  }

const html = (reply: FastifyReply, text: string): FastifyReply => reply.type('text/html; charset=utf-8').send(text)

/** Assumed: where the pages name the firm, and that its number in the internal API stands with it. */
const firmName = (kit: PortalKit): string =>
  kit.faults.drift === 'dashboard-redesigned'
    ? `<header><b>${escapeHtml(kit.world.firm.name)}</b></header>`
    : `<p class="quiet tenant-name" data-tenant-id="${String(tenantId(kit))}">${escapeHtml(kit.world.firm.name)}</p>`

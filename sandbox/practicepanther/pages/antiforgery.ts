import { createHash, randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Assumed: the stock name of the framework's hidden field and of the cookie it is checked against. */
export const antiforgeryName = '__RequestVerificationToken'

const fieldFor = (cookie: string): string => createHash('sha256').update(`form ${cookie}`).digest('base64url')

/** The hidden field for a form; sets the cookie it belongs to where the browser has none. */
export const antiforgeryField = (request: FastifyRequest, reply: FastifyReply): string => {
  const known = request.cookies[antiforgeryName]
  const cookie = known === undefined || known === '' ? randomBytes(24).toString('base64url') : known
  if (cookie !== known) void reply.setCookie(antiforgeryName, cookie, { path: '/', httpOnly: true })
  return `<input name="${antiforgeryName}" type="hidden" value="${fieldFor(cookie)}">`
}

/** Whether a posted form came from a page this browser was shown. */
export const isFromOurForm = (request: FastifyRequest): boolean => {
  const cookie = request.cookies[antiforgeryName]
  return cookie !== undefined && cookie !== '' && formText(request, antiforgeryName) === fieldFor(cookie)
}

/** One field of a posted form; empty where it was not sent. */
export const formText = (request: FastifyRequest, name: string): string => {
  const body: unknown = request.body
  const value = typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>)[name] : undefined
  return typeof value === 'string' ? value : ''
}

import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { ApiRefusal } from '../api/ApiRefusal.js'
import type { Permission } from '../firm/StaffRecord.js'
import { formText } from '../login/formText.js'
import { html } from '../login/html.js'
import type { FormPage } from './FormPage.js'
import type { PageContext } from './PageContext.js'
import { portalPage } from './portalPage.js'
import { isGenuineForm } from './portalSession.js'
import { renderFormPage } from './renderFormPage.js'
import { sentForm } from './sentForm.js'

/** A form, where it stands and what it does. */
export interface PortalForm<Subject, Fields> {
  /** Where a person opens it, and where it is sent to. */
  readonly shownAt: string
  readonly sentTo: string
  /** What the signed-in user must be let do. */
  readonly permission: Permission
  /** What it is about; undefined where there is no such thing. */
  readonly subjectOf: (request: FastifyRequest) => Subject | undefined
  readonly formOf: (subject: Subject) => FormPage
  /** What can be filled in. */
  readonly fields: z.ZodType<Fields>
  /** Does it, and gives the page to go on to. Throws ApiRefusal. */
  readonly write: (subject: Subject, fields: Fields, body: unknown) => string
}

/** Adds a form to the portal's pages: it is shown to whoever may use it, and taken, or shown again with what is wrong (assumed: as Rails does both). */
export const addForm = <Subject, Fields>(context: PageContext, portalForm: PortalForm<Subject, Fields>): void => {
  const { app, sessionOf, send, notFound } = context
  const { shownAt, sentTo, permission, subjectOf, formOf } = portalForm
  /** Answers for those who may not, and for what is not there. */
  const withSubject = (request: FastifyRequest, reply: FastifyReply, use: (subject: Subject) => FastifyReply): FastifyReply => {
    if (!sessionOf(request).user[permission]) return forbidden(context, request, reply)
    const subject = subjectOf(request)
    return subject === undefined ? notFound(request, reply) : use(subject)
  }
  app.get(shownAt, (request, reply) =>
    withSubject(request, reply, (subject) => {
      const form = formOf(subject)
      return send({ request, reply, title: form.title, body: renderFormPage(form, sessionOf(request).csrf) })
    }),
  )
  app.post(sentTo, (request, reply) => {
    if (!isGenuineForm(sessionOf(request), formText(request.body, 'authenticity_token'))) return rejected(context, request, reply)
    return withSubject(request, reply, (subject) => take(context, { request, reply }, portalForm, subject))
  })
}

const take = <Subject, Fields>(
  { firm, sessionOf }: PageContext,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  { formOf, fields, write }: PortalForm<Subject, Fields>,
  subject: Subject,
): FastifyReply => {
  const form = formOf(subject)
  const sent = sentForm(request.body, form.model)
  try {
    if (form.method !== 'post' && formText(request.body, '_method') !== form.method) throw new ApiRefusal(404, { description: 'Not found' })
    const parsed = fields.safeParse(sent)
    if (!parsed.success) throw new ApiRefusal(422, ...parsed.error.issues.map(({ path, message }) => faultAt(path.join('/'), message)))
    return reply.redirect(write(subject, parsed.data, request.body), 302)
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error
    const session = sessionOf(request)
    const body = renderFormPage(form, session.csrf, { errors: error.errors.map(sentence), sent })
    return html(reply, error.statusCode, portalPage(firm, session, { title: form.title, body }))
  }
}

const faultAt = (field: string, description: string): ApiRefusal['errors'][number] => ({ description, source: { pointer: `/${field}` } })

/** `must be greater than 0` of `/amount`, as pages say it: `Amount must be greater than 0`. What is a sentence already stays. */
const sentence = ({ description, source }: ApiRefusal['errors'][number]): string => {
  const field = source !== undefined && 'pointer' in source ? source.pointer.slice(1).replaceAll('_', ' ') : ''
  return field === '' || /^[A-Z]/.test(description) ? description : `${field.slice(0, 1).toUpperCase()}${field.slice(1)} ${description}`
}

const forbidden = ({ firm, sessionOf }: PageContext, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const body = '<h1 id="forbidden">You do not have permission to do this.</h1><p>Ask an administrator of your firm.</p>'
  return html(reply, 403, portalPage(firm, sessionOf(request), { title: 'Not allowed', body }))
}

const rejected = ({ firm, sessionOf }: PageContext, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const body =
    '<h1 id="rejected">The change you wanted was rejected.</h1><p>Maybe you tried to change something you did not have access to.</p>'
  return html(reply, 422, portalPage(firm, sessionOf(request), { title: 'Rejected', body }))
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { escapeHtml } from '../../../portal/escapeHtml.js'
import type { PortalKit } from '../../../portal/Portal.js'
import { hasRight } from '../../api/rights.js'
import { signedInBrowser } from '../../api/signedIn.js'
import type { PaymentWriter } from '../../desk/paymentWriter.js'
import type { Store } from '../../records/Store.js'
import { antiforgeryField, formText, isFromOurForm } from '../antiforgery.js'
import { createShell } from '../shell.js'
import { FormRefusal } from './FormRefusal.js'
import { payFromTrustForm } from './payFromTrustForm.js'
import { payInvoiceForm } from './payInvoiceForm.js'
import type { FormField, OpenForm, PostedForm } from './PaymentForm.js'
import { takeMoneyOutForm } from './takeMoneyOutForm.js'

type OfForm = { readonly Params: { readonly id: string }; readonly Querystring: Readonly<Record<string, unknown>> }

/** The forms under New → Payment. What is saved leads to the payment; what is refused shows the form again, with the reason and what was typed. */
export const addPaymentForms = (
  app: FastifyInstance,
  kit: PortalKit,
  books: { readonly store: Store; readonly writer: PaymentWriter },
): void => {
  const shell = createShell(kit)
  const show = (request: FastifyRequest, reply: FastifyReply, open: OpenForm | undefined, filled: Filled = untouched): FastifyReply =>
    shell(request, reply, () =>
      open === undefined ? undefined : { title: open.title, body: formBody(open, filled, () => antiforgeryField(request, reply)) },
    )
  for (const form of [payInvoiceForm(kit, books), payFromTrustForm(kit, books), takeMoneyOutForm(kit, books)]) {
    const path = `/Payment/${form.action}`
    const mayNot = (request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined =>
      signedInBrowser(kit, request).state !== 'known' || hasRight(kit, books.store, request, 'Payment.Create')
        ? undefined
        : page(kit, reply.code(403), 'Access denied', 'You do not have permission to perform this action.')

    app.get<OfForm>(path, (request, reply) => mayNot(request, reply) ?? show(request, reply, form.open(request.params, request.query)))

    app.post<OfForm>(path, (request, reply) => {
      if (signedInBrowser(kit, request).state !== 'known') return reply.redirect(`/?ReturnUrl=${encodeURIComponent(request.url)}`)
      const refused = mayNot(request, reply)
      if (refused !== undefined) return refused
      if (!isFromOurForm(request))
        return page(kit, reply.code(400), 'Error', 'The form could not be verified. Reload the page and try again.')
      const open = form.open(request.params, request.query)
      if (open === undefined || 'refusal' in open) return show(request, reply, open)
      const posted: PostedForm = (name) => formText(request, name)
      try {
        return reply.redirect(`/Payment/Details/${open.save(posted)}`)
      } catch (thrown) {
        if (!(thrown instanceof FormRefusal)) throw thrown
        return show(request, reply, open, { valueOf: ({ name }) => posted(name), error: thrown.message })
      }
    })
  }
}

/** What stands in a form, and what is wrong with it. */
interface Filled {
  readonly valueOf: (field: FormField) => string
  readonly error: string
}

const untouched: Filled = { valueOf: ({ value }) => value, error: '' }

const page = (kit: PortalKit, reply: FastifyReply, title: string, text: string): FastifyReply =>
  reply
    .type('text/html; charset=utf-8')
    .send(kit.page({ title: `${title} - PracticePanther`, body: `<main><h1>${title}</h1><p class="alert">${text}</p></main>` }))

const formBody = (open: OpenForm, { valueOf, error }: Filled, antiforgery: () => string): string => {
  const heading = `<h1>${escapeHtml(open.title)}</h1>`
  if ('refusal' in open) return `${heading}${errorList(open.refusal)}`
  return `${heading}<form id="paymentForm" class="card" method="post">
${antiforgery()}
${errorList(error)}
${open.fields.map((field) => fieldHtml(field, valueOf(field))).join('\n')}
<div class="form-actions"><button type="submit" id="savePayment" class="btn green loading-btn">Save</button></div>
</form>`
}

const errorList = (error: string): string =>
  error === '' ? '' : `<div class="validation-summary-errors" role="alert"><ul><li>${escapeHtml(error)}</li></ul></div>`

const fieldHtml = ({ name, label, kind, options = [] }: FormField, value: string): string => {
  const control = {
    hidden: () => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`,
    text: () => `<label>${label} <input type="text" name="${name}" value="${escapeHtml(value)}"></label>`,
    area: () => `<label>${label} <textarea name="${name}">\n${escapeHtml(value)}</textarea></label>`,
    select: () =>
      `<label>${label} <select name="${name}">${options
        .map(([one, words]) => `<option value="${one}"${one === value ? ' selected' : ''}>${escapeHtml(words)}</option>`)
        .join('')}</select></label>`,
  }
  return control[kind]()
}

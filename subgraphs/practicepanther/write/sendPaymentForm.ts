import { type CheerioAPI, load } from 'cheerio'
import { MattergraphError } from '../../../core/errors.js'
import { carryRequests } from '../../vendor/browser/carryRequests.js'
import { clickButton } from '../../vendor/browser/clickButton.js'
import { fillNamedFields } from '../../vendor/browser/fillNamedFields.js'
import { goTo } from '../../vendor/browser/goTo.js'
import type { PortalRequest, PortalResponse } from '../../vendor/http/PortalHttp.js'
import { guid } from '../wire/scalars.js'
import { refusal } from './refusedWrite.js'
import { plainText } from '../../vendor/page/plainText.js'
import type { WriteTools } from './WriteTools.js'

/** A form under New → Payment, filled in. Its fields are assumed. */
export interface FilledForm {
  /** Behind the host: `Payment/PayInvoice/7c0b…`. */
  readonly path: string
  /** Every field that counts, by the name it is posted under; those that say what the form is about hold it already. */
  readonly fields: Readonly<Record<string, string>>
  /** What a choice that is not offered means, by the field's name. */
  readonly unoffered: Readonly<Record<string, string>>
}

const vendor = 'PRACTICEPANTHER'
const mark = 'form#paymentForm'
const errorMark = '.validation-summary-errors, .alert'
const longestReason = 300

/**
 * Fills a payment's form in as a person would and saves it, once; gives the id of the payment that the portal leads to. What leaves the page is held against what was to be filled in first. A
 * form that is refused, or not offered, is VENDOR_REJECTED with the page's own words.
 */
export const sendPaymentForm = async ({ api, browser, web }: WriteTools, form: FilledForm): Promise<string> =>
  browser.withPage(async (page) => {
    const address = `${web}/${form.path}`
    let shown: PortalResponse | undefined
    const send = async (request: PortalRequest): Promise<PortalResponse> => {
      if (request.method !== 'GET') checkPosted(request, address, form)
      const answer = await api.carry(request)
      if (request.method === 'GET' && request.url === address) shown = answer
      return answer
    }
    const carried = await carryRequests(page, { vendor, isCarried: ({ url }) => url.startsWith(`${web}/`), send })
    const answer = await carried.write(async () => {
      await goTo(page, address)
      // Why it did not come is known to whoever carried the request.
      if (shown === undefined) throw otherPage(form.path, 'NOT_APPLIED')
      checkForm(shown, form)
      await fillNamedFields(page, { vendor, form: mark }, form.fields)
      await clickButton(page, `${mark} button[type="submit"]`)
    })
    return savedId(answer, form)
  })

/** Throws what keeps anyone from filling in the form that was shown. */
const checkForm = ({ status, text }: PortalResponse, { path, fields, unoffered }: FilledForm): void => {
  const $ = load(text)
  if (status === 404) throw refusal(`PracticePanther has no page ${actionOf(path)} for this record`)
  if (status >= 400 || $(mark).length === 0) throw refusedPage($, status, path) ?? otherPage(path, 'NOT_APPLIED')
  for (const [name, reason] of Object.entries(unoffered)) {
    const offered = $(`${mark} select[name="${name}"] option`)
      .toArray()
      .map((option) => $(option).attr('value'))
    if (!offered.includes(fields[name])) throw refusal(reason)
  }
}

/** Throws where the page is about to send anything else than was filled in, or to another place. */
const checkPosted = ({ url, body = '' }: PortalRequest, address: string, { path, fields }: FilledForm): void => {
  const posted = new URLSearchParams(body)
  const isSame = Object.entries(fields).every(([name, value]) => {
    const values = posted.getAll(name)
    return values.length === 1 && withUnixLines(values[0] ?? '') === withUnixLines(value)
  })
  if (!isSame || url !== address) throw otherPage(path, 'NOT_APPLIED')
}

const withUnixLines = (text: string): string => text.replaceAll('\r\n', '\n')

/** The payment that a saved form leads to. Everything that is neither that nor a refusal leaves open what became of it. */
const savedId = ({ status, headers, text, url }: PortalResponse, { path }: FilledForm): string => {
  const location = headers['location'] ?? ''
  if (status >= 300 && status < 400 && URL.canParse(location, url)) {
    const id = guid.safeParse(/^\/Payment\/Details\/([^/]+)$/i.exec(new URL(location, url).pathname)?.[1])
    if (id.success) return id.data
  }
  // A server that gave up waiting for the form says nothing of what it did with it.
  throw (status !== 408 && refusedPage(load(text), status, path)) || otherPage(path, 'UNCERTAIN')
}

const refusedPage = ($: CheerioAPI, status: number, path: string): MattergraphError | undefined => {
  const reason = plainText($(errorMark).first()).slice(0, longestReason)
  if (status === 403) return refusal(`PracticePanther does not let the signed-in user write ${actionOf(path)}: a permission is missing`)
  if (status >= 400 && status < 500) return refusal(`PracticePanther refused ${actionOf(path)}: ${reason || `status ${String(status)}`}`)
  return status === 200 && reason !== '' ? refusal(`PracticePanther refused ${actionOf(path)}: ${reason}`) : undefined
}

const otherPage = (path: string, outcome: 'NOT_APPLIED' | 'UNCERTAIN'): MattergraphError =>
  new MattergraphError(
    'DRIFT',
    `PracticePanther answered in an unknown form: ${actionOf(path)} page: expected the form as it is known, and from it the payment it made, came another`,
    {
      vendor,
      outcome,
    },
  )

/** `PayInvoice`. */
const actionOf = (path: string): string => /^Payment\/(\w+)/.exec(path)?.[1] ?? path

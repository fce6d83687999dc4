import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout } from 'node:timers/promises'
import type { HTTPRequest, Page } from 'puppeteer'
import { MattergraphError, SessionDeadError } from '../../../core/errors.js'
import { type Vendor, vendorNames } from '../../../core/vendor.js'
import type { PortalRequest, PortalResponse } from '../http/PortalHttp.js'

/** How the requests of a page are carried. */
export interface CarryOptions {
  readonly vendor: Vendor
  /** Which of the page's requests are carried; at least every one that writes. The others the browser sends by itself. */
  readonly isCarried: (request: { readonly method: string; readonly url: string }) => boolean
  /** Sends a request once: the account's own client. */
  readonly send: (request: PortalRequest) => Promise<PortalResponse>
}

/** A page whose requests are carried. */
export interface CarriedRequests {
  /**
   * Runs `submit`, which fills a form and sends it off, and gives the portal's answer to the first write the page makes. Rejects as `send` did. Where the page makes no write
   * in time nothing was sent, and nothing will be: rejects with what kept the page from it, NOT_APPLIED.
   */
  write(submit: () => Promise<void>): Promise<PortalResponse>
}

/** How long a page may take to send what was submitted. */
const patienceMs = 10_000

/**
 * Carries a page's requests over the account's own client, which keeps the limits, says what became of each, and sends a write once. Chromium does not: a POST whose kept-alive connection
 * is cut before the answer goes out again, up to three times more, without a word to the page (seen 2026-11). So no write may leave the browser by itself.
 */
export const carryRequests = async (page: Page, { vendor, isCarried, send }: CarryOptions): Promise<CarriedRequests> => {
  // A page's requests come from the browser, which outlives the command: they belong to whoever has them carried, and leave only as long as that command may write.
  const asCaller = AsyncLocalStorage.snapshot()
  let mayWrite = true
  let failure: unknown
  const taken = Promise.withResolvers<Promise<PortalResponse>>()

  const carryRead = async (request: HTTPRequest): Promise<PortalResponse> => {
    try {
      return await send(await portalRequest(request))
    } catch (thrown) {
      failure ??= thrown
      throw thrown
    }
  }
  const carryWrite = async (request: HTTPRequest): Promise<PortalResponse> => {
    if (!mayWrite) throw new Error('a page writes once')
    mayWrite = false
    const sent = portalRequest(request).then(send)
    // Whoever waits for the write hears of its failure; nobody may be waiting any more.
    sent.catch(() => undefined)
    taken.resolve(sent)
    return sent
  }
  const carry = async (request: HTTPRequest): Promise<void> => {
    const method = request.method()
    if (!isCarried({ method, url: request.url() })) return request.continue()
    const isRead = method === 'GET' || method === 'HEAD'
    const answer = await (isRead ? carryRead(request) : carryWrite(request)).catch(() => undefined)
    return answer === undefined ? request.abort() : request.respond(pageResponse(answer))
  }
  // A page that is gone takes no answer any more.
  page.on('request', (request) => void asCaller(carry, request).catch(() => undefined))
  await page.setRequestInterception(true)

  return {
    write: async (submit) => {
      const fault = await submit().then(
        () => undefined,
        (thrown: unknown) => thrown ?? new Error('nothing was thrown'),
      )
      const waited = new AbortController()
      // After a fault what was submitted is with us already, or never will be.
      const inTime = setTimeout(fault === undefined ? patienceMs : 0, undefined, { signal: waited.signal }).catch(() => undefined)
      const sent = await Promise.race([taken.promise.then((answer) => ({ answer })), inTime])
      waited.abort()
      mayWrite = false
      if (sent !== undefined) return sent.answer
      throw unsent(vendor, failure ?? fault)
    },
  }
}

/** Why a page sent nothing. */
const unsent = (vendor: Vendor, fault: unknown): Error => {
  if (fault instanceof SessionDeadError) return fault
  const details = { vendor, outcome: 'NOT_APPLIED', cause: fault } as const
  if (fault instanceof MattergraphError) {
    const { code, message, retryAfterMs } = fault
    return new MattergraphError(code, message, { ...details, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) })
  }
  if (fault === undefined)
    return new MattergraphError('DRIFT', `${vendorNames[vendor].title}’s form was filled in, and its page sent nothing`, details)
  return new MattergraphError('INTERNAL', `the browser stopped before ${vendorNames[vendor].title}’s form was sent`, details)
}

/** What the account's own client sets by itself, or the connection. */
const ownHeaders: ReadonlySet<string> = new Set(['accept-encoding', 'authorization', 'connection', 'content-length', 'cookie', 'host'])

const portalRequest = async (request: HTTPRequest): Promise<PortalRequest> => {
  const body = request.hasPostData() ? (request.postData() ?? (await request.fetchPostData())) : undefined
  return {
    // The cast narrows to what pages send.
    method: request.method() as PortalRequest['method'],
    url: request.url(),
    headers: Object.fromEntries(Object.entries(request.headers()).filter(([name]) => !ownHeaders.has(name.toLowerCase()))),
    ...(body === undefined ? {} : { body }),
  }
}

/** The text was unpacked and is of another length than its headers say. */
const spentHeaders: ReadonlySet<string> = new Set(['connection', 'content-encoding', 'content-length', 'keep-alive', 'transfer-encoding'])

const pageResponse = ({ status, headers, text }: PortalResponse) => ({
  status,
  headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !spentHeaders.has(name))),
  body: text,
})

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'

/** What a page of the little portal answers: HTML, or whatever else it does with the response. */
export type PortalPage = (form: URLSearchParams, response: ServerResponse, request: IncomingMessage) => string | undefined

/** A portal of a few pages, told by method and path: `'POST /login'`. A page that gives a text shows it; one that gives undefined has answered itself, or never will. */
export const portalPages =
  (pages: Readonly<Record<string, PortalPage>>): RequestListener =>
  (request, response) => {
    void (async () => {
      const { pathname } = new URL(request.url ?? '/', 'http://portal')
      const page = pages[`${request.method} ${pathname}`]
      const form = new URLSearchParams(await text(request))
      const html = page === undefined ? ((response.statusCode = 404), 'nothing here') : page(form, response, request)
      if (html !== undefined) response.setHeader('content-type', 'text/html; charset=utf-8').end(html)
    })()
  }

/** Sends the browser on to another page. */
export const redirect = (response: ServerResponse, location: string): undefined => {
  response.writeHead(303, { location }).end()
  return undefined
}

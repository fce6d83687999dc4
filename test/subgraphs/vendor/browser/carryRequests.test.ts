import assert from 'node:assert/strict'
import type { RequestListener } from 'node:http'
import { test } from 'node:test'
import type { Page } from 'puppeteer'
import { departing } from '../../../../engine/commands/departure.js'
import { MattergraphError, SessionDeadError } from '../../../../core/errors.js'
import { type CarriedRequests, carryRequests } from '../../../../subgraphs/vendor/browser/carryRequests.js'
import { clickButton } from '../../../../subgraphs/vendor/browser/clickButton.js'
import { submitForm } from '../../../../subgraphs/vendor/browser/submitForm.js'
import { withPortalHttp } from '../http/withPortalHttp.js'
import { withBrowser } from '../../../support/withBrowser.js'

const form = '<form method="post" action="/payments"><input name="amount"><button>Save</button></form>'

/** A portal with one form, what it makes of a write, and how often it saw one. */
const withForm = async (
  act: (scene: { readonly page: Page; readonly carried: CarriedRequests; readonly bodies: readonly string[] }) => Promise<void>,
  { written, html = form }: { readonly written: RequestListener; readonly html?: string },
): Promise<void> => {
  const bodies: string[] = []
  const portal: RequestListener = (request, response) => {
    if (request.method === 'GET') return void response.setHeader('content-type', 'text/html').end(html)
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      bodies.push(body)
      written(request, response)
    })
  }
  await withPortalHttp(portal, ({ http, origin }) =>
    withBrowser((browser) =>
      browser.withPage(async (page) => {
        const isCarried = ({ method }: { readonly method: string }): boolean => method === 'POST'
        const carried = await carryRequests(page, { vendor: 'CLIO', isCarried, send: (request) => http.send(request) })
        await page.goto(origin)
        await act({ page, carried, bodies })
      }),
    ),
  )
}

test('a form goes out once by the account’s own client, as the page filled it in, and its answer comes back', () =>
  withForm(
    async ({ page, carried, bodies }) => {
      const answer = await carried.write(() => submitForm(page, { 'input[name=amount]': '12.50' }, 'button'))
      assert.deepEqual([answer.status, answer.text, bodies], [201, 'receipt 7', ['amount=12.50']])
    },
    { written: (_request, response) => response.writeHead(201, { 'content-type': 'text/plain' }).end('receipt 7') },
  ))

test('a connection that is cut after the form went out is UNCERTAIN, and the form is not sent again', () =>
  withForm(
    async ({ page, carried, bodies }) => {
      const lost = { code: 'VENDOR_UNAVAILABLE', outcome: 'UNCERTAIN' }
      await assert.rejects(
        carried.write(() => submitForm(page, { 'input[name=amount]': '1' }, 'button')),
        lost,
      )
      await clickButton(page, 'button').catch(() => undefined)
      assert.deepEqual(bodies, ['amount=1'])
    },
    { written: (request) => request.socket.destroy() },
  ))

test('a page whose button sends nothing, or is not there, wrote nothing and will not', async () => {
  const nothing: RequestListener = (_request, response) => response.end()
  await withForm(
    async ({ page, carried, bodies }) => {
      await assert.rejects(
        carried.write(() => clickButton(page, 'button.save', 200)),
        { code: 'DRIFT', outcome: 'NOT_APPLIED' },
      )
      // Too late: whoever asked was told that nothing was done.
      await clickButton(page, 'button')
      assert.deepEqual(bodies, [])
    },
    { written: nothing },
  )
})

test('a form leaves as long as its own command may write, whichever command the browser was started for', () => {
  const bodies: string[] = []
  const portal: RequestListener = (request, response) => {
    if (request.method === 'POST') bodies.push(request.url ?? '')
    response.setHeader('content-type', 'text/html').end(form)
  }
  return withPortalHttp(portal, ({ http, origin }) =>
    withBrowser(async (browser) => {
      const write = (assertMayLeave: () => void) =>
        departing(assertMayLeave, () =>
          browser.withPage(async (page) => {
            const isCarried = ({ method }: { readonly method: string }): boolean => method === 'POST'
            const carried = await carryRequests(page, { vendor: 'CLIO', isCarried, send: (request) => http.send(request) })
            await page.goto(origin)
            return carried.write(() => submitForm(page, { 'input[name=amount]': '1' }, 'button'))
          }),
        )
      const tooLate = (): void => {
        throw new MattergraphError('VENDOR_UNAVAILABLE', 'too late')
      }
      await assert.rejects(write(tooLate), { message: 'too late', outcome: 'NOT_APPLIED' })
      assert.deepEqual(bodies, [])
      assert.equal((await write(() => undefined)).status, 200)
      assert.deepEqual(bodies, ['/payments'])
    }),
  )
})

test('a session that died before the form was sent is a dead session', () =>
  withForm(
    async ({ page, carried }) => {
      await assert.rejects(
        carried.write(() => clickButton(page, 'button')),
        SessionDeadError,
      )
    },
    { written: (_request, response) => response.writeHead(401).end() },
  ))

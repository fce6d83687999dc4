import assert from 'node:assert/strict'
import { setImmediate } from 'node:timers/promises'
import { test } from 'node:test'
import { launch, type Page } from 'puppeteer'
import { findChromium } from '../../../bin/findChromium.js'
import { formatRecordId } from '../../../core/recordId.js'
import { isGraphiqlBuilt } from '../../../gateway/graphiql/graphiqlRoutes.js'
import { clioUnderTest } from '../../conformance/vendors/clio.js'
import { openPortalChanges } from '../../conformance/openPortalChanges.js'
import { askGraph } from '../../support/askGraph.js'
import { subscribe } from '../../support/subscribe.js'
import { withBrowser } from '../../support/withBrowser.js'
import { withDatabase } from '../../support/withDatabase.js'
import { withGraph } from '../../support/withGraph.js'
import { subscriptionsAt } from '../../support/subscriptionsAt.js'
import { withSandboxVendors } from '../../support/withSandboxVendors.js'

const key = 'Basic ZGVtbzpkZW1v'

/** Opens the gateway's own page in a browser and runs the example that subscribes. */
const openSubscriberPage = async (url: string): Promise<{ readonly page: Page; readonly close: () => Promise<void> }> => {
  const executablePath = await findChromium({ setting: process.env['CHROMIUM_PATH'], path: process.env['PATH'] ?? '' })
  const browser = await launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-background-networking'],
  })
  const page = await browser.newPage()
  // The editor holds only the lines that can be seen.
  await page.setViewport({ width: 1400, height: 1600 })
  await page.goto(url)
  await page.waitForSelector('.graphiql-query-editor .view-line')
  const [tab] = (await page.$$('.graphiql-tab-button')).slice(4)
  await tab?.click()
  await page.waitForFunction(`document.querySelector('.graphiql-query-editor')?.textContent.includes('subscription')`)
  await page.click('button.graphiql-execute-button')
  return { page, close: () => browser.close() }
}

void test('an edit at a portal reaches a client and a page in a browser that listen', (t) =>
  withBrowser((browser) =>
    withDatabase((quiet) =>
      withSandboxVendors([clioUnderTest], { matters: 3 }, (portals) =>
        withGraph({ portals, browser, database: quiet }, async ({ accounts, open, sync }) => {
          assert.ok(await isGraphiqlBuilt(), 'the page is built by npm run build:graphiql')
          const account = accounts.get('CLIO') ?? assert.fail()
          const url = await open({ graphiql: { demoAuthorization: key } })
          const query = 'subscription { matterChanged { action source changedFields record { id ... on ClioMatter { title status } } } }'
          const client = await subscribe(url, { query, connectionParams: { Authorization: key } })
          const { page, close } = await openSubscriberPage(url)
          try {
            // Both have begun before anything is edited.
            while ((await subscriptionsAt(url)) < 2) await setImmediate()
            const [portal] = portals
            const matters = await openPortalChanges(portal ?? assert.fail(), 'MATTER')
            const [vendorId, other] = [...matters.living.keys()]
            assert.ok(vendorId !== undefined && other !== undefined)
            const idOf = (id: string): string => formatRecordId({ kind: 'MATTER', vendor: 'CLIO', account: account.key, vendorId: id })

            await t.test('after a request that reads the vendor itself', async () => {
              await matters.edit(vendorId)
              const live = await askGraph(url, {
                query: 'query ($id: ID!) { matter(id: $id) { title } }',
                variables: { id: idOf(vendorId) },
                cacheControl: 'no-cache',
              })
              assert.deepEqual(live.data, { matter: { title: 'Nachlass Müller' } })
              const [told] = await client.until(1)
              const { changedFields, ...rest } = told?.data?.['matterChanged'] ?? {}
              assert.deepEqual(rest, {
                action: 'UPDATED',
                source: 'LIVE_READ',
                record: { id: idOf(vendorId), title: 'Nachlass Müller', status: 'PENDING' },
              })
              assert.ok(['title', 'status'].every((field) => changedFields.includes(field)))
              await page.waitForFunction(
                `document.querySelector('.graphiql-response')?.textContent.replaceAll('\\u00A0', ' ').includes('Nachlass Müller')`,
              )
            })

            await t.test('after the account is read', async () => {
              await matters.edit(other)
              await sync.syncAccount(account.key, { kinds: ['MATTER'], full: true })
              const told = (await client.until(2)).map(({ data }) => data?.['matterChanged'])
              assert.deepEqual([told[1]?.['source'], told[1]?.['record']['id']], ['SYNC', idOf(other)])
              await page.waitForFunction(
                `document.querySelector('.graphiql-response')?.textContent.includes(${JSON.stringify(idOf(other))})`,
              )
            })
          } finally {
            client.stop()
            await close()
          }
        }),
      ),
    ),
  ))

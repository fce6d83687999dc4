import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { test } from 'node:test'
import type { Page } from 'puppeteer'
import { z } from 'zod'
import { demoAuthorization } from '../../../bin/demo.js'
import { freePortRange } from '../../sandbox/freePortRange.js'
import { askGraph } from '../../support/askGraph.js'
import { start } from '../../support/start.js'
import { withBrowser } from '../../support/withBrowser.js'
import { subscriptionsAt } from '../../support/subscriptionsAt.js'
import { servePage } from './servePage.js'

const matter = z.looseObject({ id: z.number(), description: z.string() })

/** Between two looks at what runs in other processes. */
const look = (): Promise<void> => setTimeout(50)

const synced = z.object({
  accounts: z.array(z.object({ vendor: z.string(), sync: z.array(z.object({ kind: z.string(), phase: z.string() })) })),
})

/** Whether Clio's matters are read. */
const isRead = async (url: string): Promise<boolean> => {
  const { data } = await askGraph(url, { query: '{ accounts { vendor sync { kind phase } } }', authorization: demoAuthorization })
  const clio = synced.parse(data).accounts.find(({ vendor }) => vendor === 'CLIO')
  return clio?.sync.find(({ kind }) => kind === 'MATTER')?.phase === 'LIVE'
}

const waitForTitle = (page: Page, title: string): Promise<unknown> =>
  page.waitForFunction(`document.getElementById('matters').textContent.split('\\n').includes(${JSON.stringify(title)})`, {
    timeout: 120_000,
  })

/** Opens the page in a tab of its own, and hears what it asks for elsewhere and what goes wrong in it. */
const openPage = async (page: Page, address: string): Promise<{ readonly page: Page; readonly faults: string[] }> => {
  const faults: string[] = []
  page.on('request', (asked) => {
    if (!asked.url().startsWith(new URL(address).origin) && !asked.url().startsWith('data:')) faults.push(`asked for ${asked.url()}`)
  })
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  page.on('pageerror', (error) => faults.push(String(error)))
  await page.goto(address)
  return { page, faults }
}

void test('an edit in a portal shows on a page with Apollo Client, over WebSocket and over server-sent events', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mattergraph-e2e-'))
  const portBase = await freePortRange()
  const program = start({
    DATA_DIR: folder,
    PORT: String(portBase + 6),
    SANDBOX_PORT_BASE: String(portBase),
    SANDBOX_MATTERS: '5',
    SANDBOX_LIMIT_SCALE: '50',
    SYNC_EVERY: '1',
  })
  try {
    const url = await program.ready
    const served = await servePage(url)
    try {
      await withBrowser((browser) =>
        browser.withPage((first) =>
          browser.withPage(async (second) => {
            while (!(await isRead(url))) await look()
            const pages = [
              await openPage(first, `${served.url}?transport=websocket`),
              await openPage(second, `${served.url}?transport=events`),
            ]
            const desk = `http://127.0.0.1:${String(portBase)}/_sandbox/records/matters`
            const [stored] = z.array(matter).parse(await (await fetch(desk)).json())
            assert.ok(stored !== undefined)
            for (const { page } of pages) await waitForTitle(page, stored.description)
            while ((await subscriptionsAt(url)) < pages.length) await look()
            const title = 'Renamed in the portal'
            const edited = await fetch(`${desk}/${String(stored.id)}`, {
              method: 'PATCH',
              headers: { 'content-type': 'application/json' },
              body: JSON.stringify({ description: title }),
            })
            assert.equal(edited.status, 200)
            for (const { page, faults } of pages) {
              await waitForTitle(page, title)
              assert.equal(await page.title(), 'Matters')
              assert.deepEqual(faults, [])
            }
          }),
        ),
      )
    } finally {
      served.close()
    }
  } finally {
    program.process.kill('SIGINT')
    await program.ended
    await rm(folder, { recursive: true, force: true })
  }
})

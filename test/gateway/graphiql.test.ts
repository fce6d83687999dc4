import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Browser, launch, type Page } from 'puppeteer'
import type { Gateway } from '../../gateway/GatewayOptions.js'
import { authenticateBy, hashSecret } from '../../gateway/authenticate.js'
import { openGateway } from '../../gateway/openGateway.js'
import { composeFederation } from './support/composeFederation.js'
import { RecordingLogger } from './support/RecordingLogger.js'

const matters = ['CLIO', 'MYCASE', 'PRACTICEPANTHER', 'SMOKEBALL'].map((vendor, index) => ({
  __typename: 'Matter',
  id: `mat_${vendor.toLowerCase()}_${String(index)}`,
  vendor,
  title: `Matter at ${vendor}`,
}))

/** As much of the product's schema as the first query on the page asks for. */
const firm = composeFederation({
  firm: {
    sdl: `
      "The firm's matters."
      type Query { "Every matter of the firm, whichever system it lives in." matters(first: Int, filter: MatterFilter, orderBy: MatterOrder): MatterConnection! }
      enum MatterStatus { OPEN CLOSED }
      input MatterFilter { status: [MatterStatus!] }
      enum MatterSort { OPEN_DATE }
      enum SortDirection { ASC DESC }
      input MatterOrder { field: MatterSort! direction: SortDirection! = DESC }
      type MatterConnection { nodes: [Matter!]! totalCount: Int! pageInfo: PageInfo! }
      type PageInfo { hasNextPage: Boolean! endCursor: String }
      type Matter { id: ID! vendor: String number: String title: String status: String practiceArea: String client: Contact responsibleAttorney: User
        timeEntries(first: Int): TimeEntryConnection! }
      type Contact { displayName: String }
      type User { name: String }
      type TimeEntryConnection { totalCount: Int! nodes: [TimeEntry!]! }
      type TimeEntry { date: String hours: String description: String amount: String }`,
    resolvers: {
      Query: {
        matters: () => ({ nodes: matters, totalCount: matters.length, pageInfo: { hasNextPage: false } }),
      },
      Matter: { client: () => ({ displayName: 'Ada Example' }), timeEntries: () => ({ totalCount: 0, nodes: [] }) },
    },
  },
})

const open = (demoAuthorization: string | undefined): Promise<Gateway> =>
  openGateway({
    host: '127.0.0.1',
    port: 0,
    supergraphSdl: firm.supergraphSdl,
    subgraphs: Object.fromEntries(Object.entries(firm.schemas).map(([name, schema]) => [name, { schema, makeContext: () => ({}) }])),
    authenticate: authenticateBy(async () => ({
      secretHash: hashSecret('demo'),
      caller: { key: 'key_demo', tenant: 'demo', scopes: ['read'], accountKeys: null },
    })),
    graphiql: demoAuthorization === undefined ? {} : { demoAuthorization },
    logger: new RecordingLogger(),
  })

/** A page that remembers what it asked for from elsewhere and what went wrong in it. */
const openPage = async (browser: Browser, gateway: Gateway): Promise<{ page: Page; foreign: string[]; faults: string[] }> => {
  const context = await browser.createBrowserContext()
  const page = await context.newPage()
  await page.setViewport({ width: 1400, height: 1600 })
  const foreign: string[] = []
  const faults: string[] = []
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(gateway.url) && !url.startsWith('data:') && !url.startsWith('blob:')) foreign.push(url)
  })
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  page.on('pageerror', (error) => faults.push(String(error)))
  const introspected = page.waitForResponse((response) => response.url().endsWith('/graphql'))
  await page.goto(gateway.url)
  await introspected
  await page.waitForSelector('.graphiql-query-editor .view-line')
  return { page, foreign, faults }
}

const textOf = (page: Page, selector: string): Promise<string> =>
  page.$eval(selector, (element) => ('textContent' in element ? String(element.textContent) : '').replaceAll('\u00A0', ' '))

const waitForText = (page: Page, selector: string, text: string): Promise<unknown> =>
  page.waitForFunction(
    `(document.querySelector(${JSON.stringify(selector)})?.textContent ?? '').replaceAll('\\u00A0', ' ').includes(${JSON.stringify(text)})`,
    { timeout: 20_000 },
  )

const runButton = 'button.graphiql-execute-button'

const run = (page: Page): Promise<void> => page.click(runButton)

describe('GraphiQL', () => {
  let browser: Browser | undefined
  let gateway: Gateway | undefined
  before(async () => {
    browser = await launch({
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--disable-gpu',
        '--disable-quic',
      ],
    })
    gateway = await open('Basic ZGVtbzpkZW1v')
  })
  after(async () => {
    await browser?.close()
    await gateway?.close()
  })

  const visit = (): ReturnType<typeof openPage> => {
    assert.ok(browser !== undefined && gateway !== undefined)
    return openPage(browser, gateway)
  }

  it('runs its first query with the demo key, from this machine alone', async () => {
    const { page, foreign, faults } = await visit()
    assert.equal(await page.title(), 'Mattergraph')
    await run(page)
    await waitForText(page, '.graphiql-response', 'Matter at SMOKEBALL')
    await page.screenshot({ path: process.env['GRAPHIQL_SCREENSHOT'] ?? '/dev/null', type: 'png' })
    for (const { title } of matters) assert.ok((await textOf(page, '.graphiql-response')).includes(title))
    assert.deepEqual(foreign, [])
    assert.deepEqual(faults, [])
  })

  it('runs a query that is typed', async () => {
    const { page, faults } = await visit()
    await page.click('.graphiql-query-editor .view-lines')
    await page.waitForSelector('.graphiql-query-editor .monaco-editor.focused')
    await page.keyboard.down('Control')
    await page.keyboard.press('a')
    await page.keyboard.up('Control')
    await page.keyboard.press('Delete')
    await page.keyboard.type('{ matters { totalCount', { delay: 5 })
    await waitForText(page, '.graphiql-query-editor .view-lines', '{ matters { totalCount')
    // Not by the mouse: the list of suggestions lies over the button.
    await page.$eval(runButton, (button) => button.click())
    await waitForText(page, '.graphiql-response', '"totalCount": 4')
    assert.deepEqual(faults, [])
  })

  it('documents the schema', async () => {
    const { page, faults } = await visit()
    await page.click('button[aria-label="Show Documentation Explorer"]')
    await waitForText(page, '.graphiql-doc-explorer', 'Query')
    await page.locator('.graphiql-doc-explorer-content a').click()
    await waitForText(page, '.graphiql-doc-explorer', 'Every matter of the firm')
    assert.deepEqual(faults, [])
  })

  it('has its example queries in tabs', async () => {
    const { page } = await visit()
    const tabs = await page.$$eval('.graphiql-tab-button', (elements) => elements.map((element) => String(element.textContent)))
    assert.deepEqual(tabs, ['Matters', 'Contacts', 'Invoices', 'Receivables', 'Changes', 'LastMatter', 'Accounts'])
  })

  it('tells the demo key only where there is one', async () => {
    const real = await open(undefined)
    try {
      const html = await (await fetch(real.url)).text()
      assert.doesNotMatch(html, /ZGVtbzpkZW1v|authorization/)
    } finally {
      await real.close()
    }
  })

  it('allows its page nothing from elsewhere', async () => {
    const { headers } = await fetch(gateway?.url ?? '')
    const policy = headers.get('content-security-policy') ?? ''
    assert.match(policy, /default-src 'none'/)
    assert.doesNotMatch(policy, /https?:|\*|unsafe-eval/)
  })
})

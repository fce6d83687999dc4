import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { withBrowser } from '../../support/withBrowser.js'
import { Money } from '../../../core/money.js'
import { recordKinds } from '../../../core/recordKind.js'
import { vendors } from '../../../core/vendor.js'
import { entityTypeName } from '../../../schema/node/typeNames.js'
import { freePortRange } from '../../sandbox/freePortRange.js'
import { type Start, start } from '../../support/start.js'

const demo = { authorization: `Basic ${Buffer.from('demo:demo').toString('base64')}` }

interface Answer {
  readonly data: Readonly<Record<string, unknown>>
  readonly errors?: readonly {
    readonly message: string
    readonly path?: readonly (string | number)[]
    readonly extensions: Record<string, unknown>
  }[]
}

const ask = async (url: string, query: string, headers: Readonly<Record<string, string>> = demo): Promise<Answer> => {
  const response = await fetch(new URL('graphql', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  })
  return (await response.json()) as Answer
}

/** Sets what one portal does wrong from now on; an empty order makes it well again. */
const order = async (portal: string, faults: object): Promise<void> => {
  await fetch(`${portal}/_sandbox/faults`, { method: 'DELETE' })
  const response = await fetch(`${portal}/_sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(faults),
  })
  assert.equal(response.status, 200, await response.text())
}

describe('npm start', () => {
  let settings: Record<string, string>
  let folder: string
  let portBase: number
  let running: Start
  let url: string
  const portalOf = (offset: number): string => `http://127.0.0.1:${String(portBase + offset)}`

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mattergraph-e2e-'))
    portBase = await freePortRange()
    settings = {
      DATA_DIR: folder,
      PORT: String(portBase + 6),
      SANDBOX_PORT_BASE: String(portBase),
      SANDBOX_MATTERS: '30',
      SANDBOX_LIMIT_SCALE: '50',
    }
    running = start(settings)
    url = await running.ready
  })
  after(async () => {
    running.process.kill('SIGINT')
    await running.ended
    await rm(folder, { recursive: true, force: true })
  })

  test('ends its progress with the address it answers at', () => {
    assert.ok(running.lines.includes(`ready http://127.0.0.1:${settings['PORT']}/`))
    for (const title of ['Clio', 'MyCase', 'PracticePanther', 'Smokeball']) {
      assert.ok(
        running.lines.some((line) => line.includes(`${title}: signed in`)),
        `nothing was said of ${title}`,
      )
    }
  })

  test('reads every kind of every vendor', async () => {
    const states = async (): Promise<
      readonly { vendor: string; kind: string; phase: string; records: number; lastError: string | null }[]
    > => {
      const { data } = await ask(url, '{ accounts { vendor status sync { kind phase records lastError } } }')
      const accounts = data['accounts'] as readonly {
        vendor: string
        sync: { kind: string; phase: string; records: number; lastError: null }[]
      }[]
      return accounts.flatMap(({ vendor, sync }) => sync.map((state) => ({ vendor, ...state })))
    }
    let now = await states()
    while (now.some(({ phase }) => phase === 'PENDING' || phase === 'INITIAL')) now = await states()
    assert.equal(now.length, vendors.length * recordKinds.length)
    assert.deepEqual(
      now.filter(({ phase, records }) => phase !== 'LIVE' || records === 0),
      [],
    )
  })

  test('tells the money of four vendors, each trust account the sum of its ledgers', async () => {
    const { data, errors } = await ask(
      url,
      `{ accounts { vendor status } trustAccounts(first: 50) { nodes { vendor balance ledgers { balance } } } ${vendors
        .map(
          (vendor) =>
            `${vendor.toLowerCase()}: invoices(first: 5, filter: { vendors: [${vendor}] }) { totalCount nodes { number total balance payments { amount } } }`,
        )
        .join(' ')} }`,
    )
    assert.equal(errors, undefined)
    const accounts = data['accounts'] as readonly { vendor: string; status: string }[]
    assert.deepEqual(
      accounts.map(({ vendor, status }) => `${vendor} ${status}`).toSorted(),
      vendors.map((vendor) => `${vendor} CONNECTED`),
    )
    const trust = data['trustAccounts'] as {
      nodes: readonly { vendor: string; balance: string; ledgers: readonly { balance: string }[] }[]
    }
    assert.deepEqual([...new Set(trust.nodes.map(({ vendor }) => vendor))].toSorted(), [...vendors])
    for (const { balance, ledgers } of trust.nodes)
      assert.ok(new Money(balance).eq(ledgers.reduce((sum, ledger) => sum.plus(ledger.balance), new Money(0))))
    for (const vendor of vendors) assert.ok((data[vendor.toLowerCase()] as { totalCount: number }).totalCount > 0, vendor)
  })

  test('answers one query with matters of four vendors, their clients, attorneys and time', async () => {
    const { data, errors } = await ask(
      url,
      `{ ${vendors.map((vendor) => `${vendor.toLowerCase()}: matters(first: 20, filter: { vendors: [${vendor}] }) { totalCount nodes { __typename id title client { displayName } responsibleAttorney { name } timeEntries(first: 5) { totalCount nodes { date hours amount } } } }`).join(' ')} }`,
    )
    assert.equal(errors, undefined)
    for (const vendor of vendors) {
      const { totalCount, nodes } = data[vendor.toLowerCase()] as {
        totalCount: number
        nodes: readonly {
          __typename: string
          client: object | null
          responsibleAttorney: object | null
          timeEntries: { totalCount: number }
        }[]
      }
      assert.equal(totalCount, 30)
      assert.equal(nodes.length, 20)
      assert.ok(nodes.some(({ client }) => client !== null))
      assert.ok(nodes.some(({ responsibleAttorney }) => responsibleAttorney !== null))
      assert.ok(nodes.some(({ timeEntries }) => timeEntries.totalCount > 0))
    }
  })

  test('refuses a request without a key', async () => {
    const { data, errors } = await ask(url, '{ viewer { tenant } }', {})
    assert.equal(data, undefined)
    assert.equal(errors?.[0]?.extensions['code'], 'UNAUTHENTICATED')
  })

  test('a vendor that is down costs only its own records, with an error that says so', async () => {
    const query = '{ matters(first: 120) { nodes { vendor title } } }'
    await order(portalOf(0), { next: [{ match: { path: '/api/*' }, times: 1_000, do: 'error', status: 503 }] })
    try {
      const { data, errors } = await ask(url, query, { ...demo, 'cache-control': 'no-cache' })
      const seen = new Set((data['matters'] as { nodes: readonly { vendor: string }[] }).nodes.map(({ vendor }) => vendor))
      assert.deepEqual([...seen].toSorted(), ['MYCASE', 'PRACTICEPANTHER', 'SMOKEBALL'])
      assert.ok(errors !== undefined && errors.length > 0)
      for (const { extensions } of errors) {
        assert.equal(extensions['code'], 'VENDOR_UNAVAILABLE')
        assert.equal(extensions['vendor'], 'CLIO')
        assert.equal(extensions['actor'], 'VENDOR')
        assert.equal(extensions['retriable'], true)
        assert.match(String(extensions['accountId']), /^acc_clio_/)
      }
    } finally {
      await order(portalOf(0), {})
    }
    const { errors } = await ask(url, query, { ...demo, 'cache-control': 'no-cache' })
    assert.equal(errors, undefined)
  })

  test('a dead session is signed in again by itself', async () => {
    for (const offset of [0, 1, 2, 3]) await order(portalOf(offset), { expireSessions: true })
    const { data, errors } = await ask(url, '{ matters(first: 120) { nodes { vendor } } }', { ...demo, 'cache-control': 'no-cache' })
    assert.equal(errors, undefined)
    assert.equal((data['matters'] as { nodes: readonly object[] }).nodes.length, 120)
  })

  test('GraphiQL runs a query and shows rows of four vendors', async () => {
    await withBrowser((browser) =>
      browser.withPage(async (page) => {
        await page.setViewport({ width: 1500, height: 950 })
        await page.goto(url)
        await page.waitForSelector('.graphiql-query-editor .view-line')
        await page.click('.graphiql-query-editor .view-lines')
        await page.keyboard.down('Control')
        await page.keyboard.press('a')
        await page.keyboard.up('Control')
        const selections = vendors.map(
          (vendor) => `${vendor.toLowerCase()}: matters(first: 1, filter: {vendors: [${vendor}]}) { nodes { __typename title } }`,
        )
        await page.keyboard.type(`query Matters { ${selections.join(' ')} }`, { delay: 2 })
        // The editor closes brackets by itself; what it put behind the cursor goes.
        for (let behind = 0; behind < 8; behind++) await page.keyboard.press('Delete')
        // By keyboard: the list of suggestions may lie over the button.
        await page.keyboard.down('Control')
        await page.keyboard.press('Enter')
        await page.keyboard.up('Control')
        for (const vendor of vendors) {
          await page.waitForFunction(
            `document.querySelector('.graphiql-response')?.textContent.includes('"${entityTypeName(vendor, 'MATTER')}"')`,
          )
        }
        await page.screenshot({ path: join(folder, 'graphiql.png') })
      }),
    )
  })

  test('a second start on the same data folder refuses', async () => {
    const second = start({ ...settings, PORT: String(portBase + 7), SANDBOX: 'off' })
    assert.equal(await second.ended, 1)
    assert.equal(second.lines.filter((line) => !line.startsWith('database:')).length, 1, second.lines.join('\n'))
    assert.match(second.lines.join('\n'), /data folder/)
  })

  test('a taken port is one clear sentence and exit code 1', async () => {
    const second = start({ ...settings, DATA_DIR: join(folder, 'other') })
    assert.equal(await second.ended, 1)
    assert.deepEqual(second.lines, [
      `port ${settings['PORT']} on 127.0.0.1 is taken by another program: stop it, or choose another with PORT.`,
    ])
  })

  test('Ctrl-C stops everything it started, and the next start finds its data again', async () => {
    const started = await descendants(running.process.pid)
    assert.ok(started.length > 0)
    running.process.kill('SIGINT')
    assert.equal(await running.ended, 0)
    for (const offset of [0, 1, 2, 3, 4, 6]) {
      const probe = createServer().listen(portBase + offset, '127.0.0.1')
      await once(probe, 'listening')
      probe.close()
    }
    const left = new Set((await processes()).map(({ pid }) => pid))
    assert.deepEqual(
      started.filter((pid) => left.has(pid)),
      [],
    )

    running = start(settings)
    url = await running.ready
    const { data } = await ask(url, '{ matters { totalCount } }', { ...demo, 'cache-control': 'only-if-cached' })
    assert.equal((data['matters'] as { totalCount: number }).totalCount, 120)
    // Whose reading goes on is told by the vendor's name.
    for (const line of running.lines) assert.doesNotMatch(line, /^ {2}[0-9a-z]{8}: /)
  })
})

/** Every process of the machine but those that ended already and were not waited for. */
const processes = async (): Promise<readonly { readonly pid: number; readonly parent: number }[]> => {
  const ps = spawn('ps', ['-eo', 'pid=,ppid=,stat='])
  const listed: string[] = []
  ps.stdout.on('data', (chunk) => listed.push(String(chunk)))
  await once(ps, 'close')
  return listed
    .join('')
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , state]) => state?.startsWith('Z') === false)
    .map(([pid, parent]) => ({ pid: Number(pid), parent: Number(parent) }))
}

/** What a process started, and what that started in turn. */
const descendants = async (ancestor: number | undefined): Promise<readonly number[]> => {
  const all = await processes()
  const below = (parent: number): readonly number[] => all.filter((one) => one.parent === parent).flatMap(({ pid }) => [pid, ...below(pid)])
  assert.ok(ancestor !== undefined)
  return below(ancestor)
}

test('a data folder that cannot be is one clear sentence and exit code 1', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mattergraph-'))
  try {
    await symlink(join(folder, 'nowhere'), join(folder, 'data'))
    const refused = start({ DATA_DIR: join(folder, 'data'), SANDBOX: 'off', PORT: String(await freePortRange()) })
    assert.equal(await refused.ended, 1)
    const said = refused.lines.filter((line) => !line.startsWith('database:'))
    assert.equal(said.length, 1, said.join('\n'))
    assert.match(said.join('\n'), /^DATA_DIR: /)
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('bad settings are named all at once, without their values, and end the start with exit code 1', async () => {
  const refused = start({ PORT: 'abc', SANDBOX: 'perhaps', SANDBOX_MATERS: '5', VAULT_KEY: 'not-a-key' })
  assert.equal(await refused.ended, 1)
  const said = refused.lines.join('\n')
  for (const name of ['PORT', 'SANDBOX', 'SANDBOX_MATERS', 'VAULT_KEY']) assert.match(said, new RegExp(`^ {2}${name}: `, 'm'))
  assert.doesNotMatch(said, /not-a-key|perhaps/)
})

test('a browser that is not there is one clear sentence and exit code 1', async () => {
  const refused = start({ CHROMIUM_PATH: '/nowhere/chromium' })
  assert.equal(await refused.ended, 1)
  assert.deepEqual(refused.lines, ['CHROMIUM_PATH names no program that can be run: /nowhere/chromium'])
})

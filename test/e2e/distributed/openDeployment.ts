import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../../../bin/systemClock.js'
import { Releases } from '../../../core/release.js'
import { type Vendor, vendorNames, vendors } from '../../../core/vendor.js'
import { openApiKeys } from '../../../prisma/api-keys/openApiKeys.js'
import type { Database } from '../../../prisma/Database.js'
import { openDatabase } from '../../../prisma/openDatabase.js'
import { freePortRange } from '../../sandbox/freePortRange.js'
import { defaultServerUrl, makeServerDatabase, testServerUrl } from '../../support/makeServerDatabase.js'
import { openPortalDesk } from '../../support/openPortalDesk.js'
import type { PortalDesk } from '../../support/PortalDesk.js'
import { Process } from './Process.js'

/** Two gateways, the firm, two processes of Clio, one of each other vendor, and the portals: all of them processes of their own, over one PostgreSQL and one Redis. */
export interface Deployment {
  readonly gateways: readonly [Process, Process]
  /** Where the gateways answer. */
  readonly urls: readonly [string, string]
  readonly firm: Process
  readonly clio: readonly [Process, Process]
  readonly others: Readonly<Record<Exclude<Vendor, 'CLIO'>, Process>>
  readonly desks: Readonly<Record<Vendor, PortalDesk>>
  readonly database: Database
  /** What no process may say. */
  readonly secrets: readonly string[]
  /** A key that may do everything. */
  readonly authorization: string
  readonly close: () => Promise<void>
}

const limitScale = '100'

/** What is not the same for every deployment. */
export interface DeploymentOptions {
  /** Matters at each portal; 12 where it is not given. */
  readonly matters?: number
  /** Where webhooks may be sent to on this machine; absent where none are. */
  readonly webhookHost?: string
  /** Where traces are sent; absent where none are kept. */
  readonly traceEndpoint?: string
}

/** Starts everything and resolves when all of it answers. `redisUrl`: the machine's Redis. */
export const openDeployment = async (
  redisUrl: string,
  { matters = 12, webhookHost, traceEndpoint }: DeploymentOptions = {},
): Promise<Deployment> => {
  const releases = new Releases()
  try {
    const databaseUrl = withPassword(await makeServerDatabase(testServerUrl ?? defaultServerUrl, releases))
    const folder = await mkdtemp(join(tmpdir(), 'mattergraph-distributed-'))
    releases.add('the folder', () => rm(folder, { recursive: true, force: true }))
    const [portals, ports] = [await freePortRange(), await freePortRange()]
    const sandbox = { SANDBOX_PORT_BASE: String(portals), SANDBOX_LIMIT_SCALE: limitScale }
    const [internalSecret, vaultKey] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')]
    const shared = {
      DATABASE_URL: databaseUrl,
      REDIS_URL: redisUrl,
      INTERNAL_SECRET: internalSecret,
      ...(traceEndpoint === undefined ? {} : { OTEL_EXPORTER_OTLP_ENDPOINT: traceEndpoint }),
    }
    const worker = { ...shared, ...sandbox, VAULT_KEY: vaultKey, SANDBOX: 'on', SYNC_EVERY: '2' }

    let taken = 0
    const urls: Record<string, string[]> = {}
    const processes: Process[] = []
    const make = (name: string, program: string, settings: Readonly<Record<string, string>>): Process => {
      const made = new Process(name, program, { ...settings, DATA_DIR: join(folder, name) })
      processes.push(made)
      releases.add(name, () => made.kill())
      return made
    }
    const sandboxProcess = make('sandbox', 'sandbox', { ...sandbox, SANDBOX_MATTERS: String(matters) })
    const subgraph = (slug: string, name: string, settings: Readonly<Record<string, string>>): Process => {
      const port = String(ports + taken++)
      urls[slug] = [...(urls[slug] ?? []), `http://127.0.0.1:${port}/graphql`]
      return make(name, slug === 'firm' ? 'distributed/firm' : 'distributed/vendor', { ...worker, ...settings, PORT: port })
    }
    const ofVendor = (vendor: Vendor, number = 1): Process =>
      subgraph(vendorNames[vendor].slug, `${vendorNames[vendor].slug}-${String(number)}`, { VENDOR: vendor })
    const firm = subgraph('firm', 'firm', webhookHost === undefined ? {} : { WEBHOOK_ALLOWED_HOSTS: webhookHost })
    const clio = [ofVendor('CLIO', 1), ofVendor('CLIO', 2)] as const
    const others = { MYCASE: ofVendor('MYCASE'), PRACTICEPANTHER: ofVendor('PRACTICEPANTHER'), SMOKEBALL: ofVendor('SMOKEBALL') }
    const subgraphUrls = Object.entries(urls).map(([slug, all]) => `${slug}=${all.join('|')}`)
    const gateway = (number: number): Process =>
      make(`gateway-${String(number)}`, 'distributed/gateway', {
        ...shared,
        SUBGRAPH_URLS: subgraphUrls.join(','),
        PORT: String(ports + taken++),
      })
    const gateways = [gateway(1), gateway(2)] as const

    await sandboxProcess.start()
    const answering = new Map(await Promise.all(processes.slice(1).map(async (one) => [one, await one.start()] as const)))
    const database = await openDatabase({ url: databaseUrl })
    releases.add('the database', () => database.close())
    const { text } = await openApiKeys(database, systemClock).create({ tenant: 'firm', scopes, accounts: null, expiresAt: null }, 'test')
    const deskOf = (vendor: Vendor): PortalDesk => openPortalDesk(`http://127.0.0.1:${String(portals + vendors.indexOf(vendor))}`)
    return {
      gateways,
      urls: [answering.get(gateways[0]) ?? '', answering.get(gateways[1]) ?? ''],
      firm,
      clio,
      others,
      desks: { CLIO: deskOf('CLIO'), MYCASE: deskOf('MYCASE'), PRACTICEPANTHER: deskOf('PRACTICEPANTHER'), SMOKEBALL: deskOf('SMOKEBALL') },
      database,
      secrets: [internalSecret, vaultKey, new URL(databaseUrl).password, text],
      authorization: `Bearer ${text}`,
      close: () => releases.releaseAll(),
    }
  } catch (error) {
    await releases.releaseAll()
    throw error
  }
}

/** A server that trusts whoever is on its machine takes any password. */
const withPassword = (address: string): string => {
  const url = new URL(address)
  if (url.password === '') url.password = randomBytes(12).toString('hex')
  return url.href
}

const scopes = ['read', 'raw:read', 'accounts:write', 'audit:read', 'time:write', 'webhooks:write', 'operate']

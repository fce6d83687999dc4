import assert from 'node:assert/strict'
import { systemClock } from '../../../bin/systemClock.js'
import type { Clock } from '../../../core/clock.js'
import { parseAccountKey } from '../../../core/recordId.js'
import type { RecordKind } from '../../../core/recordKind.js'
import type { CanonicalRecord } from '../../../core/record/CanonicalRecord.js'
import type { OAuthClient, PortalAddress, RecordReader, VendorConnection, VendorSession } from '../../../core/vendorAdapter.js'
import { practicepanther } from '../../../subgraphs/practicepanther/practicepanther.js'
import type { Visit } from '../../sandbox/practicepanther/withPracticePanther.js'

/** Where the running portal is, as the adapter is told. */
export const addressOfPortal = (origin: string): PortalAddress => ({ web: origin, auth: origin, api: origin })

/** The client every sandbox portal knows. */
export const oauthClient: OAuthClient = { clientId: 'sandbox-client', clientSecret: 'sandbox-secret', apiKey: null }

/** A session of cookies, without the detour over a browser. */
export const cookieSession = async (visit: Visit): Promise<VendorSession> => {
  const visitor = await visit.signedIn()
  const { hostname } = new URL(visit.origin)
  return {
    token: null,
    cookies: [...visitor.cookies].map(([name, value]) => ({
      name,
      value,
      domain: hostname,
      hostOnly: true,
      path: '/',
      secure: false,
      httpOnly: true,
      expires: null,
    })),
  }
}

/** What a connection is opened with, as far as a test says. */
export interface OpenOptions {
  readonly session?: VendorSession
  readonly oauth?: OAuthClient | null
  readonly clock?: Clock
  readonly saveSession?: (session: VendorSession) => Promise<void>
}

/** Opens a connection to the running portal, gives it to `use`, closes it. */
export const withConnection = async (
  visit: Visit,
  use: (connection: VendorConnection) => Promise<void>,
  options: OpenOptions = {},
): Promise<void> => {
  const account = parseAccountKey('testtest')
  assert.ok(account !== undefined)
  const connection = practicepanther.open({
    portal: addressOfPortal(visit.origin),
    session: options.session ?? (await cookieSession(visit)),
    account,
    oauth: options.oauth ?? null,
    clock: options.clock ?? systemClock,
    limitScale: 1000,
    saveSession: options.saveSession ?? (async () => {}),
  })
  try {
    await use(connection)
  } finally {
    await connection.close()
  }
}

/** Every record of a kind, page after page; `between` runs after each page. */
export const readAll = async <K extends RecordKind>(
  reader: RecordReader<K>,
  between: (page: number) => Promise<void> = async () => {},
): Promise<readonly CanonicalRecord<K>[]> => {
  const records: CanonicalRecord<K>[] = []
  let cursor: string | null = null
  for (let page = 1; ; page += 1) {
    const { records: more, next } = await reader.readPage(cursor)
    records.push(...more)
    if (next === null) return records
    cursor = next
    await between(page)
  }
}

/** How often each route was asked since the last call of `forgetRequests`. */
export const requestsTo = async (visit: Visit): Promise<Readonly<Record<string, number>>> => {
  const counts = (await visit.desk('GET', 'requests')) as readonly { readonly route: string; readonly count: number }[]
  return Object.fromEntries(counts.map(({ route, count }) => [route, count]))
}

/** Starts counting anew. */
export const forgetRequests = async (visit: Visit): Promise<unknown> => visit.desk('DELETE', 'requests')

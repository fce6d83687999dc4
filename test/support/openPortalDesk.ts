import { request } from 'undici'
import { z } from 'zod'
import type { RecordKind } from '../../core/recordKind.js'
import { Turns } from '../../engine/sessions/Turns.js'
import type { SandboxKind } from '../../sandbox/portal/Portal.js'
import type { PortalDesk } from './PortalDesk.js'

/** What the desk calls each kind. */
export const sandboxKinds = {
  USER: 'users',
  CONTACT: 'contacts',
  MATTER: 'matters',
  TIME_ENTRY: 'time-entries',
  EXPENSE: 'expenses',
  INVOICE: 'invoices',
  PAYMENT: 'payments',
  TRUST_ACCOUNT: 'trust-accounts',
  TRUST_TRANSACTION: 'trust-transactions',
} as const satisfies Record<RecordKind, SandboxKind>

const stored = z.looseObject({ id: z.union([z.string(), z.number()]) })
const counts = z.array(z.object({ method: z.string(), count: z.number() }))
const effects = z.array(z.object({ kind: z.string(), operation: z.string(), id: z.string() }))
const faults = z.object({ clockSkewMs: z.number() })
const inbox = z.array(z.object({ code: z.string() }))

/** Speaks to the desk of a portal that listens at `origin`. Whatever the desk refuses is thrown with its own words. */
export const openPortalDesk = (origin: string): PortalDesk => {
  const ask = asker(origin)
  let changes = 0
  const change: typeof ask = (...asked) => {
    changes += 1
    return ask(...asked)
  }
  const turns = new Turns()
  const path = (kind: RecordKind, id?: string): string =>
    `records/${sandboxKinds[kind]}${id === undefined ? '' : `/${encodeURIComponent(id)}`}`
  const aheadMs = async (): Promise<number> => faults.parse(await ask('GET', 'faults')).clockSkewMs
  return {
    records: async (kind) => z.array(stored).parse(await ask('GET', path(kind))),
    create: async (kind, fields) => stored.parse(await change('POST', path(kind), fields)),
    edit: async (kind, id, fields) => stored.parse(await change('PATCH', path(kind, id), fields)),
    remove: async (kind, id) => void (await change('DELETE', path(kind, id))),
    changes: () => changes,
    order: async (faults) => void (await ask('POST', 'faults', faults)),
    aheadMs,
    calm: () =>
      turns.take('time', async () => {
        const clockSkewMs = await aheadMs()
        await ask('DELETE', 'faults')
        await ask('POST', 'faults', { clockSkewMs })
      }),
    hurry: (milliseconds) =>
      turns.take('time', async () => {
        await ask('POST', 'faults', { clockSkewMs: (await aheadMs()) + Math.ceil(milliseconds) })
      }),
    requests: async (method) =>
      counts
        .parse(await ask('GET', 'requests'))
        .filter((one) => method === undefined || one.method === method)
        .reduce((sum, { count }) => sum + count, 0),
    forgetRequests: async () => void (await ask('DELETE', 'requests')),
    effects: async (after = 0) => effects.parse(await ask('GET', `effects?after=${String(after)}`)),
    lastCode: async () => inbox.parse(await ask('GET', 'inbox')).at(-1)?.code ?? null,
  }
}

const asker =
  (origin: string) =>
  async (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<unknown> => {
    const sent = body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const answer = await request(`${origin}/_sandbox/${path}`, { method, ...sent })
    const text = await answer.body.text()
    if (answer.statusCode >= 300) throw new Error(`the desk refused ${method} ${path} with status ${String(answer.statusCode)}: ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }

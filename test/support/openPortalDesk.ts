import { z } from 'zod'
import type { RecordKind } from '../../core/recordKind.js'
import type { SandboxKind } from '../../sandbox/portal/Portal.js'
import type { PortalDesk } from './PortalDesk.js'

const sandboxKinds = {
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
const counts = z.array(z.object({ count: z.number() }))
const effects = z.array(z.object({ kind: z.string(), operation: z.string(), id: z.string() }))
const inbox = z.array(z.object({ code: z.string() }))

/** Speaks to the desk of a portal that listens at `origin`. Whatever the desk refuses is thrown with its own words. */
export const openPortalDesk = (origin: string): PortalDesk => {
  const ask = asker(origin)
  const path = (kind: RecordKind, id?: string): string =>
    `records/${sandboxKinds[kind]}${id === undefined ? '' : `/${encodeURIComponent(id)}`}`
  let skewMs = 0
  return {
    records: async (kind) => z.array(stored).parse(await ask('GET', path(kind))),
    create: async (kind, fields) => stored.parse(await ask('POST', path(kind), fields)),
    edit: async (kind, id, fields) => stored.parse(await ask('PATCH', path(kind, id), fields)),
    remove: async (kind, id) => void (await ask('DELETE', path(kind, id))),
    order: async (faults) => void (await ask('POST', 'faults', faults)),
    calm: async () => {
      await ask('DELETE', 'faults')
      await ask('POST', 'faults', { clockSkewMs: skewMs })
    },
    hurry: async (milliseconds) => {
      skewMs += Math.ceil(milliseconds)
      await ask('POST', 'faults', { clockSkewMs: skewMs })
    },
    requests: async () => counts.parse(await ask('GET', 'requests')).reduce((sum, { count }) => sum + count, 0),
    forgetRequests: async () => void (await ask('DELETE', 'requests')),
    effects: async () => effects.parse(await ask('GET', 'effects')),
    lastCode: async () => inbox.parse(await ask('GET', 'inbox')).at(-1)?.code ?? null,
  }
}

const asker =
  (origin: string) =>
  async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const sent = body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const answer = await fetch(`${origin}/_sandbox/${path}`, { method, ...sent })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`the desk refused ${method} ${path} with status ${String(answer.status)}: ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }

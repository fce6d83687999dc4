import 'reflect-metadata'
import assert from 'node:assert/strict'
import { z } from 'zod'
import { requestContexts } from '../../../../../bin/requestContexts.js'
import { systemClock } from '../../../../../bin/systemClock.js'
import { formatAccountId, formatRecordId } from '../../../../../core/recordId.js'
import type { RecordKind } from '../../../../../core/recordKind.js'
import { Releases } from '../../../../../core/release.js'
import { openCommands } from '../../../../../engine/commands/openCommands.js'
import { openGateway } from '../../../../../gateway/openGateway.js'
import type { Database } from '../../../../../prisma/Database.js'
import { composed } from '../../../../support/composed.js'
import { requestSources } from '../../../../support/requestSources.js'
import { type GraphAnswer, askGraph } from '../../../../support/askGraph.js'
import { type MoneyScene, withMoney } from '../../../../engine/support/withMoney.js'

const scopes = ['read', 'audit:read', 'accounts:write', 'time:write', 'payments:write', 'trust:write', 'operate']

const payload = z.object({
  command: z
    .object({
      id: z.string(),
      state: z.string(),
      attempts: z.int(),
      error: z.object({ code: z.string() }).nullable(),
      discrepancies: z.array(z.object({ field: z.string() })),
    })
    .nullable(),
  record: z.object({ id: z.string() }).nullable(),
  payment: z.object({ id: z.string() }).nullish(),
  userErrors: z.array(z.object({ code: z.string(), message: z.string(), path: z.array(z.string()) })),
})
/** What a write came to. */
export type Written = z.infer<typeof payload>

const recordFields = {
  createTimeEntry: 'record: timeEntry { id }',
  recordInvoicePayment: 'record: payment { id }',
  recordTrustDeposit: 'record: trustTransaction { id } payment { id }',
  applyTrustToInvoice: 'record: trustTransaction { id } payment { id }',
  recordTrustDisbursement: 'record: trustTransaction { id } payment { id }',
} as const
/** A mutation that writes to a vendor. */
export type Write = keyof typeof recordFields

/** How a request is sent beside its input. */
export interface Sending {
  /** `tenant` or `tenant/scope,scope`. */
  readonly as?: string
  /** The header `Idempotency-Key`. */
  readonly key?: string
}

/** A running product, as a client sees it. */
export interface Front {
  /** Sends a mutation with its input in variables. */
  readonly write: (mutation: Write, input: object, sending?: Sending) => Promise<Written>
  /** Sends any request. */
  readonly send: (query: string, variables?: Readonly<Record<string, unknown>>, sending?: Sending) => Promise<GraphAnswer>
  /** Stops it after what is under way. */
  readonly stop: () => Promise<void>
}

/** The writes of the graph over a vendor of the test's own. */
export interface WriteScene extends MoneyScene, Front {
  /** Starts another process over the same database and vendor. */
  readonly startAnother: () => Promise<Front>
  readonly idOf: (kind: RecordKind, vendorId: string) => string
  readonly accountId: string
}

/** Reads what a write came to out of an answer's one field. */
export const writtenOf = ({ data, errors }: GraphAnswer): Written => {
  assert.deepEqual(errors, [])
  return z.object({ write: payload }).parse(data).write
}

/** What every write is asked for in a payload. */
export const selectionOf = (mutation: Write): string =>
  `{ command { id state attempts error { code } discrepancies { field } } ${recordFields[mutation]} userErrors { code message path } }`

const openFront = async (database: Database, scene: MoneyScene, onFault: (error: unknown) => void): Promise<Front> => {
  const releases = new Releases()
  const { context, accounts, vault, liveReads: live, sessions, sync } = scene
  const commands = openCommands({ ...context, clock: systemClock, workers: 3, onFault })
  releases.add('the commands', () => commands.close())
  const { supergraphSdl, subgraphs } = composed()
  const sources = { ...requestSources(database, { accounts, vault, sessions, live, sync, clock: systemClock }), commands }
  const contexts = requestContexts(sources)
  const gateway = await openGateway({
    host: '127.0.0.1',
    port: 0,
    supergraphSdl,
    subgraphs: Object.fromEntries(subgraphs.map(({ name, schema }) => [name, contexts.inProcess(schema)])),
    authenticate: async ({ authorization }) => {
      const [tenant = '', allowed] = (authorization ?? 'Bearer firm').replace('Bearer ', '').split('/')
      return { key: `key_${tenant}`, tenant, scopes: allowed?.split(',') ?? scopes, accountKeys: null }
    },
    graphiql: undefined,
    leaveOutLostRecords: true,
    logger: sources.logger,
  })
  releases.add('the gateway', () => gateway.close())
  const send: Front['send'] = (query, variables = {}, { as = 'firm', key } = {}) =>
    askGraph(gateway.url, { query, variables, authorization: `Bearer ${as}`, ...(key === undefined ? {} : { idempotencyKey: key }) })
  return {
    send,
    write: async (mutation, input, sending) => {
      const type = `${mutation[0]?.toUpperCase() ?? ''}${mutation.slice(1)}Input`
      const query = `mutation ($input: ${type}!) { write: ${mutation}(input: $input) ${selectionOf(mutation)} }`
      return writtenOf(await send(query, { input }, sending))
    },
    stop: () => releases.releaseAll(),
  }
}

/** Opens the graph over a vendor of the test's own, with workers of its own. */
export const withWrites = (
  database: Database,
  use: (scene: WriteScene) => Promise<void>,
  engineOptions: Parameters<typeof withMoney>[2] = {},
): Promise<void> =>
  withMoney(
    database,
    async (scene) => {
      const faults: unknown[] = []
      const fronts: Front[] = []
      const start = async (): Promise<Front> => {
        const front = await openFront(database, scene, (error) => faults.push(error))
        fronts.push(front)
        return front
      }
      const { account } = scene
      try {
        await use({
          ...scene,
          ...(await start()),
          startAnother: start,
          idOf: (kind, vendorId) => formatRecordId({ kind, vendor: 'CLIO', account, vendorId }),
          accountId: formatAccountId({ vendor: 'CLIO', account }),
        })
        assert.deepEqual(faults, [])
      } finally {
        for (const front of fronts) await front.stop()
      }
    },
    engineOptions,
  )

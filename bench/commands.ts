import diagnostics from 'node:diagnostics_channel'
import { randomUUID } from 'node:crypto'
import { Agent, request } from 'undici'
import { systemClock } from '../bin/systemClock.js'
import type { TimeEntryIntent } from '../core/command/TimeEntryIntent.js'
import { Releases } from '../core/release.js'
import type { Commands } from '../engine/commands/Commands.js'
import { openCommands } from '../engine/commands/openCommands.js'
import { openMirrorReader } from '../prisma/mirror/openMirrorReader.js'
import { openFolder } from '../test/support/openFolder.js'
import { median, quantile } from './support/median.js'
import { openPortalAccount, type PortalAccount } from './support/openPortalAccount.js'
import { openServer } from './support/openServer.js'
import { recordResult } from './support/recordResult.js'

const rounds = 3
const atOnce = 16
/** Writes of one round with many at once, and one after the other. */
const [many, single] = [320, 120]
const portBases = { embedded: 14_540, server: 14_550 } as const

/** An account and the commands over its database. */
interface Contender {
  readonly account: PortalAccount
  readonly commands: Commands
  readonly intent: TimeEntryIntent
}

const openContender = async (place: keyof typeof portBases, releases: Releases): Promise<Contender> => {
  const dataFolder = await openFolder(releases)
  const databaseUrl = place === 'server' ? { databaseUrl: await openServer(releases) } : {}
  const account = await openPortalAccount({ vendor: 'CLIO', matters: 20, portBase: portBases[place], dataFolder, ...databaseUrl }, releases)
  const { database, sessions, sync } = account
  const fail = (error: unknown): never => {
    throw error
  }
  const commands = openCommands({ database, sessions, sync, clock: systemClock, workers: atOnce, onFault: fail })
  releases.add('the commands', () => commands.close())
  await sync.syncAccount(account.account.key, { kinds: ['USER', 'CONTACT', 'MATTER'] })
  const { edges } = await openMirrorReader(database).list('MATTER', {
    accounts: [account.account.key],
    filter: { status: ['OPEN'] },
    page: { first: 1 },
    withTotal: false,
  })
  const matterId = edges[0]?.row.record.vendorId
  if (matterId === undefined) throw new Error('the firm has no open matter')
  const intent: TimeEntryIntent = {
    matterId,
    userId: null,
    date: '2026-11-20',
    durationSeconds: 2_520,
    description: 'Call with the client.',
    billable: true,
    activityCode: null,
    rate: '250.00',
    referenceId: null,
    tags: [],
  }
  return { account, commands, intent }
}

/** The whole path: asked for, kept, sent, read back, kept again, answered. */
const command = async ({ account: { account }, commands, intent }: Contender): Promise<void> => {
  const submission = await commands.submit({
    kind: 'createTimeEntry',
    tenant: account.tenant,
    account: account.key,
    asked: intent,
    resolve: async () => intent,
    idempotencyKey: randomUUID(),
    actor: 'key_bench',
    rationale: null,
    waitMs: 60_000,
  })
  const state = submission.outcome === 'KEPT' ? submission.command.state : submission.outcome
  if (state !== 'APPLIED') throw new Error(`a write ended ${state}`)
}

/** The same write and the same look at it, with nothing kept. */
const bareWrite = async ({ account: { account, sessions }, intent }: Contender): Promise<void> =>
  sessions.withConnection(account.key, async ({ writers, readers }) => {
    if (writers.timeEntry === undefined) throw new Error('Clio takes no time entries')
    const { vendorId } = await writers.timeEntry.create(intent, `mg-${randomUUID().replaceAll('-', '').slice(0, 16)}`)
    await readers.TIME_ENTRY.readMany([vendorId])
  })

/** Sends the request of a write again and again: what the portal itself can take. */
const barePost = async (contender: Contender): Promise<() => Promise<void>> => {
  const sent = Promise.withResolvers<{ origin: string; path: string; headers: readonly string[]; body: Uint8Array | string }>()
  const note = (message: unknown): void => {
    // undici's own message.
    const one = (message as { request: { method: string; origin: string; path: string; headers: string[]; body: Uint8Array | string } })
      .request
    if (one.method === 'POST') sent.resolve(one)
  }
  diagnostics.subscribe('undici:request:create', note)
  await bareWrite(contender)
  diagnostics.unsubscribe('undici:request:create', note)
  const { origin, path, headers, body } = await sent.promise
  const pairs = headers.flatMap((name, index) => (index % 2 === 0 ? [[name, headers[index + 1] ?? ''] as const] : []))
  const dispatcher = new Agent({ connections: 8 })
  const options = { method: 'POST', headers: Object.fromEntries(pairs), body: Buffer.from(body), dispatcher } as const
  return async () => {
    const answer = await request(`${origin}${path}`, options)
    await answer.body.dump()
    if (answer.statusCode !== 201) throw new Error(`the portal answered ${String(answer.statusCode)}`)
  }
}

/** How many are done in a second, so many at once. */
const rateOf = async (act: () => Promise<void>): Promise<number> => {
  const from = performance.now()
  let left = many
  const go = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      await act()
    }
  }
  await Promise.all(Array.from({ length: atOnce }, go))
  return (many * 1000) / (performance.now() - from)
}

/** How long each takes, one after the other, in milliseconds. */
const timesOf = async (act: () => Promise<void>): Promise<readonly number[]> => {
  const times: number[] = []
  for (let done = 0; done < single; done += 1) {
    const from = performance.now()
    await act()
    times.push(performance.now() - from)
  }
  return times
}

/** Commands per second through the whole path, beside the portal's own rate of bare POSTs, and what keeping them costs each write. */
export const benchCommands = async (): Promise<void> => {
  const releases = new Releases()
  try {
    const contenders = { 'on PostgreSQL': await openContender('server', releases), embedded: await openContender('embedded', releases) }
    const post = await barePost(contenders.embedded)
    const rates = new Map<string, number[]>()
    const times = new Map<string, number[]>()
    const keep = (map: Map<string, number[]>, name: string, values: readonly number[]): void =>
      void map.set(name, [...(map.get(name) ?? []), ...values])
    for (let round = 1; round <= rounds; round += 1) {
      keep(rates, 'bare POSTs', [await rateOf(post)])
      for (const [name, contender] of Object.entries(contenders)) {
        keep(rates, name, [await rateOf(() => command(contender))])
        keep(times, `bare ${name}`, await timesOf(() => bareWrite(contender)))
        keep(times, name, await timesOf(() => command(contender)))
      }
      console.log(`round ${String(round)}: ${[...rates].map(([name, of]) => `${name} ${(of.at(-1) ?? 0).toFixed(0)}/s`).join(', ')}`)
    }
    const rate = (name: string): number => median(rates.get(name) ?? [])
    const added = (name: string, part: number): string =>
      (quantile(times.get(name) ?? [], part) - quantile(times.get(`bare ${name}`) ?? [], part)).toFixed(1)
    const lines = [
      `Time entries at Clio's sandbox, limits off, ${String(atOnce)} at once, median of ${String(rounds)} rounds in turn. A command is two transactions with their audit records and one more before it is sent, a POST and a read back;`,
      `what that adds to the same POST and read back alone is measured one after the other, over ${String(rounds * single)} writes of each.`,
      '',
      '| | writes/s | part of bare POSTs | added p50, ms | added p99, ms |',
      '| --- | ---: | ---: | ---: | ---: |',
      `| bare POSTs | ${rate('bare POSTs').toFixed(0)} | 100 % | | |`,
      ...Object.keys(contenders).map(
        (name) =>
          `| commands, ${name} | ${rate(name).toFixed(0)} | ${((100 * rate(name)) / rate('bare POSTs')).toFixed(0)} % | ${added(name, 0.5)} | ${added(name, 0.99)} |`,
      ),
    ]
    await recordResult('commands', lines, systemClock.now())
    console.log(lines.join('\n'))
  } finally {
    await releases.releaseAll()
  }
}

import { randomBytes } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { Writable } from 'node:stream'
import { systemClock } from '../bin/systemClock.js'
import { openReadiness } from '../core/operations/openReadiness.js'
import { recordKinds } from '../core/recordKind.js'
import { Releases } from '../core/release.js'
import { vendors } from '../core/vendor.js'
import type { Database } from '../prisma/Database.js'
import { mirrorTables } from '../prisma/mirror/table/mirrorTables.js'
import { openDatabase } from '../prisma/openDatabase.js'
import { readStanding } from '../prisma/operations/readStanding.js'
import { openTelemetry } from '../telemetry/openTelemetry.js'
import { median } from './support/median.js'
import { openServer } from './support/openServer.js'
import { recordResult } from './support/recordResult.js'
import { startDemo } from './support/startDemo.js'

const matters = 250
const firms = 10_000
const rounds = 5

interface Sized {
  readonly rows: number
  readonly bytes: number
}

/** Rows of a table, and what they take with their indexes and what stands outside the rows. */
const sizeOf = async (database: Database, table: string): Promise<Sized> => {
  await database.query(`vacuum (full, analyze) ${table}`)
  const [size] = await database.query<Sized>(
    `select (select count(*) from ${table})::int as rows, pg_total_relation_size('${table}')::float8 as bytes`,
  )
  if (size === undefined) throw new Error(`${table} has no size`)
  return size
}

const allIsRead = async (database: Database): Promise<void> => {
  for (;;) {
    const [state] = await database.query<{ live: number }>(`select count(*)::int as live from sync_state where phase = 'LIVE'`)
    if (state?.live === vendors.length * recordKinds.length) return
    await setTimeout(200)
  }
}

/** As many accounts as there shall be firms, each with all its kinds, and commands and changes behind them. */
const fillFirms = async (database: Database): Promise<void> => {
  await database.query(
    `insert into account (key, vendor, tenant, firm_name, time_zone, currency, status, entitlements, capabilities, consent_granted_by, consent_granted_at, portal, login_fingerprint, created_at)
     select 'bench' || n, (array['CLIO', 'MYCASE', 'PRACTICEPANTHER', 'SMOKEBALL'])[n % 4 + 1]::vendor, 'tenant ' || n, 'Firm', 'UTC', 'USD', 'CONNECTED', '[]', '[]', 'Ann Example', now(), '{}', 'bench' || n, now()
     from generate_series(1, $1::int) n`,
    [firms],
  )
  await database.query(
    `insert into sync_state (account_key, kind, phase, changes_read_to, full_read_at, due_at)
     select key, kind, 'LIVE', now() - interval '2 minutes', now() - interval '1 hour', now() + interval '1 minute'
     from account cross join unnest(enum_range(null::record_kind)) kind where key like 'bench%'`,
  )
  await database.query(
    `insert into change (account_key, kind, vendor_id, action, changed_fields, source, observed_at, matter_ids)
     select 'bench' || (n % $1::int + 1), 'TIME_ENTRY', 'record ' || n, 'UPDATED', '{hours,amount}', 'SYNC', now(), array['matter ' || n] from generate_series(1, 1000000) n`,
    [firms],
  )
  await database.query(
    `insert into command (id, tenant, kind, account_key, state, idempotency_key, input_hash, input, marker, actor, created_at, finished_at)
     select 'cmd_' || n, 'tenant', 'createTimeEntry', 'bench' || (n % $1::int + 1), 'APPLIED', 'key ' || n, repeat('h', 64), '{"matterId":"1","description":"Call with the client."}', 'mg-' || n, 'key_bench', now(), now()
     from generate_series(1, 1000000) n`,
    [firms],
  )
}

const kib = (bytes: number): string => (bytes / 1_024).toFixed(1)

/** What a firm's records take at a PostgreSQL server, and what it costs to look at the metrics of a deployment of ten thousand firms. */
export const benchOperations = async (): Promise<void> => {
  const releases = new Releases()
  try {
    const url = await openServer(releases)
    const settings = { DATABASE_URL: url, VAULT_KEY: randomBytes(32).toString('base64') }
    await startDemo({ matters, port: 14_569, portBase: 14_560, settings }, releases)
    const database = await openDatabase({ url })
    releases.add('the database', () => database.close())
    await allIsRead(database)
    const sizes = new Map<string, Sized>()
    for (const kind of recordKinds) sizes.set(kind, await sizeOf(database, mirrorTables[kind].name))
    const all = [...sizes.values()].reduce((sum, one) => ({ rows: sum.rows + one.rows, bytes: sum.bytes + one.bytes }))
    await fillFirms(database)
    const change = await sizeOf(database, 'change')
    const command = await sizeOf(database, 'command')
    await database.query('analyze')
    const { scrapeWith } = await openTelemetry({
      name: 'bench',
      destination: new Writable({ write: (_c, _e, done) => done() }),
      otlp: undefined,
    })
    const readiness = openReadiness([])
    const scrape = scrapeWith({ readiness, standing: () => readStanding(database), keptMs: 0 })
    const times: number[] = []
    let text = ''
    for (let round = 0; round < rounds; round += 1) {
      const from = performance.now()
      text = (await scrape()).text
      times.push(performance.now() - from)
    }
    const perRecord = all.bytes / all.rows
    const summary = `${kib(perRecord)} KiB a record, ${(change.bytes / change.rows).toFixed(0)} bytes a change, ${median(times).toFixed(0)} ms a scrape of ${String(firms)} firms`
    await recordResult(
      'operations',
      [
        `What ${String(4 * matters)} matters over four portals, ${String(all.rows)} records in all, take at a PostgreSQL server, with indexes and what the vendor sent (${(all.rows / 4 / matters).toFixed(1)} records to a matter); and`,
        `one look at \`/metrics\` over ${String(firms)} accounts with nine kinds each, a million changes and a million finished commands, median of ${String(rounds)} rounds.`,
        '',
        '| | rows | KiB a row |',
        '| --- | ---: | ---: |',
        ...[...sizes, ['change', change] as const, ['command', command] as const].map(
          ([name, { rows, bytes }]) => `| ${name.toLowerCase().replace('_', ' ')} | ${String(rows)} | ${kib(bytes / rows)} |`,
        ),
        '',
        `A scrape tells ${(text.length / 1_048_576).toFixed(1)} MiB in ${String(text.split('\n').filter((line) => line !== '' && !line.startsWith('#')).length)} samples.`,
        '',
        `**${summary}**`,
      ],
      systemClock.now(),
    )
    console.log(summary)
  } finally {
    await releases.releaseAll()
  }
}

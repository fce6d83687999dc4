import { systemClock } from '../bin/systemClock.js'
import type { CanonicalRecord, CanonicalRecords } from '../core/record/CanonicalRecord.js'
import type { AccountKey } from '../core/recordId.js'
import { Releases } from '../core/release.js'
import { takeOver } from '../engine/check/takeOver.js'
import type { Database } from '../prisma/Database.js'
import { recordColumns, writtenColumns } from '../prisma/mirror/recordColumns.js'
import type { MirrorTable } from '../prisma/mirror/table/MirrorTable.js'
import { mirrorTables } from '../prisma/mirror/table/mirrorTables.js'
import { encodeBatch } from '../prisma/mirror/upsertMany.js'
import { openDatabase } from '../prisma/openDatabase.js'
import { fillFirm } from './books/fillFirm.js'
import { makeFirm } from './books/makeFirm.js'
import { median } from './support/median.js'
import { openServer } from './support/openServer.js'
import { recordResult } from './support/recordResult.js'

const rounds = 3
const page = 200
const size = { matters: 10_000, timeEntries: 1, invoices: 0, otherTrustTransactions: 0 }
const writers = [1, 4] as const
/** The kind with nothing beside its row, and the one whose participants are rows of their own. */
const kinds = ['TIME_ENTRY', 'MATTER'] as const

type BenchKind = (typeof kinds)[number]

/** A way to bring pages of records into a table. */
interface Contender {
  readonly name: string
  readonly write: <K extends BenchKind>(database: Database, batch: Batch<K>) => Promise<void>
}

interface Batch<K extends BenchKind> {
  readonly account: AccountKey
  readonly kind: K
  readonly records: readonly CanonicalRecord<K>[]
  readonly readAt: string
}

const ours: Contender = {
  name: 'mirror and change log',
  write: async (database, { account, kind, records, readAt }) => {
    const { upserted } = await database.transaction(async (sql) => takeOver(sql, { account, kind, records, readAt, source: 'SYNC' }))
    const changed = upserted.filter(({ outcome }) => outcome === 'CHANGED').length
    if (changed !== records.length) throw new Error(`${String(changed)} of ${String(records.length)} records changed`)
  },
}

const loaderOf = (kind: BenchKind): string => `loader_${mirrorTables[kind].name}`

/** Into a table with the mirror's columns and indexes: every row is written, nobody looks at what was there, and nothing is told. */
const loader: Contender = {
  name: 'INSERT … ON CONFLICT',
  write: async <K extends BenchKind>(database: Database, { account, kind, records, readAt }: Batch<K>) => {
    const table: MirrorTable<K> = mirrorTables[kind]
    const columns = [...writtenColumns(table), { name: 'content_hash', type: 'text' as const }]
    const names = columns.map(({ name }) => name)
    const lists = recordColumns([...encodeBatch(kind, records).values()])
    await database.query(
      `insert into ${loaderOf(kind)} (account_key, synced_at, ${names.join(', ')})
       select $1, $2::timestamptz, ${columns.map(({ name, type }) => (type === 'text' ? name : `${name}::${type}`)).join(', ')}
       from unnest(${columns.map((_, index) => `$${String(index + 3)}::text[]`).join(', ')}) as i(${names.join(', ')})
       on conflict (account_key, vendor_id) do update set synced_at = excluded.synced_at, ${names.map((name) => `${name} = excluded.${name}`).join(', ')}`,
      [account, readAt, ...lists],
    )
  },
}

/** Every record as somebody edited it in a round: one field, and when. */
const edited = (firm: { readonly [K in BenchKind]: readonly CanonicalRecords[K][] }, round: number) => {
  const updatedAt = new Date(Date.parse('2026-11-02T00:00:00.000Z') + round * 60_000).toISOString()
  return {
    TIME_ENTRY: firm.TIME_ENTRY.map((record) => ({
      ...record,
      updatedAt,
      description: `Call with the client, as of round ${String(round)}.`,
    })),
    MATTER: firm.MATTER.map((record) => ({ ...record, updatedAt, description: `As of round ${String(round)}.` })),
  }
}

/** Records a second, by so many writers that share the pages. */
const rateOf = async <K extends BenchKind>(
  database: Database,
  contender: Contender,
  batch: Batch<K>,
  writersAtOnce: number,
): Promise<number> => {
  const { records } = batch
  const pages = Array.from({ length: Math.ceil(records.length / page) }, (_, index) => records.slice(index * page, (index + 1) * page))
  const from = performance.now()
  const go = async (): Promise<void> => {
    for (let next = pages.shift(); next !== undefined; next = pages.shift()) await contender.write(database, { ...batch, records: next })
  }
  await Promise.all(Array.from({ length: writersAtOnce }, go))
  return (records.length * 1_000) / (performance.now() - from)
}

/** How many changed records a second go through the mirror and its change log, beside a loader that writes the same rows and nothing else. */
export const benchChangeThroughput = async (): Promise<void> => {
  const releases = new Releases()
  try {
    const database = await openDatabase({ url: await openServer(releases) })
    releases.add('the database', () => database.close())
    const firm = makeFirm(size)
    const account = await fillFirm(database, 'CLIO', firm)
    for (const kind of kinds) {
      const { name } = mirrorTables[kind]
      await database.query(`create table ${loaderOf(kind)} (like ${name} including defaults including indexes)`)
      await database.query(`insert into ${loaderOf(kind)} select * from ${name}`)
    }
    await database.query('analyze')
    const rates = new Map<string, number[]>()
    let edit = 0
    // The first round warms both sides up and is not counted.
    for (let round = 0; round <= rounds; round += 1) {
      for (const kind of kinds) {
        for (const many of writers) {
          for (const contender of [loader, ours]) {
            edit += 1
            const readAt = new Date(Date.parse('2026-11-02T00:00:00.000Z') + edit * 60_000).toISOString()
            const rate = await rateOf(database, contender, { account, kind, records: edited(firm, edit)[kind], readAt }, many)
            const key = `${kind} ${String(many)} ${contender.name}`
            if (round > 0) rates.set(key, [...(rates.get(key) ?? []), rate])
            console.log(`round ${String(round)}: ${key}: ${rate.toFixed(0)}/s`)
          }
        }
      }
    }
    const [updated] = await database.query<{ logged: number }>(`select count(*)::int as logged from change where action = 'UPDATED'`)
    const logged = updated?.logged ?? 0
    const expected = (rounds + 1) * writers.length * (firm.TIME_ENTRY.length + firm.MATTER.length)
    if (logged !== expected) throw new Error(`${String(logged)} changes are logged, not ${String(expected)}`)
    const rows = kinds.flatMap((kind) =>
      writers.map((many) => {
        const of = ({ name }: Contender): number => median(rates.get(`${kind} ${String(many)} ${name}`) ?? [])
        const title = kind.toLowerCase().replace('_', ' ')
        return {
          text: `| ${title} | ${String(many)} | ${of(loader).toFixed(0)} | ${of(ours).toFixed(0)} | ${((100 * of(ours)) / of(loader)).toFixed(0)} % |`,
          part: of(ours) / of(loader),
        }
      }),
    )
    const parts = rows.map(({ part }) => 100 * part)
    const line = `Changes go through mirror and log at ${Math.min(...parts).toFixed(0)} to ${Math.max(...parts).toFixed(0)} % of the rate of a raw loader`
    await recordResult(
      'change-throughput',
      [
        `${String(firm.TIME_ENTRY.length)} time entries and ${String(firm.MATTER.length)} matters of one firm at a PostgreSQL server, each edited in one field, in pages of ${String(page)}; median of ${String(rounds)} rounds in turn. The loader writes the same columns`,
        'into a table with the same indexes by `INSERT … ON CONFLICT DO UPDATE`. Ours checks each record, compares it field by field with what was there and logs what changed, in the same transaction.',
        '',
        '| kind | writers at once | loader, rows/s | ours, changes/s | part |',
        '| --- | ---: | ---: | ---: | ---: |',
        ...rows.map(({ text }) => text),
        '',
        `**${line}**`,
      ],
      systemClock.now(),
    )
    console.log(line)
  } finally {
    await releases.releaseAll()
  }
}

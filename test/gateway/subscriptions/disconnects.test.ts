import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatChangeId } from '../../../core/change/changeId.js'
import { openChangeReader } from '../../../prisma/change/openChangeReader.js'
import { upsertMany } from '../../../prisma/mirror/upsertMany.js'
import { anAccount } from '../../prisma/support/anAccount.js'
import { aUser } from '../../prisma/support/records.js'
import { createRandom } from '../../support/createRandom.js'
import { subscribe } from '../../support/subscribe.js'
import { withBrowser } from '../../support/withBrowser.js'
import { withDatabase } from '../../support/withDatabase.js'
import { withGraph } from '../../support/withGraph.js'

/** A thousand, by `npm run check:disconnects`; every other run is cut off fewer times. */
const disconnects = process.env['DISCONNECTS'] === 'whole' ? 1_000 : 200
const subscribers = 8
const query = 'subscription ($after: String) { changes(after: $after) { id recordId } }'

/** Cuts a subscription at random places, without a word, and resumes it from the last change it was told, until it has seen so many of them. */
const follow = async (url: string, { after, until, seed }: { after: string; until: () => number; seed: number }) => {
  const random = createRandom(seed)
  const seen: string[] = []
  let cursor = after
  for (let cuts = 0; ; cuts++) {
    const listening = await subscribe(url, { query, variables: { after: cursor } })
    const wanted = cuts < disconnects / subscribers ? random.below(4) : until() - seen.length
    if (wanted > 0 && seen.length + wanted <= until()) await listening.until(wanted)
    listening.cut()
    await listening.over
    for (const { data, errors } of listening.told) {
      assert.equal(errors, undefined)
      seen.push(String(data?.['changes']?.['id']))
    }
    cursor = seen.at(-1) ?? after
    if (cuts >= disconnects / subscribers && seen.length >= until()) return { seen, cuts }
  }
}

void test('random disconnects: nothing is missed, nothing told twice, all in order', (t) =>
  withBrowser((browser) =>
    withDatabase((quiet) =>
      withGraph({ portals: [], browser, database: quiet }, async ({ url, database }) => {
        const { key: account } = await anAccount(database, { tenant: 'conformance' })
        const after = formatChangeId(await openChangeReader(database).end())
        const random = createRandom(1)
        let written = 0
        const over = new AbortController()
        const write = async (): Promise<void> => {
          while (!over.signal.aborted) {
            const records = Array.from({ length: 1 + random.below(5) }, (_, index) =>
              aUser(`u${String(index)}`, { name: `Ann ${String(written)}` }),
            )
            const outcomes = await database.transaction(async (sql) =>
              upsertMany(sql, { account, kind: 'USER', readAt: '2026-03-01T00:00:00.000Z', records }),
            )
            written += outcomes.length
          }
        }
        const writing = write()
        const followed = await Promise.all(Array.from({ length: subscribers }, (_, seed) => follow(url, { after, until: () => 300, seed })))
        over.abort()
        await writing
        const rows = await database.query<{ position: number }>('select position from change order by position')
        const all = rows.map(({ position }) => formatChangeId(position))
        assert.ok(followed.reduce((sum, { cuts }) => sum + cuts, 0) >= disconnects)
        for (const { seen } of followed) assert.deepEqual(seen, all.slice(0, seen.length))
        const [cuts, told] = [followed.reduce((sum, one) => sum + one.cuts, 0), followed.reduce((sum, one) => sum + one.seen.length, 0)]
        t.diagnostic(
          `${String(cuts)} disconnects of ${String(subscribers)} subscribers; ${String(told)} changes told, none missed, none twice, in order`,
        )
      }),
    ),
  ))

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatChangeId } from '../../../core/change/changeId.js'
import { formatAccountId } from '../../../core/recordId.js'
import { openChangeReader } from '../../../prisma/change/openChangeReader.js'
import type { Database } from '../../../prisma/Database.js'
import { trimChanges } from '../../../prisma/change/trimChanges.js'
import { markGone } from '../../../prisma/mirror/markGone.js'
import { upsertMany } from '../../../prisma/mirror/upsertMany.js'
import { anAccount } from '../../prisma/support/anAccount.js'
import { aContact, aMatter, aTimeEntry, aTrustTransaction, aUser } from '../../prisma/support/records.js'
import { askGraph } from '../../support/askGraph.js'
import { subscribe } from '../../support/subscribe.js'
import { withBrowser } from '../../support/withBrowser.js'
import { withDatabase } from '../../support/withDatabase.js'
import { withGraph } from '../../support/withGraph.js'

const readAt = '2026-03-01T00:00:00.000Z'

const here = async (database: Database): Promise<string> => formatChangeId(await openChangeReader(database).end())

const ids = `subscription ($filter: ChangeFilter, $after: String) { changes(filter: $filter, after: $after) { id action recordId } }`

void test('changes are told over a WebSocket', (t) =>
  withBrowser((browser) =>
    withDatabase((quiet) =>
      withGraph({ portals: [], browser, database: quiet }, async ({ url, urlOverHttp, database }) => {
        const { key: clio } = await anAccount(database, { tenant: 'conformance', vendor: 'CLIO' })
        const { key: mycase } = await anAccount(database, { tenant: 'conformance', vendor: 'MYCASE' })
        const { key: another } = await anAccount(database, { tenant: 'another' })
        const both = [clio, mycase]
        for (const account of both) {
          await upsertMany(database, { account, kind: 'USER', readAt, records: [aUser('u1', { name: 'Ann Example' })] })
          await upsertMany(database, { account, kind: 'CONTACT', readAt, records: [aContact('c1', { displayName: 'Bo Sample' })] })
          await upsertMany(database, { account, kind: 'MATTER', readAt, records: [aMatter('m1', { title: 'Fence', clientId: 'c1' })] })
        }
        const entry = (account: (typeof both)[number], vendorId: string, description: string) =>
          database.transaction(async (sql) =>
            upsertMany(sql, {
              account,
              kind: 'TIME_ENTRY',
              readAt,
              records: [aTimeEntry(vendorId, { matterId: 'm1', userId: 'u1', description })],
            }),
          )

        for (const [place, at] of [
          ['subgraphs in the process', url],
          ['subgraphs over HTTP', await urlOverHttp()],
        ] as const) {
          await t.test(`any selection is answered: nested, across subgraphs, by vendor, with ${place}`, async () => {
            const query = `subscription ($after: String) { timeEntryChanged(after: $after) {
              id kind action changedFields source account { id firmName sync { kind records } }
              record { __typename id ...worked } } }
              fragment worked on TimeEntry { hours description user { name } matter { title client { displayName } timeEntries(first: 1) { totalCount } }
                ... on ClioTimeEntry { account { vendor } } ... on MyCaseTimeEntry { vendorId } }`
            const listening = await subscribe(at, { query, variables: { after: await here(database) } })
            await entry(clio, 'e1', `Read the agreement, with ${place}.`)
            await entry(mycase, 'e1', `Wrote a letter, with ${place}.`)
            const [first, second] = (await listening.until(2)).map(({ data, errors }) =>
              errors === undefined ? data?.['timeEntryChanged'] : assert.fail(JSON.stringify(errors)),
            )
            const worked = {
              hours: '1.5',
              user: { name: 'Ann Example' },
              matter: { title: 'Fence', client: { displayName: 'Bo Sample' }, timeEntries: { totalCount: 1 } },
            }
            const { id, account, ...told } = first ?? assert.fail()
            assert.match(String(id), /^chg_\d{16}$/)
            assert.equal(account['id'], formatAccountId({ vendor: 'CLIO', account: clio }))
            assert.deepEqual(told, {
              kind: 'TIME_ENTRY',
              action: at === url ? 'CREATED' : 'UPDATED',
              changedFields: at === url ? [] : ['description'],
              source: 'SYNC',
              record: {
                __typename: 'ClioTimeEntry',
                id: `tim_clio_${clio}_e1`,
                description: `Read the agreement, with ${place}.`,
                ...worked,
                account: { vendor: 'CLIO' },
              },
            })
            assert.deepEqual(second?.['record'], {
              __typename: 'MyCaseTimeEntry',
              id: `tim_mycase_${mycase}_e1`,
              description: `Wrote a letter, with ${place}.`,
              ...worked,
              vendorId: 'e1',
            })
            listening.stop()
            assert.equal(await listening.over, undefined)
          })
        }

        await t.test('nothing of another tenant, and only what the filter wants; each field its own kind', async () => {
          const after = await here(database)
          const filter = { accountIds: [formatAccountId({ vendor: 'CLIO', account: clio })], matterIds: [`mat_clio_${clio}_m1`] }
          const narrow = await subscribe(url, { query: ids, variables: { filter, after } })
          const fields = ['matterChanged', 'timeEntryChanged', 'invoiceChanged', 'paymentChanged', 'trustTransactionChanged']
          const ofKinds = await Promise.all(
            fields.map((field) =>
              subscribe(url, { query: `subscription ($after: String) { it: ${field}(after: $after) { kind } }`, variables: { after } }),
            ),
          )
          await upsertMany(database, { account: another, kind: 'MATTER', readAt, records: [aMatter('m1')] })
          await upsertMany(database, { account: clio, kind: 'USER', readAt, records: [aUser('u2')] })
          await entry(mycase, 'e2', 'Elsewhere.')
          await upsertMany(database, { account: clio, kind: 'TRUST_TRANSACTION', readAt, records: [aTrustTransaction('x1')] })
          await entry(clio, 'e2', 'Here.')
          assert.deepEqual(
            (await narrow.until(2)).map(({ data }) => data?.['changes']?.['recordId']),
            [`ttx_clio_${clio}_x1`, `tim_clio_${clio}_e2`],
          )
          const [, times, , , trust] = ofKinds
          await Promise.all([times?.until(2), trust?.until(1)])
          assert.deepEqual(
            ofKinds.map(({ told }) => told.map(({ data }) => data?.['it']?.['kind'])),
            [[], ['TIME_ENTRY', 'TIME_ENTRY'], [], [], ['TRUST_TRANSACTION']],
          )
          for (const listening of [narrow, ...ofKinds]) listening.stop()
        })

        await t.test('`after` tells first what was missed, in order, then goes on; the cursor stands beside each result', async () => {
          const after = await here(database)
          for (let number = 0; number < 250; number++)
            await upsertMany(database, { account: clio, kind: 'USER', readAt, records: [aUser('u1', { name: `Ann ${String(number)}` })] })
          const listening = await subscribe(url, { query: ids, variables: { after } })
          await markGone(database, { account: clio, kind: 'USER', vendorIds: ['u1'], readAt })
          const told = await listening.until(251)
          const cursors = told.map(({ extensions }) => String(extensions?.['cursor']))
          assert.deepEqual(
            cursors,
            told.map(({ data }) => data?.['changes']?.['id']),
          )
          assert.deepEqual(cursors.toSorted(), cursors)
          const { data } = await askGraph(url, {
            query: `query ($after: String) { changes(first: 200, after: $after) { nodes { id } } }`,
            variables: { after: cursors[199] },
          })
          assert.deepEqual(data, { changes: { nodes: cursors.slice(200).map((id) => ({ id })) } })
          assert.deepEqual(told.at(-1)?.data?.['changes']?.['action'], 'DELETED')
          listening.stop()
        })

        await t.test('a wish that cannot be met is refused with a word on why', async () => {
          const codeOf = async (query: string, variables: Record<string, unknown> = {}) => {
            const [error] = (await (await subscribe(url, { query, variables })).over) as readonly { extensions: { code: string } }[]
            return error?.extensions.code
          }
          assert.equal(await codeOf(ids, { after: 'mat_clio_7k2m_1' }), 'BAD_USER_INPUT')
          assert.equal(await codeOf(ids, { filter: { matterIds: ['nothing'] } }), 'BAD_USER_INPUT')
          assert.equal(await codeOf(ids, { after: 'chg_0000999999999999' }), 'CURSOR_EXPIRED')
          assert.equal(await codeOf('subscription { changes { nothing } }'), 'BAD_USER_INPUT')
          assert.equal(await codeOf('subscription { changes { id } accountChanged { id } }'), 'BAD_USER_INPUT')
          assert.equal(await codeOf('subscription { __typename }'), 'BAD_USER_INPUT')
          assert.equal(await codeOf('subscription { changes {'), 'BAD_USER_INPUT')
          assert.equal(
            await codeOf(`subscription { changes { ${Array.from({ length: 70 }, (_, index) => `a${String(index)}: id`).join(' ')} } }`),
            'LIMIT_EXCEEDED',
          )
          assert.equal(
            await codeOf(`subscription { changes { account { id ${'user { account { '.repeat(10)} id ${'} }'.repeat(10)} } } }`),
            'LIMIT_EXCEEDED',
          )
          const deep = 'matter { timeEntries(first: 200) { nodes { '
          assert.equal(
            await codeOf(`subscription { timeEntryChanged { record { ... on TimeEntry { ${deep.repeat(3)} id ${'} } }'.repeat(3)} } } } }`),
            'LIMIT_EXCEEDED',
          )
          assert.equal(
            await codeOf(ids, { filter: { recordIds: Array.from({ length: 3_000 }, () => `mat_clio_${clio}_1`) } }),
            'LIMIT_EXCEEDED',
          )
          const first = await here(database)
          await upsertMany(database, { account: clio, kind: 'USER', readAt, records: [aUser('u9')] })
          await trimChanges(database, '2026-04-01T00:00:00.000Z')
          assert.equal(await codeOf(ids, { after: first }), 'CURSOR_EXPIRED')
        })

        await t.test('queries and mutations go the same way, with their one result', async () => {
          const listening = await subscribe(url, { query: '{ viewer { tenant } }' })
          assert.equal(await listening.over, undefined)
          assert.deepEqual(listening.told, [{ data: { viewer: { tenant: 'conformance' } } }])
        })

        await t.test('over plain HTTP a subscription is refused with a word on where it is served', async () => {
          const { errors } = await askGraph(url, { query: 'subscription { changes { id } }' })
          assert.match(errors[0]?.message ?? '', /WebSocket/)
          assert.equal(errors[0]?.extensions['code'], 'BAD_USER_INPUT')
        })
      }),
    ),
  ))

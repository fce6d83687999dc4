import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatAccountId, formatRecordId } from '../../../../core/recordId.js'
import type { Account } from '../../../../core/account/Account.js'
import { type RecordKind, recordKinds } from '../../../../core/recordKind.js'
import type { Database } from '../../../../prisma/Database.js'
import { upsertMany } from '../../../../prisma/mirror/upsertMany.js'
import { replaceFindings } from '../../../../prisma/quarantine/replaceFindings.js'
import { unreadPass } from '../../../../prisma/sync/Pass.js'
import { savePass } from '../../../../prisma/sync/savePass.js'
import { anAccount } from '../../../prisma/support/anAccount.js'
import {
  aContact,
  aMatter,
  anExpense,
  anInvoice,
  aPayment,
  aTimeEntry,
  aTrustAccount,
  aTrustTransaction,
  aUser,
} from '../../../prisma/support/records.js'
import { askGraph } from '../../../support/askGraph.js'
import { withBrowser } from '../../../support/withBrowser.js'
import { withDatabase } from '../../../support/withDatabase.js'
import { withGraph } from '../../../support/withGraph.js'

const readAt = '2026-06-01T00:00:00.000Z'

/** A firm's books in the mirror: a matter with trust money, an invoice paid in part, and work that is not billed. */
const fillBooks = async (database: Database, tenant: string): Promise<Account> => {
  const made = await anAccount(database, { tenant, vendor: 'CLIO' })
  const { key: account } = made
  const write = { account, readAt }
  await upsertMany(database, { ...write, kind: 'USER', records: [aUser('u1')] })
  await upsertMany(database, { ...write, kind: 'CONTACT', records: [aContact('c1'), aContact('c2', { displayName: 'Cy Test' })] })
  const matters = [aMatter('m1', { clientId: 'c1', practiceArea: 'Estates' }), aMatter('m2', { clientId: 'c2', title: 'Other' })]
  await upsertMany(database, { ...write, kind: 'MATTER', records: matters })
  const entries = [aTimeEntry('t1', { matterId: 'm1', userId: 'u1', activityCode: 'l240' }), aTimeEntry('t2', { activityCode: 'Own code' })]
  await upsertMany(database, { ...write, kind: 'TIME_ENTRY', records: entries })
  await upsertMany(database, { ...write, kind: 'EXPENSE', records: [anExpense('e1', { matterId: 'm1', expenseCode: 'E112' })] })
  const invoices = [
    anInvoice('i1'),
    anInvoice('i2', { clientId: 'c2', matterIds: ['m2'], balance: '40', currency: 'CAD', dueDate: '2026-05-20' }),
  ]
  await upsertMany(database, { ...write, kind: 'INVOICE', records: invoices })
  await upsertMany(database, { ...write, kind: 'PAYMENT', records: [aPayment('p1', { date: '2026-05-30' })] })
  const ledgers = [{ clientId: 'c1', matterId: 'm1', balance: '850', protected: '0', available: '850' }]
  await upsertMany(database, { ...write, kind: 'TRUST_ACCOUNT', records: [aTrustAccount('a1', { balance: '850', ledgers })] })
  const transactions = [
    aTrustTransaction('x1', { amount: '1000', date: '2026-02-01' }),
    aTrustTransaction('x2', { amount: '-100', date: '2026-02-20', type: 'DISBURSEMENT', status: 'PENDING_CLEARANCE' }),
    aTrustTransaction('x3', { amount: '-50', date: '2026-02-21', type: 'DISBURSEMENT', status: 'RECORDED' }),
  ]
  await upsertMany(database, { ...write, kind: 'TRUST_TRANSACTION', records: transactions })
  return made
}

const markRead = async (database: Database, { key: account }: Account, kinds: readonly RecordKind[]): Promise<void> => {
  for (const kind of kinds)
    await savePass(database, {
      ...unreadPass,
      account,
      kind,
      phase: 'LIVE',
      records: 1,
      lastSucceededAt: readAt,
    })
}

void test('reports over the graph', (t) =>
  withBrowser((browser) =>
    withDatabase((database) =>
      withGraph({ portals: [], browser, database }, async ({ url }) => {
        const account = await fillBooks(database, 'conformance')
        const stranger = await fillBooks(database, 'another')
        const idOf = (kind: RecordKind, vendorId: string, { key, vendor }: Account = account): string =>
          formatRecordId({ kind, vendor, account: key, vendorId })
        const accountId = (of: Account): string => formatAccountId({ vendor: of.vendor, account: of.key })
        const ask = (query: string, variables: Readonly<Record<string, unknown>> = {}) =>
          askGraph(url, { query, variables, cacheControl: 'only-if-cached' })
        const askFor = async (query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<unknown> => {
          const { data, errors } = await ask(query, variables)
          assert.deepEqual(errors, [])
          return data
        }

        await t.test('a trust account is reconciled with its ledgers, clients, matters and transactions', async () => {
          const query = `query ($accountId: ID!, $id: ID!, $named: [ID!]) {
            trustReconciliation(accountId: $accountId, trustAccountId: $id, asOf: "2026-02-28", bankBalance: "1000.00", notOnStatement: $named) {
              account { id } trustAccount { id name } asOf currency readWhole quarantined bankBalance bankBalanceSource outstandingDisbursements adjustedBankBalance
              bookBalance ledgerBalance balanced
              ledgers { totalCount nodes { __typename balance ... on ReconciledClientLedger { client { displayName } matter { title } } } }
              differences { nodes { class amount gap ... on TransactionDifference { transaction { id reference } } } }
            } }`
          const variables = { accountId: accountId(account), id: idOf('TRUST_ACCOUNT', 'a1') }
          const disbursement = { class: 'OUTSTANDING_DISBURSEMENT', gap: 'BANK_TO_BOOKS' }
          const [second, third] = (['x2', 'x3'] as const).map((id) => ({ id: idOf('TRUST_TRANSACTION', id), reference: '1042' }))
          const expected = {
            account: { id: accountId(account) },
            trustAccount: { id: idOf('TRUST_ACCOUNT', 'a1'), name: 'Client Trust' },
            asOf: '2026-02-28',
            currency: 'USD',
            readWhole: false,
            quarantined: 0,
            bankBalance: '1000',
            bankBalanceSource: 'STATEMENT',
            outstandingDisbursements: '-100',
            adjustedBankBalance: '900',
            bookBalance: '850',
            ledgerBalance: '850',
            balanced: false,
            ledgers: {
              totalCount: 1,
              nodes: [
                {
                  __typename: 'ReconciledClientLedger',
                  balance: '850',
                  client: { displayName: 'Bo Sample' },
                  matter: { title: 'Sample v. Example' },
                },
              ],
            },
            differences: {
              nodes: [
                { ...disbursement, amount: '-50', transaction: third },
                { ...disbursement, amount: '-100', transaction: second },
              ],
            },
          }
          assert.deepEqual(await askFor(query, variables), { trustReconciliation: expected })
          await markRead(database, account, ['TRUST_ACCOUNT', 'TRUST_TRANSACTION', 'MATTER'])
          const named = [idOf('TRUST_TRANSACTION', 'x3')]
          const sure = { outstandingDisbursements: '-150', adjustedBankBalance: '850', balanced: true, readWhole: true }
          assert.deepEqual(await askFor(query, { ...variables, named }), { trustReconciliation: { ...expected, ...sure } })
        })

        await t.test('another tenant’s trust account is not found, whoever’s account is named', async () => {
          const query = `query ($accountId: ID!, $id: ID!) { trustReconciliation(accountId: $accountId, trustAccountId: $id, asOf: "2026-02-28") { bookBalance } }`
          const theirs = idOf('TRUST_ACCOUNT', 'a1', stranger)
          for (const of of [account, stranger]) {
            const { data, errors } = await ask(query, { accountId: accountId(of), id: theirs })
            assert.equal(data, null)
            assert.deepEqual(
              errors.map(({ extensions }) => extensions['code']),
              ['NOT_FOUND'],
            )
          }
        })

        await t.test('receivables are grouped, aged, and paged, each currency for itself', async () => {
          const query = `query ($first: Int, $after: String, $groupBy: ReceivablesGrouping!) {
            agedReceivables(asOf: "2026-05-29", groupBy: $groupBy, first: $first, after: $after) {
              totals { currency total invoices } unreadAccounts { id } quarantined totalCount pageInfo { hasNextPage endCursor }
              nodes { currency total oldestDueDate buckets { fromDays untilDays amount }
                ... on ClientReceivables { client { displayName } } ... on MatterReceivables { matter { title } } } } }`
          const totals = [
            { currency: 'CAD', total: '40', invoices: 1 },
            // The payment of the day after is not in yet.
            { currency: 'USD', total: '332', invoices: 1 },
          ]
          const unread = [{ id: accountId(account) }]
          const ofClients = (await askFor(query, { groupBy: 'CLIENT', first: 1 })) as {
            agedReceivables: { pageInfo: { endCursor: string } }
          }
          const bucket = (fromDays: number | null, untilDays: number | null, amount: string) => ({ fromDays, untilDays, amount })
          const other = {
            currency: 'CAD',
            total: '40',
            oldestDueDate: '2026-05-20',
            buckets: [bucket(null, 0, '0'), bucket(1, 30, '40'), bucket(31, 60, '0'), bucket(61, 90, '0'), bucket(91, null, '0')],
            client: { displayName: 'Cy Test' },
          }
          assert.deepEqual(ofClients.agedReceivables, {
            totals,
            unreadAccounts: unread,
            quarantined: 0,
            totalCount: 2,
            pageInfo: { hasNextPage: true, endCursor: ofClients.agedReceivables.pageInfo.endCursor },
            nodes: [other],
          })
          const after = ofClients.agedReceivables.pageInfo.endCursor
          const next = (await askFor(query, { groupBy: 'MATTER', first: 5, after })) as {
            agedReceivables: { nodes: readonly { total: string; matter: unknown }[]; pageInfo: { hasNextPage: boolean } }
          }
          assert.equal(next.agedReceivables.pageInfo.hasNextPage, false)
          assert.deepEqual(next.agedReceivables.nodes.map(({ total, matter }) => [total, matter]).at(-1), [
            '332',
            { title: 'Sample v. Example' },
          ])
          const { errors } = await ask(query, { groupBy: 'CLIENT', after: 'nonsense' })
          assert.deepEqual(
            errors.map(({ extensions }) => extensions['code']),
            ['BAD_USER_INPUT'],
          )
        })

        await t.test('work in progress is grouped by matter, user and practice area', async () => {
          const query = `{
            byMatter: workInProgress(asOf: "2026-05-29") { totals { currency hours total } nodes { hours total account { id } ... on MatterWorkInProgress { matter { title } } } }
            byUser: workInProgress(asOf: "2026-05-29", groupBy: USER, vendors: [CLIO]) { nodes { total ... on UserWorkInProgress { user { name } } } }
            byArea: workInProgress(asOf: "2026-05-29", groupBy: PRACTICE_AREA) { nodes { total account { id } ... on PracticeAreaWorkInProgress { practiceArea } } }
            none: workInProgress(asOf: "2026-05-29", vendors: [MYCASE]) { totalCount totals { total } }
          }`
          assert.deepEqual(await askFor(query), {
            byMatter: {
              totals: [{ currency: 'USD', hours: '3', total: '903.13' }],
              nodes: [
                { hours: '1.5', total: '453.13', account: { id: accountId(account) }, matter: { title: 'Sample v. Example' } },
                { hours: '1.5', total: '450', account: { id: accountId(account) }, matter: null },
              ],
            },
            byUser: {
              nodes: [
                { total: '453.13', user: null },
                { total: '450', user: { name: 'Ann Example' } },
              ],
            },
            byArea: {
              nodes: [
                { total: '453.13', account: null, practiceArea: 'Estates' },
                { total: '450', account: null, practiceArea: null },
              ],
            },
            none: { totalCount: 0, totals: [] },
          })
        })

        await t.test('UTBMS codes are told with their meaning, at the record and in the lookup', async () => {
          const query = `query ($time: ID!, $own: ID!, $expense: ID!, $invoice: ID!) {
            timeEntry(id: $time) { activityCode utbmsCode { code name set phase { code } } } own: timeEntry(id: $own) { utbmsCode { code } }
            expense(id: $expense) { utbmsCode { name set } } invoice(id: $invoice) { lineItems { utbmsCode { name } } }
            utbmsCodes(set: ACTIVITY, codes: ["a101", "L110", "A999"]) { code name } all: utbmsCodes { code } }`
          const data = (await askFor(query, {
            time: idOf('TIME_ENTRY', 't1'),
            own: idOf('TIME_ENTRY', 't2'),
            expense: idOf('EXPENSE', 'e1'),
            invoice: idOf('INVOICE', 'i1'),
          })) as { all: readonly unknown[] }
          const { all, ...rest } = data
          assert.equal(all.length, 78)
          assert.deepEqual(rest, {
            timeEntry: {
              activityCode: 'l240',
              utbmsCode: { code: 'L240', name: 'Dispositive Motions', set: 'LITIGATION', phase: { code: 'L200' } },
            },
            own: { utbmsCode: null },
            expense: { utbmsCode: { name: 'Court fees', set: 'EXPENSE' } },
            invoice: { lineItems: [{ utbmsCode: { name: 'Review/analyze' } }] },
            utbmsCodes: [{ code: 'A101', name: 'Plan and prepare for' }],
          })
        })

        await t.test('an account that was read to the end is not called unread, and what is in quarantine is counted', async () => {
          await markRead(database, account, recordKinds)
          const finding = { reason: 'sum', detail: 'one cent too much', record: anInvoice('i9') }
          await replaceFindings(database, { account: account.key, kind: 'INVOICE', vendorIds: ['i9'], findings: [finding], readAt })
          const { workInProgress, agedReceivables } = (await askFor(
            '{ workInProgress(asOf: "2026-05-29") { quarantined } agedReceivables(asOf: "2026-05-29") { quarantined } }',
          )) as Record<string, unknown>
          assert.deepEqual([workInProgress, agedReceivables], [{ quarantined: 1 }, { quarantined: 1 }])
          assert.deepEqual(await askFor('{ workInProgress(asOf: "2026-05-29") { unreadAccounts { id } } }'), {
            workInProgress: { unreadAccounts: [] },
          })
        })
      }),
    ),
  ))

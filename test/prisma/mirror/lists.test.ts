import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Account } from '../../../core/account/Account.js'
import { MattergraphError } from '../../../core/errors.js'
import type { MirrorReader } from '../../../core/mirror/MirrorReader.js'
import type { RecordFilters } from '../../../core/mirror/RecordFilter.js'
import type { RecordOrder } from '../../../core/mirror/RecordOrder.js'
import type { RecordKind } from '../../../core/recordKind.js'
import { openMirrorReader } from '../../../prisma/mirror/openMirrorReader.js'
import { upsertMany } from '../../../prisma/mirror/upsertMany.js'
import { anAccount } from '../support/anAccount.js'
import { describeOnEachDatabase } from '../support/describeOnEachDatabase.js'
import { aContact, aMatter, aTimeEntry, aUser } from '../support/records.js'

const readAt = '2026-03-01T00:00:00.000Z'

describeOnEachDatabase('the mirror lists records', (database) => {
  let clio: Account
  let smokeball: Account
  let stranger: Account
  let mirror: MirrorReader

  before(async () => {
    clio = await anAccount(database())
    smokeball = await anAccount(database(), { vendor: 'SMOKEBALL' })
    stranger = await anAccount(database())
    mirror = openMirrorReader(database())
    const [account, other] = [clio.key, smokeball.key]
    const users = [
      aUser('1', { name: 'Zoë Example', email: 'Zoe@Example.com', role: 'Attorney' }),
      aUser('2', { name: 'ann example', active: false, role: 'paralegal', updatedAt: '2026-02-10T00:00:00.000Z' }),
    ]
    await upsertMany(database(), { account, kind: 'USER', records: users, readAt })
    const contacts = [
      aContact('1', { displayName: 'Élan 100% Holdings', type: 'ORGANIZATION', isClient: true, externalId: 'crm-1' }),
      aContact('2', {
        displayName: 'Bo Sample',
        emails: [{ address: 'Gold.Club@Example.org', label: null, primary: true }],
        tags: ['Gold Club'],
      }),
      aContact('3', {
        displayName: 'Cy Test',
        roles: ['insurer'],
        phones: [{ number: '555.555.0199 ', e164: null, type: null, primary: false }],
      }),
    ]
    await upsertMany(database(), { account, kind: 'CONTACT', records: contacts, readAt })
    const matters = [
      aMatter('1', {
        title: 'Sample v. Élan',
        clientId: '2',
        status: 'OPEN',
        openDate: '2026-01-10',
        number: 'M-2',
        responsibleAttorneyId: '1',
      }),
      aMatter('2', {
        title: 'Estate of Test',
        clientId: null,
        status: 'CLOSED',
        openDate: '2026-01-20',
        number: 'M-10',
        practiceArea: 'Estates',
        stage: 'Wrap up',
        participants: [
          { role: 'client', userId: null, contactId: '3' },
          { role: 'opposing_party', userId: null, contactId: '2' },
        ],
        tags: ['Urgent'],
        customFields: [{ name: 'Judge', value: { name: 'Hon. Example', seat: 2 }, type: null, vendorFieldId: null }],
        updatedAt: '2026-02-20T00:00:00.000Z',
        externalId: 'ext-2',
      }),
      aMatter('3', { title: 'under_score 50%', status: 'PENDING', openDate: null, number: null, practiceArea: null, stage: null }),
    ]
    await upsertMany(database(), { account, kind: 'MATTER', records: matters, readAt })
    await upsertMany(database(), { account: other, kind: 'MATTER', records: [aMatter('1', { title: 'Elsewhere', number: 'm-2' })], readAt })
    await upsertMany(database(), { account: stranger.key, kind: 'MATTER', records: [aMatter('9', { title: 'Not yours' })], readAt })
    const entries = [
      aTimeEntry('1', { matterId: '1', userId: '1', date: '2026-02-01', amount: '9.50', durationSeconds: 360 }),
      aTimeEntry('2', { matterId: '1', userId: '2', date: '2026-02-02', amount: '100.00', activityCode: 'L110', status: 'BILLED' }),
      aTimeEntry('3', {
        matterId: '2',
        userId: '1',
        date: '2026-02-03',
        amount: '0',
        billable: false,
        status: 'NON_BILLABLE',
        activityCode: null,
      }),
      aTimeEntry('4', { matterId: '1', userId: '1', date: '2026-02-04', amount: '20.25', durationSeconds: 3600 }),
    ]
    await upsertMany(database(), { account, kind: 'TIME_ENTRY', records: entries, readAt })
  })

  /** The ids a filter lets through, lowest first, checked against totalCount. */
  const find = async <K extends RecordKind>(kind: K, filter: RecordFilters[K]): Promise<readonly string[]> => {
    const list = await mirror.list(kind, { accounts: [clio.key, smokeball.key], filter, page: { first: 100 }, withTotal: true })
    assert.equal(list.totalCount, list.edges.length)
    return list.edges.map(({ row }) => `${row.account === clio.key ? '' : 'other '}${row.record.vendorId}`).sort()
  }

  test('only of the accounts the caller may see', async () => {
    assert.deepEqual(await find('MATTER', {}), ['1', '2', '3', 'other 1'])
    const none = await mirror.list('MATTER', { accounts: [], page: {}, withTotal: true })
    assert.deepEqual(none, { edges: [], hasNextPage: false, hasPreviousPage: false, totalCount: 0 })
  })

  test('null and undefined narrow nothing, an empty list everything', async () => {
    assert.equal((await find('MATTER', { status: null, text: undefined, tag: null })).length, 4)
    assert.deepEqual(await find('MATTER', { status: [] }), [])
  })

  test('by vendor, external id and time of change: since is inclusive, until is not', async () => {
    assert.deepEqual(await find('MATTER', { vendors: ['SMOKEBALL'] }), ['other 1'])
    assert.deepEqual(await find('MATTER', { externalIds: ['ext-2', 'EXT-3'] }), ['2'])
    assert.deepEqual(await find('MATTER', { updatedSince: '2026-02-20T00:00:00.000Z' }), ['2'])
    assert.deepEqual(await find('MATTER', { updatedUntil: '2026-02-20T00:00:00.000Z' }), ['1', '3', 'other 1'])
  })

  test('matters by status, area, stage, number and tag, without regard to case', async () => {
    assert.deepEqual(await find('MATTER', { status: ['CLOSED', 'PENDING'] }), ['2', '3'])
    assert.deepEqual(await find('MATTER', { practiceArea: ['ESTATES'] }), ['2'])
    assert.deepEqual(await find('MATTER', { stage: ['wrap UP', 'nothing'] }), ['2'])
    assert.deepEqual(await find('MATTER', { number: 'm-2' }), ['1', 'other 1'])
    assert.deepEqual(await find('MATTER', { tag: 'urgent' }), ['2'])
  })

  test('matters by a custom field: its name in any case, its value exactly', async () => {
    const value = { seat: 2, name: 'Hon. Example' }
    assert.deepEqual(await find('MATTER', { customField: { name: 'judge', value } }), ['2'])
    assert.deepEqual(await find('MATTER', { customField: { name: 'judge', value: { ...value, name: 'hon. example' } } }), [])
  })

  test('matters by the day they were opened, both ends included', async () => {
    assert.deepEqual(await find('MATTER', { openedFrom: '2026-01-10', openedUntil: '2026-01-10' }), ['1'])
  })

  test('matters by attorney and client of their own account', async () => {
    assert.deepEqual(await find('MATTER', { responsibleAttorney: { account: clio.key, vendorId: '1' } }), ['1'])
    assert.deepEqual(await find('MATTER', { client: { account: clio.key, vendorId: '2' } }), ['1'])
    assert.deepEqual(await find('MATTER', { client: { account: clio.key, vendorId: '3' } }), ['2'])
    assert.deepEqual(await find('MATTER', { client: { account: smokeball.key, vendorId: '2' } }), [])
  })

  test('matters by words of title, number or client name; case and accents do not count, signs stand for themselves', async () => {
    assert.deepEqual(await find('MATTER', { text: 'ELAN sample' }), ['1'])
    assert.deepEqual(await find('MATTER', { text: 'bo m-2' }), ['1'])
    assert.deepEqual(await find('MATTER', { text: '50%' }), ['3'])
    assert.deepEqual(await find('MATTER', { text: 'r_s' }), ['3'])
    assert.deepEqual(await find('MATTER', { text: '%' }), ['3'])
    assert.deepEqual(await find('MATTER', { text: 'estate sample' }), [])
    assert.equal((await find('MATTER', { text: '   ' })).length, 4)
  })

  test('filters together narrow together', async () => {
    assert.deepEqual(await find('MATTER', { status: ['OPEN'], vendors: ['CLIO'], text: 'sample', openedFrom: '2026-01-01' }), ['1'])
  })

  test('contacts by type, name, tag and e-mail', async () => {
    assert.deepEqual(await find('CONTACT', { type: 'ORGANIZATION' }), ['1'])
    assert.deepEqual(await find('CONTACT', { name: 'elan 100%' }), ['1'])
    assert.deepEqual(await find('CONTACT', { tag: 'gold club' }), ['2'])
    assert.deepEqual(await find('CONTACT', { email: 'gold.club@example.ORG', externalIds: null }), ['2'])
    assert.deepEqual(await find('CONTACT', { email: 'example.org' }), [])
  })

  test('contacts by phone, however it is written', async () => {
    assert.deepEqual(await find('CONTACT', { phone: '+1 (555) 555-0100' }), ['1', '2'])
    assert.deepEqual(await find('CONTACT', { phone: '5555550199' }), ['3'])
    assert.deepEqual(await find('CONTACT', { phone: '5550199' }), [])
  })

  test('contacts by role and by being a client, over their own record and all matters', async () => {
    assert.deepEqual(await find('CONTACT', { role: 'Insurer' }), ['3'])
    assert.deepEqual(await find('CONTACT', { role: 'opposing_party' }), ['2'])
    assert.deepEqual(await find('CONTACT', { role: 'client' }), ['2', '3'])
    assert.deepEqual(await find('CONTACT', { isClient: true }), ['1', '2', '3'])
    assert.deepEqual(await find('CONTACT', { isClient: false }), [])
    const list = await mirror.list('CONTACT', { accounts: [clio.key], filter: { role: 'insurer' }, page: {}, withTotal: false })
    assert.deepEqual(list.edges[0]?.row.record.roles, ['client', 'insurer'])
    assert.equal(list.edges[0]?.row.record.isClient, true)
  })

  test('users by name, e-mail, role and activity', async () => {
    assert.deepEqual(await find('USER', { name: 'zoe' }), ['1'])
    assert.deepEqual(await find('USER', { email: 'zoe@example.com' }), ['1'])
    assert.deepEqual(await find('USER', { role: 'Paralegal' }), ['2'])
    assert.deepEqual(await find('USER', { active: true }), ['1'])
  })

  test('time entries by matter, user, day, code, status and whether they are billable', async () => {
    assert.deepEqual(await find('TIME_ENTRY', { matter: { account: clio.key, vendorId: '2' } }), ['3'])
    assert.deepEqual(await find('TIME_ENTRY', { user: { account: clio.key, vendorId: '2' } }), ['2'])
    assert.deepEqual(await find('TIME_ENTRY', { dateFrom: '2026-02-02', dateUntil: '2026-02-03' }), ['2', '3'])
    assert.deepEqual(await find('TIME_ENTRY', { activityCode: ['l110'] }), ['2'])
    assert.deepEqual(await find('TIME_ENTRY', { status: ['BILLED', 'NON_BILLABLE'] }), ['2', '3'])
    assert.deepEqual(await find('TIME_ENTRY', { billable: false }), ['3'])
  })

  const sorted = async <K extends RecordKind>(kind: K, order: RecordOrder<K>): Promise<string> => {
    const list = await mirror.list(kind, { accounts: [clio.key], order, page: {}, withTotal: false })
    return list.edges.map(({ row }) => row.record.vendorId).join(' ')
  }

  test('sorted as asked, records without a value last in both directions', async () => {
    assert.equal(await sorted('MATTER', { field: 'NUMBER', direction: 'ASC' }), '1 2 3')
    assert.equal(await sorted('MATTER', { field: 'NUMBER', direction: 'DESC' }), '2 1 3')
    assert.equal(await sorted('MATTER', { field: 'OPEN_DATE', direction: 'ASC' }), '1 2 3')
    assert.equal(await sorted('MATTER', { field: 'OPEN_DATE', direction: 'DESC' }), '2 1 3')
    assert.equal(await sorted('MATTER', { field: 'TITLE', direction: 'ASC' }), '2 1 3')
    assert.equal(await sorted('MATTER', { field: 'UPDATED_AT', direction: 'DESC' }), '2 3 1')
    assert.equal(await sorted('USER', { field: 'NAME', direction: 'ASC' }), '2 1')
    assert.equal(await sorted('CONTACT', { field: 'DISPLAY_NAME', direction: 'ASC' }), '2 3 1')
    assert.equal(await sorted('TIME_ENTRY', { field: 'AMOUNT', direction: 'DESC' }), '2 4 1 3')
    assert.equal(await sorted('TIME_ENTRY', { field: 'DATE', direction: 'DESC' }), '4 3 2 1')
  })

  test('the lists of many parents at once, each with its own page and total', async () => {
    const parents = ['2', '1', 'missing'].map((vendorId) => ({ account: clio.key, vendorId }))
    const order = { field: 'DATE', direction: 'ASC' } as const
    const lists = await mirror.listByParents('TIME_ENTRIES_OF_MATTER', parents, {
      accounts: [clio.key],
      order,
      page: { first: 2 },
      withTotal: true,
    })
    assert.deepEqual(
      lists.map(({ edges, totalCount, hasNextPage }) => [edges.map(({ row }) => row.record.vendorId), totalCount, hasNextPage]),
      [
        [['3'], 1, false],
        [['1', '2'], 3, true],
        [[], 0, false],
      ],
    )
    const after = lists[1]?.edges[1]?.cursor
    const [next] = await mirror.listByParents('TIME_ENTRIES_OF_MATTER', parents.slice(1, 2), {
      accounts: [clio.key],
      order,
      page: { first: 2, after },
      withTotal: true,
    })
    assert.deepEqual([next?.edges.map(({ row }) => row.record.vendorId), next?.totalCount, next?.hasPreviousPage], [['4'], 3, true])
  })

  test('the matters of many contacts, whatever their role; none of an account the caller may not see', async () => {
    const parents = ['2', '3', '1'].map((vendorId) => ({ account: clio.key, vendorId }))
    const request = { filter: { status: ['OPEN', 'CLOSED'] }, page: {}, withTotal: true } as const
    const lists = await mirror.listByParents('MATTERS_OF_CONTACT', parents, { ...request, accounts: [clio.key] })
    assert.deepEqual(
      lists.map(({ edges }) => edges.map(({ row }) => row.record.vendorId)),
      [['2', '1'], ['2'], []],
    )
    const hidden = await mirror.listByParents('MATTERS_OF_CONTACT', parents, { ...request, accounts: [smokeball.key] })
    assert.deepEqual(
      hidden.map(({ totalCount }) => totalCount),
      [0, 0, 0],
    )
  })

  test('what a matter adds up to is exact, per matter', async () => {
    const matters = ['1', '2', 'missing'].map((vendorId) => ({ account: clio.key, vendorId }))
    const oldestSyncedAt = { TIME_ENTRY: null, EXPENSE: null, INVOICE: null, TRUST_TRANSACTION: null }
    const nothing = {
      unbilledSeconds: 0,
      unbilledAmount: '0',
      outstandingBalance: '0',
      trustBalance: '0',
      trustAccountId: null,
      oldestSyncedAt,
    }
    assert.deepEqual(await mirror.matterTotals(matters), [
      { ...nothing, unbilledSeconds: 3960, unbilledAmount: '29.75', oldestSyncedAt: { ...oldestSyncedAt, TIME_ENTRY: readAt } },
      nothing,
      nothing,
    ])
  })

  test('a page that is none is refused with the reason', async () => {
    const refused = async (page: Parameters<MirrorReader['list']>[1]['page'], order?: RecordOrder<'MATTER'>) =>
      assert.rejects(mirror.list('MATTER', { accounts: [clio.key], page, order, withTotal: false }), MattergraphError)
    await refused({ first: -1 })
    await refused({ first: 1, last: 1 })
    await refused({ first: 100_000 })
    await refused({ after: 'nonsense' })
    const { edges } = await mirror.list('MATTER', { accounts: [clio.key], page: {}, withTotal: false })
    await refused({ after: edges[0]?.cursor }, { field: 'TITLE', direction: 'ASC' })
  })

  test('a text of more words than anybody types is refused before the database sees it', async () => {
    const words = Array.from({ length: 33 }, (_, index) => `w${index}`).join(' ')
    const ofText = async (text: string) => mirror.list('MATTER', { accounts: [clio.key], filter: { text }, page: {}, withTotal: false })
    await assert.rejects(ofText(words), { code: 'LIMIT_EXCEEDED' })
    await assert.rejects(ofText('x'.repeat(1_001)), { code: 'LIMIT_EXCEEDED' })
    await assert.rejects(
      mirror.list('CONTACT', { accounts: [clio.key], filter: { name: 'x'.repeat(1_001) }, page: {}, withTotal: false }),
      {
        code: 'LIMIT_EXCEEDED',
      },
    )
    assert.deepEqual((await ofText('same '.repeat(100))).edges, [])
  })
})

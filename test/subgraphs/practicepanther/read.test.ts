import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { recordKinds } from '../../../core/recordKind.js'
import { Money } from '../../../core/money.js'
import { withPracticePanther } from '../../sandbox/practicepanther/withPracticePanther.js'
import { readAll } from '../../support/readAll.js'
import { forgetRequests, requestsTo, withConnection } from './openTo.js'

const row = z.looseObject({ id: z.string() })
const stored = async (desk: (method: string, path: string) => Promise<unknown>, kind: string) =>
  z.array(row).parse(await desk('GET', `records/${kind}`))
const sorted = (ids: readonly string[]): readonly string[] => ids.toSorted()
const reference = z.object({ id: z.string() })

describe('Reading PracticePanther', () => {
  it("gives every record of the portal's, once, of every kind", async () =>
    withPracticePanther(async (visit) =>
      withConnection(visit, async ({ readers }) => {
        for (const [kind, desk] of [
          ['USER', 'users'],
          ['CONTACT', 'contacts'],
          ['MATTER', 'matters'],
          ['TIME_ENTRY', 'time-entries'],
          ['EXPENSE', 'expenses'],
          ['INVOICE', 'invoices'],
          ['PAYMENT', 'payments'],
          ['TRUST_ACCOUNT', 'trust-accounts'],
          ['TRUST_TRANSACTION', 'trust-transactions'],
        ] as const) {
          const read = (await readAll(readers[kind])).map(({ vendorId }) => vendorId)
          assert.deepEqual(sorted(read), sorted((await stored(visit.desk, desk)).map(({ id }) => id)), kind)
        }
      }),
    ))

  it('reads more than a page without loss or repeat while records come, go and change', async () =>
    withPracticePanther(
      async (visit) =>
        withConnection(visit, async ({ readers }) => {
          const before = (await stored(visit.desk, 'time-entries')).map(({ id }) => id)
          const oldest = (await visit.list('/api/v2/timeentries?$top=3')).map(({ id }) => String(id))
          const read = await readAll(readers.TIME_ENTRY, async (page) => {
            const gone = oldest[page - 1]
            if (gone !== undefined) await visit.desk('DELETE', `records/time-entries/${gone}`)
            await visit.desk('POST', 'records/time-entries', { hours: 1 })
            await visit.desk('PATCH', `records/time-entries/${String(before[700 + page])}`, { description: 'edited meanwhile' })
          })
          const ids = read.map(({ vendorId }) => vendorId)
          assert.equal(new Set(ids).size, ids.length, 'no repeats')
          assert.ok(before.length > 1000)
          const known = new Set(ids)
          assert.deepEqual(
            before.filter((id) => !known.has(id)),
            [],
          )
        }),
      { matters: 240 },
    ))

  it('goes on from a cursor that was kept, in another connection', async () =>
    withPracticePanther(
      async (visit) => {
        let cursor: string | null = null
        let first: readonly string[] = []
        await withConnection(visit, async ({ readers }) => {
          const page = await readers.TIME_ENTRY.readPage(null)
          first = page.records.map(({ vendorId }) => vendorId)
          cursor = page.next
        })
        assert.equal(first.length, 500)
        await withConnection(visit, async ({ readers }) => {
          const page = await readers.TIME_ENTRY.readPage(cursor)
          assert.ok(page.records.length > 0)
          assert.ok(page.records.every(({ vendorId }) => !first.includes(vendorId)))
        })
      },
      { matters: 200 },
    ))

  it('maps matters: status, fee, dates of the firm, fields under labels, everyone on them', async () =>
    withPracticePanther(async (visit) =>
      withConnection(visit, async ({ readers }) => {
        const matters = await readAll(readers.MATTER)
        const wires = new Map((await stored(visit.desk, 'matters')).map((wire) => [wire.id, wire]))
        for (const matter of matters) {
          const wire = wires.get(matter.vendorId)
          assert.ok(wire !== undefined)
          assert.equal(matter.title, wire['name'])
          assert.equal(matter.number, wire['number'] === null ? null : String(z.number().parse(wire['number'])))
          assert.equal(matter.status, String(wire['status']).toUpperCase())
          const users = z.array(reference).parse(wire['assigned_to_users'])
          assert.equal(matter.responsibleAttorneyId, users[0]?.id ?? null)
          assert.equal(matter.participants.filter(({ role }) => role === 'responsible_attorney').length, 1)
          const relationships = z.array(z.object({ name: z.string() })).parse(wire['relationships'])
          assert.equal(
            matter.participants.filter(({ contactId, role }) => contactId !== null && role !== 'client').length,
            relationships.length,
          )
          assert.equal(matter.billing?.type === 'FLAT_FEE', wire['hourlyRateType'] === 'FlatRate')
          if (matter.openDate !== null) assert.equal(matter.openDate, String(wire['open_date']).slice(0, 10))
        }
        assert.ok(matters.some(({ practiceArea, stage }) => practiceArea !== null && stage !== null))
        assert.ok(matters.some(({ iManageWorkspaceId }) => /^ACTIVE!\d+$/.test(iManageWorkspaceId ?? '')))
        assert.ok(matters.every(({ billing }) => billing?.currency === 'USD'))
      }),
    ))

  it('gives a matter the same whether it comes with a page or by id', async () =>
    withPracticePanther(
      async (visit) =>
        withConnection(visit, async ({ readers }) => {
          const matters = await readAll(readers.MATTER)
          const byId = await readers.MATTER.readMany(matters.map(({ vendorId }) => vendorId))
          for (const matter of matters) assert.deepEqual(byId.get(matter.vendorId), matter)
          assert.ok(matters.some(({ participants }) => participants.length > 4))
        }),
      { matters: 60 },
    ))

  it('links matters to contacts that exist', async () =>
    withPracticePanther(async (visit) =>
      withConnection(visit, async ({ readers }) => {
        const contacts = new Set((await readAll(readers.CONTACT)).map(({ vendorId }) => vendorId))
        for (const matter of await readAll(readers.MATTER)) {
          for (const { contactId } of matter.participants) assert.ok(contactId === null || contacts.has(contactId))
        }
      }),
    ))

  it('maps a matter with its own hourly rate, a flat fee, and dates near midnight', async () =>
    withPracticePanther(async (visit) =>
      withConnection(visit, async (connection) => {
        const { timeZone } = await connection.account()
        assert.equal(timeZone, 'America/Chicago')
        const hourly = row.parse(
          await visit.desk('POST', 'records/matters', {
            name: 'Hourly',
            hourlyRateType: 'ProjectRate',
            hourlyRate: 387.75,
            open_date: '2026-03-01T05:59:00Z',
            close_date: '2026-03-01T06:00:00Z',
            notes: '<p>First line<br>second</p>',
          }),
        )
        const flat = row.parse(await visit.desk('POST', 'records/matters', { name: 'Flat', hourlyRateType: 'FlatRate', flatRate: 800 }))
        const found = await connection.readers.MATTER.readMany([hourly.id, flat.id])
        const matter = found.get(hourly.id)
        assert.ok(matter !== undefined && typeof matter === 'object' && 'billing' in matter)
        assert.deepEqual(matter.billing, { type: 'HOURLY', rate: '387.75', flatAmount: null, currency: 'USD' })
        assert.equal(matter.openDate, '2026-02-28')
        assert.equal(matter.closeDate, '2026-03-01')
        assert.equal(matter.description, 'First line\nsecond')
        const other = found.get(flat.id)
        assert.ok(other !== undefined && typeof other === 'object' && 'billing' in other)
        assert.deepEqual(other.billing, { type: 'FLAT_FEE', rate: null, flatAmount: '800', currency: 'USD' })
      }),
    ))

  it('tells a company with its primary contact from the further people inside it', async () =>
    withPracticePanther(async (visit) =>
      withConnection(visit, async ({ readers }) => {
        const company = row.parse(
          await visit.desk('POST', 'records/contacts', {
            company_name: 'Harbor Mills LLC',
            address_city: 'Tampa',
            tags: ['Corporate'],
            primary_contact: { first_name: 'Ines', last_name: 'Calder', email: 'ines@example.com', phone_work: '(813) 555-0142' },
          }),
        )
        const person = row.parse(
          await visit.desk('POST', 'records/contacts', {
            account_ref: { id: company.id },
            first_name: 'Ada',
            last_name: 'Reyes',
            phone_fax: '813-555-0143',
          }),
        )
        const found = await readers.CONTACT.readMany([company.id, person.id])
        const organization = found.get(company.id)
        assert.ok(organization !== undefined && typeof organization === 'object' && 'emails' in organization)
        assert.equal(organization.type, 'ORGANIZATION')
        assert.deepEqual(organization.primaryContact, { given: 'Ines', family: 'Calder', email: 'ines@example.com' })
        assert.deepEqual(organization.phones, [{ number: '(813) 555-0142', e164: '+18135550142', type: 'work', primary: true }])
        assert.equal(organization.addresses[0]?.city, 'Tampa')
        const inside = found.get(person.id)
        assert.ok(inside !== undefined && typeof inside === 'object' && 'emails' in inside)
        assert.equal(inside.type, 'PERSON')
        assert.deepEqual([inside.firstName, inside.lastName, inside.companyName], ['Ada', 'Reyes', 'Harbor Mills LLC'])
      }),
    ))

  it('keeps time in whole seconds and computes amounts per line, half-up', async () =>
    withPracticePanther(async (visit) =>
      withConnection(visit, async ({ readers }) => {
        const wires = new Map((await stored(visit.desk, 'time-entries')).map((wire) => [wire.id, wire]))
        for (const entry of await readAll(readers.TIME_ENTRY)) {
          const wire = wires.get(entry.vendorId)
          assert.ok(wire !== undefined)
          const hours = z.number().parse(wire['hours'])
          const rate = z.number().nullable().parse(wire['rate'])
          assert.equal(entry.durationSeconds, Math.round(hours * 3600))
          const amount = wire['is_billable'] === true && rate !== null ? new Money(hours).times(rate).toDecimalPlaces(2) : new Money(0)
          assert.ok(amount.equals(entry.amount), `${entry.amount} for ${String(hours)} × ${String(rate)}`)
          const unbilled = entry.invoiceId === null ? 'UNBILLED' : 'DRAFT'
          assert.equal(entry.status, wire['is_billed'] === true ? 'BILLED' : wire['is_billable'] === true ? unbilled : 'NON_BILLABLE')
        }
        const made = row.parse(await visit.desk('POST', 'records/time-entries', { hours: 2.7, rate: 395.005, task_code: 'L110' }))
        const entry = (await readers.TIME_ENTRY.readMany([made.id])).get(made.id)
        assert.ok(entry !== undefined && typeof entry === 'object' && 'amount' in entry)
        assert.deepEqual([entry.durationSeconds, entry.amount, entry.activityCode], [9720, '1066.51', 'L110'])
        // Queued for the next invoice it is not, and billed it is.
        await visit.desk('PATCH', `records/time-entries/${made.id}`, { is_billable: false, is_billed: true })
        const billed = (await readers.TIME_ENTRY.readMany([made.id])).get(made.id)
        assert.ok(billed !== undefined && typeof billed === 'object' && 'amount' in billed)
        assert.deepEqual([billed.status, billed.billable, billed.amount], ['BILLED', true, '1066.51'])
      }),
    ))

  it('takes rate and role of users from the legacy API', async () =>
    withPracticePanther(async (visit) =>
      withConnection(visit, async ({ readers }) => {
        const made = row.parse(
          await visit.desk('POST', 'records/users', { first_name: 'Dana', last_name: 'Reyes', role: 'Attorney', hourlyRate: 325.5 }),
        )
        const user = (await readers.USER.readMany([made.id])).get(made.id)
        assert.ok(user !== undefined && typeof user === 'object' && 'active' in user)
        assert.deepEqual([user.name, user.role, user.rate, user.active], ['Dana Reyes', 'attorney', '325.5', true])
      }),
    ))

  it('says of ids that are gone, or nobody’s, that they are absent', async () =>
    withPracticePanther(async (visit) =>
      withConnection(visit, async ({ readers }) => {
        const [matter] = await stored(visit.desk, 'matters')
        assert.ok(matter !== undefined)
        await visit.desk('DELETE', `records/matters/${matter.id}`)
        const unknown = '11111111-2222-4333-8444-555555555555'
        for (const kind of recordKinds) {
          const found: ReadonlyMap<string, unknown> = await readers[kind].readMany([matter.id, unknown, "x' or 1 eq 1"])
          assert.deepEqual([...found.values()], ['ABSENT', 'ABSENT', 'ABSENT'], kind)
        }
      }),
    ))

  it('reads many in the fewest requests a filter allows', async () =>
    withPracticePanther(
      async (visit) =>
        withConnection(visit, async (connection) => {
          await connection.account()
          const ids = async (kind: string, count: number): Promise<readonly string[]> =>
            (await stored(visit.desk, kind)).slice(0, count).map(({ id }) => id)
          const counted = async (read: () => Promise<unknown>): Promise<Readonly<Record<string, number>>> => {
            await forgetRequests(visit)
            await read()
            return requestsTo(visit)
          }
          const entries = await ids('time-entries', 40)
          assert.deepEqual(await counted(async () => connection.readers.TIME_ENTRY.readMany(entries)), {
            '/api/v2/timeentries': 2,
            '/api/timeentry': 2,
          })
          const matters = await ids('matters', 16)
          assert.deepEqual(await counted(async () => connection.readers.MATTER.readMany(matters)), {
            '/api/v2/matters': 1,
            '/api/project': 1,
            '/api/v2/relationships': 1,
            '/api/v2/contacts': 1,
          })
          const accounts = (await visit.list('/api/v2/accounts?$top=20')).map(({ id }) => String(id))
          assert.deepEqual(await counted(async () => connection.readers.CONTACT.readMany(accounts)), { '/api/v2/accounts': 1 })
          const users = await ids('users', 20)
          assert.deepEqual(await counted(async () => connection.readers.USER.readMany(users)), { '/api/v2/users': 1, '/api/user': 1 })
        }),
      { matters: 60 },
    ))

  it('costs only itself when one record of a batch is in an unknown form', async () =>
    withPracticePanther(async (visit) =>
      withConnection(visit, async ({ readers }) => {
        const [first] = await stored(visit.desk, 'matters')
        assert.ok(first !== undefined)
        await visit.desk('POST', 'faults', { drift: 'status-lower-case' })
        const result = (await readers.MATTER.readMany([first.id])).get(first.id)
        assert.ok(result instanceof Error && 'code' in result && result.code === 'DRIFT')
        assert.match(result.message, /matters\.status/)
      }),
    ))

  it('tells what the account is', async () =>
    withPracticePanther(async (visit) =>
      withConnection(visit, async (connection) => {
        const facts = await connection.account()
        assert.match(facts.firmName, /LLP$/)
        assert.equal(facts.currency, 'USD')
        assert.deepEqual(facts.roles, ['paralegal'])
        assert.deepEqual(facts.entitlements, ['contacts', 'matters', 'time', 'expenses', 'invoices', 'payments', 'trust'])
        assert.match(facts.userId ?? '', /^[0-9a-f-]{36}$/)
      }),
    ))

  it('does not guess an unknown time zone', async () =>
    withPracticePanther(async (visit) =>
      withConnection(visit, async ({ readers }) => {
        const me = z.object({ id: z.string() }).parse((await visit.ask('/api/v2/users/me')).json)
        await visit.desk('PATCH', `records/users/${me.id}`, { timeZoneId: 'Middle Earth Standard Time' })
        await assert.rejects(readers.MATTER.readPage(null), { code: 'DRIFT', message: /timeZoneId.*Middle Earth/ })
      }),
    ))
})

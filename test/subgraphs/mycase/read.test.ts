import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CanonicalRecord } from '../../../core/record/CanonicalRecord.js'
import type { CoreKind } from '../../support/coreKinds.js'
import type { RecordReader } from '../../../core/vendorAdapter.js'
import type { Wire } from '../../sandbox/mycase/withMyCase.js'
import { withConnection } from './withConnection.js'

const readAll = async <K extends CoreKind>(reader: RecordReader<K>): Promise<readonly CanonicalRecord<K>[]> => {
  const all: CanonicalRecord<K>[] = []
  let cursor: string | null = null
  do {
    const page = await reader.readPage(cursor)
    all.push(...page.records)
    cursor = page.next
  } while (cursor !== null)
  return all
}

const refs = (value: unknown): readonly number[] => (value as readonly { readonly id: number }[]).map(({ id }) => id) // The desk's own form.

test('users are all of the firm’s staff, those who left included', () =>
  withConnection(async ({ connection, records }) => {
    const users = await readAll(connection.readers.USER)
    assert.deepEqual(
      users.map(({ vendorId, name, email, role, active, rate }) => ({ vendorId, name, email, role, active, rate })),
      (await records('users')).map((one) => ({
        vendorId: String(one['id']),
        name: `${String(one['first_name'])} ${String(one['last_name'])}`.trim(),
        email: one['email'],
        role: String(one['type']).toLowerCase(),
        active: one['active'],
        rate: typeof one['default_hourly_rate'] === 'number' ? String(one['default_hourly_rate']) : null,
      })),
    )
    assert.ok(users.some(({ active }) => !active))
  }))

test('contacts are people, then companies, each with an id that says which', () =>
  withConnection(
    async ({ connection, records, origin }) => {
      const contacts = await readAll(connection.readers.CONTACT)
      const stored = await records('contacts')
      assert.deepEqual(
        contacts.map(({ vendorId, type, emails, notes }) => [vendorId, type, emails[0]?.address ?? '', notes ?? '']),
        stored.map((one) => [one['id'], one['type'] === 'client' ? 'PERSON' : 'ORGANIZATION', one['email'], one['notes']]),
      )
      const [id, person] = [stored[0]?.['id'], contacts[0]]
      assert.equal(person?.vendorUrl, `${origin}/contacts/clients/${String(id).replace('client-', '')}`)
    },
    { matters: 150 },
  ))

test('a person’s people group is their role, and says whether they are a client; MyCase tells neither of a company', () =>
  withConnection(
    async ({ connection, records }) => {
      const contacts = new Map((await readAll(connection.readers.CONTACT)).map((one) => [one.vendorId, one]))
      const groupOf = (one: Wire): number | undefined => (one['people_group'] as { readonly id: number } | null)?.id // The desk's own form.
      for (const one of await records('contacts')) {
        const contact = contacts.get(String(one['id']))
        if (one['type'] === 'company' || !groupOf(one)) assert.deepEqual([contact?.isClient, contact?.roles], [null, []])
        else assert.equal(contact?.isClient, groupOf(one) === 1_470_001)
      }
      assert.ok([...contacts.values()].some(({ roles }) => roles.includes('opposing_counsel')))
    },
    { matters: 150 },
  ))

test('matters carry number, stage, billing, people and named custom fields', () =>
  withConnection(async ({ connection, records }) => {
    const matters = await readAll(connection.readers.MATTER)
    const stored = await records('matters')
    assert.deepEqual(
      matters.map((one) => [one.vendorId, one.title, one.number, one.status, one.stage, one.practiceArea, one.openDate, one.closeDate]),
      stored.map((one) => [
        String(one['id']),
        one['name'],
        one['case_number'],
        String(one['status']).toUpperCase(),
        one['case_stage'],
        one['practice_area'],
        one['opened_date'],
        one['closed_date'],
      ]),
    )
    for (const [index, matter] of matters.entries()) {
      const one = stored[index] ?? {}
      const people = matter.participants.map(({ contactId }) => contactId).filter((id) => id !== null)
      assert.deepEqual(people, [
        ...refs(one['clients']).map((id) => `client-${id}`),
        ...refs(one['companies']).map((id) => `company-${id}`),
      ])
      assert.equal(matter.customFields.length, refs((one['custom_field_values'] as readonly Wire[]).map((v) => v['custom_field'])).length)
      assert.ok(matter.customFields.every(({ name, type }) => /^[A-Z]/.test(name) && !name.startsWith('Custom field') && type !== null))
    }
  }))

test('of the values an integration piled up in one custom field the last is told, and no empty one', () =>
  withConnection(async ({ connection, desk, records }) => {
    const values = (await records('matters')).flatMap((one) => one['custom_field_values'] as readonly Wire[]) // The desk's own form.
    const [field] = refs(values.filter(({ value }) => typeof value === 'string').map((one) => one['custom_field']))
    const id = String((await records('matters'))[0]?.['id'])
    const shown = async (...piled: readonly string[]) => {
      const custom_field_values = piled.map((value) => ({ custom_field: { id: field }, value }))
      await desk('PATCH', `records/matters/${id}`, { custom_field_values })
      const matter = (await connection.readers.MATTER.readMany([id])).get(id)
      assert.ok(typeof matter === 'object' && 'customFields' in matter)
      return matter.customFields.map(({ vendorFieldId, value }) => [vendorFieldId, value])
    }
    assert.deepEqual(await shown('Travis', 'Hays'), [[String(field), 'Hays']])
    assert.deepEqual(await shown('Travis', ''), [])
  }))

test('a matter’s client is its billing contact, else the first person in the group Client', () =>
  withConnection(
    async ({ connection, records }) => {
      const stored = await records('matters')
      const clients = new Map((await records('contacts')).map((one) => [one['id'], one]))
      const matters = await readAll(connection.readers.MATTER)
      for (const [index, { clientId, participants }] of matters.entries()) {
        const one = stored[index] ?? {}
        const billed = (one['billing_contact'] as { readonly id: number } | null)?.id // The desk's own form.
        if (billed !== undefined) assert.match(clientId ?? '', new RegExp(`^(client|company)-${billed}$`))
        else if (clientId !== null) assert.notEqual(clients.get(clientId), undefined)
        assert.equal(
          participants.filter(({ role, contactId }) => role === 'client' && contactId === clientId).length,
          clientId === null ? 0 : 1,
        )
      }
      assert.ok(matters.some(({ clientId }) => clientId?.startsWith('company-') === true))
    },
    { matters: 150 },
  ))

test('a person of whom the case tells no group is not taken for the client', () =>
  withConnection(async ({ connection, records, desk }) => {
    const [one] = await records('matters')
    const person = (await records('contacts')).find(({ type }) => type === 'client')
    const linked = { id: Number(String(person?.['id']).replace('client-', '')) }
    const clientOf = async () => {
      const matter = (await connection.readers.MATTER.readMany([String(one?.['id'])])).get(String(one?.['id']))
      assert.ok(typeof matter === 'object' && 'clientId' in matter)
      return matter.clientId
    }
    await desk('PATCH', `records/contacts/${String(person?.['id'])}`, { people_group: null })
    await desk('PATCH', `records/matters/${String(one?.['id'])}`, { billing_contact: null, clients: [linked], companies: [] })
    assert.equal(await clientOf(), person?.['id'])
    await desk('DELETE', `records/contacts/${String(person?.['id'])}`)
    assert.equal(await clientOf(), null)
  }))

test('a billing contact who is not on the case is looked for among people, then companies', () =>
  withConnection(async ({ connection, records, desk, requests }) => {
    const company = (await records('contacts')).find((one) => one['type'] === 'company')
    const number = Number(String(company?.['id']).replace('company-', ''))
    const [one] = await records('matters')
    await desk('PATCH', `records/matters/${String(one?.['id'])}`, { billing_contact: { id: number }, clients: [], companies: [] })
    await requests()
    const found = await connection.readers.MATTER.readMany([String(one?.['id'])])
    const matter = found.get(String(one?.['id']))
    assert.ok(typeof matter === 'object' && 'clientId' in matter)
    assert.equal(matter.clientId, company?.['id'])
    assert.deepEqual(
      matter.participants.filter(({ contactId }) => contactId !== null).map(({ role }) => role),
      ['client'],
    )
    const asked = await requests()
    assert.deepEqual([asked['clients/:id'], asked['companies/:id']], [1, 1])
  }))

test('time entries have whole seconds, and amounts of hours by rate rounded half-up', () =>
  withConnection(async ({ connection, desk, records }) => {
    const [one] = await records('matters')
    const entry = { case: { id: one?.['id'] }, hours: 0.35, rate: 250.5, description: '', activity_name: 'Draft motion' }
    const { id } = (await desk('POST', 'records/time-entries', entry)) as { readonly id: number } // The desk's own form.
    const entries = await readAll(connection.readers.TIME_ENTRY)
    assert.deepEqual(
      entries.map(({ vendorId, matterId, userId, date }) => [vendorId, matterId, userId, date]),
      (await records('time-entries')).map((stored) => [
        String(stored['id']),
        String((stored['case'] as Wire)['id']),
        String((stored['staff'] as Wire)['id']),
        stored['entry_date'],
      ]),
    )
    const mine = entries.find(({ vendorId }) => vendorId === String(id))
    // 0.35 × 250.50 = 87.675
    assert.deepEqual([mine?.durationSeconds, mine?.rate, mine?.amount, mine?.status], [1260, '250.5', '87.68', 'UNBILLED'])
    assert.ok(mine)
    assert.equal(mine.description, 'Draft motion', 'an entry without a description is called by its activity')
    assert.equal(mine.activityCode, 'Draft motion', 'without a UTBMS code the activity’s own name is the code')
    assert.ok(entries.some(({ activityCode }) => /^L\d{3}$/.test(activityCode ?? '')))
  }))

test('a flat-fee entry bills its rate, an unbillable one nothing, an invoiced one is billed', () =>
  withConnection(async ({ connection, desk, records }) => {
    const [one] = await records('matters')
    const make = async (fields: Wire) => {
      const { id } = (await desk('POST', 'records/time-entries', { case: { id: one?.['id'] }, hours: 2, rate: 100, ...fields })) as {
        readonly id: number
      } // The desk's own form.
      const entry = (await connection.readers.TIME_ENTRY.readMany([String(id)])).get(String(id))
      assert.ok(typeof entry === 'object' && 'amount' in entry)
      return [entry.amount, entry.status, entry.rate]
    }
    assert.deepEqual(await make({ flat_fee: true }), ['100', 'UNBILLED', null])
    assert.deepEqual(await make({ billable: false }), ['0', 'NON_BILLABLE', '100'])
    assert.deepEqual(await make({ billable: false, invoices: [{ id: 61_000_001 }] }), ['0', 'NON_BILLABLE', '100'])
    assert.deepEqual(await make({ invoices: [{ id: 61_000_001 }] }), ['200', 'BILLED', '100'])
  }))

test('the account tells firm, user, zone and what is open to them', () =>
  withConnection(async ({ connection }) => {
    const facts = await connection.account()
    assert.equal(facts.timeZone, 'America/Chicago')
    assert.equal(facts.currency, 'USD')
    assert.equal(facts.userId, '27004101')
    assert.deepEqual(facts.roles, ['attorney'])
    assert.deepEqual(facts.entitlements, ['users', 'contacts', 'matters', 'time'])
  }))

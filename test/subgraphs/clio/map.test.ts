import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { z } from 'zod'
import type { CanonicalRecord } from '../../../core/record/CanonicalRecord.js'
import type { CoreKind } from '../../support/coreKinds.js'
import type { VendorConnection } from '../../../core/vendorAdapter.js'
import { customFields } from '../../../subgraphs/clio/map/customFields.js'
import { timeZone } from '../../../subgraphs/clio/map/timeZone.js'
import { customFieldValue } from '../../../subgraphs/clio/wire/CustomFieldValue.js'
import type { ClioVisit } from '../../sandbox/clio/withClio.js'
import { sessionOf, withClioAccount } from './withClioAccount.js'

const created = async (desk: ClioVisit['desk'], shelf: string, fields: Readonly<Record<string, unknown>>): Promise<string> =>
  String(z.object({ id: z.number() }).parse(await desk('POST', `records/${shelf}`, fields)).id)

const read = async <K extends CoreKind>(connection: VendorConnection, kind: K, id: string): Promise<CanonicalRecord<K>> => {
  const result = (await connection.readers[kind].readMany([id])).get(id)
  assert.ok(typeof result === 'object' && 'vendorId' in result, `${kind} ${id} is readable`)
  return result
}

describe('Clio matters', () => {
  test('the description is the title, the display number where there is none', () =>
    withClioAccount(async ({ connection, desk, origin }) => {
      const id = await created(desk, 'matters', { description: 'Lease dispute', custom_number: 'R-7', display_number: '00042-Novak' })
      const matter = await read(connection, 'MATTER', id)
      assert.deepEqual([matter.title, matter.description, matter.number], ['Lease dispute', 'Lease dispute', '00042-Novak'])
      assert.equal(matter.vendorUrl, `${origin}/nc/#/matters/${id}`)
      await desk('PATCH', `records/matters/${id}`, { description: null })
      const untitled = await read(connection, 'MATTER', id)
      assert.deepEqual([untitled.title, untitled.description], ['00042-Novak', null])
    }))

  test('everyone with a role takes part', () =>
    withClioAccount(async ({ connection, desk }) => {
      const opponent = await created(desk, 'contacts', { name: 'Arden Ltd', type: 'Company' })
      const client = await created(desk, 'contacts', { first_name: 'Petra', last_name: 'Novak', is_client: true })
      const id = await created(desk, 'matters', {
        client: { id: Number(client) },
        responsible_attorney: { id: 345 },
        originating_attorney: { id: 346 },
        responsible_staff: { id: 347 },
        relationships: [{ description: 'Opposing Counsel', contact: { id: Number(opponent) } }],
      })
      const matter = await read(connection, 'MATTER', id)
      assert.equal(matter.clientId, client)
      assert.equal(matter.responsibleAttorneyId, '345')
      assert.deepEqual(matter.participants, [
        { role: 'responsible_attorney', userId: '345', contactId: null },
        { role: 'originating_attorney', userId: '346', contactId: null },
        { role: 'staff', userId: '347', contactId: null },
        { role: 'client', userId: null, contactId: client },
        { role: 'opposing_counsel', userId: null, contactId: opponent },
      ])
    }))

  test('the fee arrangement follows the custom rate', () =>
    withClioAccount(async ({ connection, desk }) => {
      const rated = async (custom_rate: unknown, billing_method: string) => {
        const id = await created(desk, 'matters', { responsible_attorney: { id: 345 }, custom_rate, billing_method })
        return (await read(connection, 'MATTER', id)).billing
      }
      const rates = [
        { rate: 275.5, user: { id: 346 } },
        { rate: 320, user: { id: 345 } },
      ]
      assert.deepEqual(await rated({ type: 'HourlyRate', rates }, 'hourly'), {
        type: 'HOURLY',
        rate: '320',
        flatAmount: null,
        currency: 'USD',
      })
      const rateOf = async (...only: readonly unknown[]) => (await rated({ type: 'HourlyRate', rates: only }, 'hourly'))?.rate
      assert.equal(await rateOf({ rate: 120, user: { id: 346 } }), null, 'another user’s rate is not the matter’s')
      assert.equal(await rateOf({ rate: 120, group: { id: 9 } }), null, 'nor is a group’s')
      assert.equal(await rateOf({ rate: 95, user: { id: 345 }, activity_description: { id: 12 } }, { rate: 250 }), '250')
      assert.deepEqual(await rated({ type: 'FlatRate', rates: [{ rate: 2499.5 }] }, 'flat'), {
        type: 'FLAT_FEE',
        rate: null,
        flatAmount: '2499.5',
        currency: 'USD',
      })
      assert.deepEqual(await rated({ type: 'ContingencyFee', rates: [{ rate: 33.33 }] }, 'contingency'), {
        type: 'CONTINGENCY',
        rate: null,
        flatAmount: null,
        currency: 'USD',
      })
      assert.deepEqual(await rated(null, 'hourly'), { type: 'HOURLY', rate: null, flatAmount: null, currency: 'USD' })
    }))

  test('a picklist shows the text of its option, looked up where it does not come along', () =>
    withClioAccount(async ({ connection, desk, count, countAfresh }) => {
      const id = await created(desk, 'matters', {
        custom_field_values: [
          { custom_field: { id: 3 }, value: 'Other' },
          { custom_field: { id: 4 }, value: 1500.1 },
          { custom_field: { id: 2 }, value: null },
        ],
      })
      const expected = [
        { name: 'Case type', value: 'Other', type: 'picklist', vendorFieldId: '3' },
        { name: 'Claim amount', value: '1500.1', type: 'currency', vendorFieldId: '4' },
      ]
      await countAfresh()
      assert.deepEqual((await read(connection, 'MATTER', id)).customFields, expected)
      assert.equal(await count(), 1)
      await desk('POST', 'faults', { drift: 'bare-picklist-option' })
      assert.deepEqual((await read(connection, 'MATTER', id)).customFields, expected)
      assert.deepEqual((await read(connection, 'MATTER', id)).customFields, expected)
      assert.equal(await count('/api/v4/custom_fields.json'), 1)
    }))
})

describe('Clio custom fields', () => {
  const value = {
    id: 'text_line-1',
    field_name: 'Judge',
    field_type: 'text_line',
    value: 'Ito',
    custom_field: { id: 2 },
    picklist_option: null,
  }
  const shown = (changes: object) =>
    customFields([customFieldValue.parse({ ...value, soft_deleted: false, ...changes })], new Map()).map((one) => one.value)

  test('money is an exact decimal, other numbers are numbers', () => {
    assert.deepEqual(shown({ field_type: 'currency', value: 1500.1 }), ['1500.1'])
    assert.deepEqual(shown({ field_type: 'numeric', value: 3 }), [3])
  })

  test('what is empty, or deleted by the firm, is left out', () => {
    assert.deepEqual([shown({ value: '' }), shown({ value: null }), shown({ soft_deleted: true })], [[], [], []])
    assert.deepEqual(shown({}), ['Ito'])
  })
})

describe('Clio contacts', () => {
  test('a person works for a company, a company is its own name', () =>
    withClioAccount(async ({ connection, desk }) => {
      const company = await created(desk, 'contacts', { type: 'Company', name: 'Arden Ltd' })
      const person = await created(desk, 'contacts', {
        first_name: 'Petra',
        last_name: 'Novak',
        company: { id: Number(company) },
        addresses: [{ name: 'Home', street: '12 Quay St\nFlat 3', city: 'Oakland', province: 'CA', postal_code: '94607', country: 'US' }],
        phone_numbers: [{ name: 'Mobile', number: '(415) 555-0100', default_number: true }],
      })
      const petra = await read(connection, 'CONTACT', person)
      assert.deepEqual(
        [petra.type, petra.displayName, petra.firstName, petra.lastName, petra.companyName],
        ['PERSON', 'Petra Novak', 'Petra', 'Novak', 'Arden Ltd'],
      )
      assert.deepEqual(petra.phones, [{ number: '(415) 555-0100', e164: '+14155550100', type: 'Mobile', primary: true }])
      assert.deepEqual([petra.addresses[0]?.line1, petra.addresses[0]?.line2], ['12 Quay St', 'Flat 3'])
      const arden = await read(connection, 'CONTACT', company)
      assert.deepEqual([arden.type, arden.companyName, arden.firstName], ['ORGANIZATION', 'Arden Ltd', null])
    }))

  test('more than twenty e-mail addresses are all read', () =>
    withClioAccount(async ({ connection, desk }) => {
      const addresses = Array.from({ length: 25 }, (_, place) => ({ name: 'Work', address: `desk${place}@example.com` }))
      const id = await created(desk, 'contacts', { type: 'Company', name: 'Many Desks', email_addresses: addresses })
      const contact = await read(connection, 'CONTACT', id)
      assert.deepEqual(
        contact.emails.map(({ address }) => address),
        addresses.map(({ address }) => address),
      )
    }))
})

describe('Clio time entries', () => {
  const entry = async (connection: VendorConnection, desk: ClioVisit['desk'], fields: Readonly<Record<string, unknown>>) =>
    read(connection, 'TIME_ENTRY', await created(desk, 'time-entries', { quantity: 420, price: 320, ...fields }))

  test('seconds worked are kept, the amount is Clio’s own for the rounded time', () =>
    withClioAccount(async ({ connection, desk }) => {
      const { durationSeconds, rate, amount, billable, status } = await entry(connection, desk, {})
      assert.deepEqual(
        { durationSeconds, rate, amount, billable, status },
        { durationSeconds: 420, rate: '320', amount: '64', billable: true, status: 'UNBILLED' },
      )
    }))

  test('a flat entry has an amount and no hourly rate', () =>
    withClioAccount(async ({ connection, desk }) => {
      const { rate, amount } = await entry(connection, desk, { flat_rate: true, price: 750 })
      assert.deepEqual({ rate, amount }, { rate: null, amount: '750' })
    }))

  test('the bill’s state decides where an entry stands, whatever the flag says', () =>
    withClioAccount(async ({ connection, desk }) => {
      const statusOn = async (state: string, billed: boolean) =>
        (await entry(connection, desk, { on_bill: true, billed, bill: { id: 7, number: '7', state } })).status
      assert.equal(await statusOn('draft', true), 'DRAFT')
      assert.equal(await statusOn('awaiting_approval', false), 'DRAFT')
      assert.equal(await statusOn('awaiting_payment', false), 'BILLED')
      assert.equal(await statusOn('paid', true), 'BILLED')
      assert.equal(await statusOn('void', false), 'UNBILLED')
    }))

  test('work without charge and work that is not billable bill for nothing', () =>
    withClioAccount(async ({ connection, desk }) => {
      for (const flag of ['no_charge', 'non_billable']) {
        const { billable, amount, status } = await entry(connection, desk, { [flag]: true })
        assert.deepEqual({ billable, amount, status }, { billable: false, amount: '0', status: 'NON_BILLABLE' })
      }
    }))

  test('written-off work is found by the filter, page by page and by id', () =>
    withClioAccount(async ({ connection, desk }) => {
      const [first] = z.array(z.object({ id: z.number() })).parse(await desk('GET', 'records/time-entries'))
      const id = String(first?.id)
      await desk('PATCH', `records/time-entries/${id}`, { written_off: true })
      assert.equal((await read(connection, 'TIME_ENTRY', id)).status, 'WRITTEN_OFF')
      const page = await connection.readers.TIME_ENTRY.readPage(null)
      assert.equal(page.records.find(({ vendorId }) => vendorId === id)?.status, 'WRITTEN_OFF')
    }))

  test('the activity code is the UTBMS task, else the UTBMS activity, else the firm’s own category', () =>
    withClioAccount(async ({ connection, desk, api }) => {
      const { data } = z
        .object({ data: z.array(z.object({ id: z.number(), name: z.string(), utbms_task_name: z.string().nullable() })) })
        .parse((await api('activity_descriptions?fields=id,name,utbms_task_name')).json)
      const codeOf = async (found: { readonly id: number } | undefined) =>
        (await entry(connection, desk, { activity_description: { id: found?.id } })).activityCode
      assert.equal(
        await codeOf(data.find((one) => one.utbms_task_name?.startsWith('L110') === true && one.name.startsWith('A103'))),
        'L110',
      )
      assert.equal(await codeOf(data.find((one) => one.utbms_task_name === null && one.name.startsWith('A103'))), 'A103')
      assert.equal(await codeOf(data.find((one) => one.name === 'Telephone')), 'Telephone')
    }))

  test('the matter is kept though its details may not be seen', () =>
    withClioAccount(async ({ desk, signedIn, open }) => {
      const matter = await created(desk, 'matters', { group: { id: 1, name: 'Partners', users: [] } })
      const id = await created(desk, 'time-entries', { matter: { id: Number(matter) } })
      const connection = open({ session: sessionOf(await signedIn('sms@example.com')) })
      assert.equal((await read(connection, 'TIME_ENTRY', id)).matterId, matter)
      assert.equal((await connection.readers.MATTER.readMany([matter])).get(matter), 'ABSENT')
    }))
})

describe('Clio accounts', () => {
  test('who is signed in, and to which firm', () =>
    withClioAccount(async ({ connection, desk }) => {
      const facts = await connection.account()
      const user = z.object({ name: z.string(), time_zone: z.string() }).parse(await desk('GET', 'records/users/345'))
      assert.deepEqual(
        { ...facts, firmName: typeof facts.firmName },
        {
          firmName: 'string',
          region: null,
          timeZone: user.time_zone,
          currency: 'USD',
          userId: '345',
          userName: user.name,
          roles: ['attorney', 'admin', 'accounts', 'billing', 'reports', 'account_owner'],
          entitlements: ['matters', 'contacts', 'time', 'invoices', 'payments', 'trust'],
        },
      )
    }))

  test('time zones are understood by both of their names', () => {
    assert.equal(timeZone('America/New_York'), 'America/New_York')
    assert.equal(timeZone('Eastern Time (US & Canada)'), 'America/New_York')
    assert.equal(timeZone('Nowhere'), undefined)
  })
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { z } from 'zod'
import { regionOf } from '../../../subgraphs/smokeball/hosts.js'
import { mapContact } from '../../../subgraphs/smokeball/map/Contact.js'
import { firmZone } from '../../../subgraphs/smokeball/map/firmZone.js'
import { mapMatter } from '../../../subgraphs/smokeball/map/Matter.js'
import { mapTimeEntry } from '../../../subgraphs/smokeball/map/TimeEntry.js'
import { mapUser } from '../../../subgraphs/smokeball/map/User.js'
import { wireContact } from '../../../subgraphs/smokeball/wire/Contact.js'
import { wireFee } from '../../../subgraphs/smokeball/wire/Fee.js'
import { wireMatter } from '../../../subgraphs/smokeball/wire/Matter.js'
import { wireStaff } from '../../../subgraphs/smokeball/wire/Staff.js'
import { readAll } from '../../support/readAll.js'
import { stored, withSmokeballAccount } from './withSmokeballAccount.js'

const context = { web: 'https://app.smokeball.com', currency: 'USD', country: 'US' } as const
const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

const matter = {
  id: id(1),
  versionId: '638193848837974931',
  number: '2026-0142',
  title: '2026-0142 - Doe - Motor Vehicle Accident - Roe',
  matterType: { id: `${id(2)}_IL`, href: 'x', rel: 'MatterTypes', name: 'Motor Vehicle Accident' },
  clients: [{ id: id(10), rel: 'Contacts' }],
  otherSides: [{ id: id(11), rel: 'Contacts' }],
  description: 'Rear-end collision',
  status: 'Open',
  personResponsible: { id: id(20), rel: 'Staff' },
  personAssistingStaffs: [{ id: id(21) }],
  openedDate: '2026-03-02T00:00:00Z',
  isLead: false,
  items: {
    plaintiffs: [
      {
        id: 'r1',
        type: 'role',
        name: 'Plaintiff',
        contact: { id: id(10) },
        subItems: { attorneys: [{ type: 'role', name: 'Attorney', contact: { id: 'MyFirm' } }] },
      },
    ],
    defendants: [
      {
        id: 'r2',
        type: 'role',
        name: 'Defendant',
        contact: { id: id(11) },
        subItems: { attorneys: [{ type: 'role', name: 'Attorney', contact: { id: id(12) } }] },
      },
    ],
    insurers: [{ id: 'r3', type: 'role', name: 'Insurer', contact: { id: id(13) }, subItems: {} }],
    caseDetails: [{ id: 'l1', type: 'layout', name: 'Case Details', subItems: {} }],
  },
  tags: [{ name: 'urgent', type: 'Custom' }],
}
const mapped = (changes: object = {}) =>
  mapMatter({ wire: wireMatter.parse({ ...matter, ...changes }), raw: {} }, { ...context, stage: 'Discovery', typeName: null })

describe('a Smokeball matter', () => {
  test('takes its area of practice from its type, its time of change from the ticks of its version', () => {
    const { practiceArea, updatedAt, stage, openDate, clientId, responsibleAttorneyId } = mapped()
    assert.deepEqual([practiceArea, stage, openDate], ['Motor Vehicle Accident', 'Discovery', '2026-03-02'])
    assert.equal(updatedAt, '2023-05-11T06:54:43.797Z')
    assert.deepEqual([clientId, responsibleAttorneyId], [id(10), id(20)])
  })

  test('names everyone with a role once: staff, client, other side, its counsel, others; never the firm itself', () => {
    assert.deepEqual(
      mapped().participants.map(({ role, userId, contactId }) => [role, userId ?? contactId]),
      [
        ['responsible_attorney', id(20)],
        ['staff', id(21)],
        ['client', id(10)],
        ['opposing_party', id(11)],
        ['opposing_counsel', id(12)],
        ['insurer', id(13)],
      ],
    )
  })

  test('the assistant and the introducer named alone count beside those in the lists, nobody twice', () => {
    const { participants } = mapped({
      personAssisting: { id: id(22) },
      originatingStaff: { id: id(23) },
      originatingStaffs: [{ id: id(23) }, { id: id(24) }],
    })
    const users = participants.filter(({ userId }) => userId !== null).map(({ role, userId }) => [role, userId])
    assert.deepEqual(users, [
      ['responsible_attorney', id(20)],
      ['originating_attorney', id(23)],
      ['originating_attorney', id(24)],
      ['staff', id(22)],
      ['staff', id(21)],
    ])
  })

  test('has a contact as its client, never the firm that is a party itself; a party without words for its role is a third party', () => {
    const { clientId, participants } = mapped({
      clients: [{ id: 'MyFirm' }, { id: id(10) }],
      otherSides: [{ id: 'MyFirm' }],
      items: { others: [{ type: 'role', name: ' ', contact: { id: id(13) } }] },
    })
    assert.equal(clientId, id(10))
    assert.deepEqual(
      participants.filter(({ contactId }) => contactId !== null).map(({ role, contactId }) => [role, contactId]),
      [
        ['client', id(10)],
        ['third_party', id(13)],
      ],
    )
  })

  test('that was cancelled is closed; without number, title or client it still has a title', () => {
    assert.equal(mapped({ status: 'Cancelled' }).status, 'CLOSED')
    const bare = mapped({ title: ' ', number: undefined, clients: [], otherSides: [], items: undefined, personResponsible: undefined })
    assert.deepEqual([bare.title, bare.number, bare.clientId, bare.responsibleAttorneyId], ['Untitled matter', null, null, null])
  })
})

const fee = {
  id: id(30),
  staff: { id: id(20) },
  feeType: 1,
  feeDate: '2026-07-01T00:00:00Z',
  subject: 'Draft interrogatories',
  description: 'First set',
  activityCode: 'A103',
  duration: 90,
  durationWorked: 102,
  rate: 350,
  amount: 525,
  isBillable: true,
  isWrittenOff: false,
  finalized: false,
  isInvoicedExternally: false,
  isDeleted: false,
  createdDate: '2026-07-01T15:04:05.1234567Z',
}
const entry = (changes: object = {}) => mapTimeEntry({ wire: wireFee.parse({ ...fee, ...changes }), raw: {} }, id(1), context)

describe('a Smokeball fee', () => {
  test('is an entry with both ids in its own, the minutes worked as seconds, and the amount billed', () => {
    const { vendorId, durationSeconds, amount, rate, date, description, createdAt } = entry()
    assert.equal(vendorId, `${id(1)}.${id(30)}`)
    assert.deepEqual([durationSeconds, amount, rate, date], [6120, '525', '350', '2026-07-01'])
    assert.equal(description, 'Draft interrogatories\nFirst set')
    assert.equal(createdAt, '2026-07-01T15:04:05.123Z')
  })

  test('without time worked takes the time billed; not billable it bills nothing', () => {
    assert.equal(entry({ durationWorked: 0 }).durationSeconds, 5400)
    assert.deepEqual([entry({ isBillable: false }).amount, entry({ isBillable: false }).status], ['0', 'NON_BILLABLE'])
  })

  test('stands between unbilled and billed by its invoice and whether it is final', () => {
    assert.equal(entry().status, 'UNBILLED')
    assert.equal(entry({ invoiceId: id(40) }).status, 'DRAFT')
    assert.equal(entry({ invoiceId: id(40), finalized: true }).status, 'BILLED')
    assert.equal(entry({ isInvoicedExternally: true }).status, 'BILLED')
    assert.equal(entry({ isWrittenOff: true }).status, 'WRITTEN_OFF')
  })

  test('is coded by its UTBMS task, else by its activity', () => {
    assert.deepEqual([entry({ utbmsTaskCode: 'L310' }).activityCode, entry().activityCode], ['L310', 'A103'])
    assert.equal(entry({ activityCode: undefined }).activityCode, null)
  })

  test('keeps money as it is written, cents and all', () => {
    assert.equal(entry({ amount: 1186.5 }).amount, '1186.5')
    assert.equal(entry({ amount: 0.1 + 0.7 }).amount, '0.7999999999999999')
  })
})

describe('a Smokeball contact', () => {
  const contact = (form: object) =>
    mapContact({ wire: wireContact.parse({ id: id(10), isDeleted: false, lastUpdated: '639074233716654123', ...form }), raw: {} }, context)

  test('that is a person has a first and a last name; empty numbers and addresses are left out', () => {
    const { type, displayName, firstName, phones, addresses, emails } = contact({
      person: {
        title: '',
        firstName: 'Jane',
        lastName: 'Doe',
        email: 'jane@example.com',
        phone: { areaCode: '312', number: '5550100' },
        cell: { areaCode: '', number: '' },
        residentialAddress: { addressLine1: '1 Main St', city: 'Chicago', state: 'IL', zipCode: '60607' },
        mailingAddress: { addressLine1: '', city: '' },
      },
    })
    assert.deepEqual([type, displayName, firstName], ['PERSON', 'Jane Doe', 'Jane'])
    assert.deepEqual(phones, [{ number: '(312) 5550100', e164: '+13125550100', type: 'phone', primary: true }])
    assert.deepEqual(
      addresses.map(({ line1, label }) => [line1, label]),
      [['1 Main St', 'residential']],
    )
    assert.equal(emails[0]?.address, 'jane@example.com')
  })

  test('with a box at the post office keeps it as an address, beside the street or alone', () => {
    const poBox = { careOf: 'Records', poBoxType: 'GPO Box', poBoxNumber: '77', city: 'Sydney', state: 'NSW', zipCode: '2001' }
    const boxes = contact({
      company: {
        name: 'Acme',
        businessAddress: { streetNumber: '1', streetName: 'Main', streetType: 'St', city: 'Sydney', poBox },
        mailingAddress: { addressLine1: '', city: '', poBox },
        registeredAddress: { city: '', poBox: { poBoxType: '', poBoxNumber: '' } },
      },
    }).addresses.map(({ line1, line2, postalCode, label }) => [line1, line2, postalCode, label])
    assert.deepEqual(boxes, [
      ['1 Main St', null, null, 'business'],
      ['GPO Box 77', 'Records', '2001', 'business'],
      ['GPO Box 77', 'Records', '2001', 'mailing'],
    ])
  })

  test('that is a company, a couple or a trust is an organization', () => {
    for (const form of [{ company: { name: 'Acme' } }, { groupOfPeople: { name: 'Acme' } }, { trust: { name: 'Acme' } }])
      assert.deepEqual([contact(form).type, contact(form).companyName, contact(form).lastName], ['ORGANIZATION', 'Acme', null])
  })

  test('has the roles its role tags name, and the firm’s own tags', () => {
    const { roles, tags } = contact({
      person: {},
      tags: [
        { name: 'Plaintiff', type: 'Role' },
        { id: 't1', name: 'newsletter', type: 'Custom' },
      ],
    })
    assert.deepEqual([roles, tags], [['plaintiff'], ['newsletter']])
  })

  test('with two forms or none is not a contact', () => {
    assert.throws(() => contact({}))
    assert.throws(() => contact({ person: {}, company: { name: 'Acme' } }))
  })
})

test('a staff member has no date of change, whenever and however often somebody signs in', () => {
  const wire = wireStaff.parse({ id: id(20), firstName: 'Ada', lastName: 'Example', former: false })
  assert.equal(mapUser({ wire, raw: {} }).updatedAt, '1970-01-01T00:00:00.000Z')
})

test('a staff member who is former or disabled is not active', () => {
  const user = (changes: object) =>
    mapUser({ wire: wireStaff.parse({ id: id(20), firstName: 'Ada', lastName: 'Example', former: false, ...changes }), raw: {} })
  assert.deepEqual([user({}).active, user({ former: true }).active, user({ enabled: false }).active], [true, false, false])
  assert.deepEqual(
    [user({ rate: 387.75 }).rate, user({}).rate, user({ role: 'Managing Partner' }).role],
    ['387.75', null, 'managing_partner'],
  )
})

test('zone and region follow from the firm’s state and the API’s host', () => {
  assert.equal(firmZone('US', 'il'), 'America/Chicago')
  assert.equal(firmZone('US', null), 'America/New_York')
  assert.equal(firmZone('AU', 'WA'), 'Australia/Perth')
  const address = (api: string) => regionOf({ web: '', auth: '', api })
  assert.deepEqual(
    ['https://api.smokeball.com', 'https://api.smokeball.com.au', 'https://api.smokeball.co.uk', 'http://127.0.0.1:4104'].map(address),
    ['US', 'AU', 'UK', 'US'],
  )
})

describe('Smokeball records as the portal has them', () => {
  test('matters: number, status, stage, parties and tags', () =>
    withSmokeballAccount(async (account) => {
      const told = z.looseObject({
        id: z.string(),
        number: z.string().optional(),
        status: z.string(),
        title: z.string(),
        clients: z.array(z.object({ id: z.string() })),
        tags: z.array(z.looseObject({ name: z.string() })),
      })
      const portal = new Map((await stored(account, 'MATTER')).map((one) => told.parse(one)).map((one) => [one.id, one]))
      const stages = z.looseObject({ matter: z.looseObject({ id: z.string() }), stage: z.looseObject({ name: z.string() }) })
      const stageOf = new Map(
        (await account.list('/stages')).value.map((one) => stages.parse(one)).map(({ matter: { id: of }, stage }) => [of, stage.name]),
      )
      for (const record of await readAll(account.connection.readers.MATTER)) {
        const one = portal.get(record.vendorId)
        assert.deepEqual([record.number, record.title, record.clientId], [one?.number ?? null, one?.title, one?.clients[0]?.id ?? null])
        assert.equal(record.status, { Open: 'OPEN', Pending: 'PENDING' }[one?.status ?? ''] ?? 'CLOSED')
        assert.equal(record.stage, stageOf.get(record.vendorId) ?? null)
        assert.deepEqual(
          record.tags,
          one?.tags.map(({ name }) => name),
        )
        assert.ok(record.practiceArea)
      }
    }))

  test('a stage that changes is told by the next read, with one request for what changed', () =>
    withSmokeballAccount(async (account) => {
      const reader = account.connection.readers.MATTER
      const [first] = (await reader.readPage(null)).records
      const matterId = first?.vendorId ?? ''
      for (const stage of ['Settlement', 'Closing', '']) {
        await account.desk('PATCH', `records/matters/${matterId}`, { stage })
        await account.countAfresh()
        const record = (await reader.readMany([matterId])).get(matterId)
        assert.ok(typeof record === 'object' && 'stage' in record)
        assert.equal(record.stage, stage === '' ? null : stage)
        assert.equal((await account.requests())['GET /stages'], 1)
      }
    }))

  test('ticks lose no digit on the way', () =>
    withSmokeballAccount(async (account) => {
      const [record] = (await account.connection.readers.CONTACT.readPage(null)).records
      const { text } = await account.api(`/contacts/${record?.vendorId ?? ''}`)
      const [, digits] = /"lastUpdated":(\d+)/.exec(text) ?? []
      assert.equal(z.looseObject({ lastUpdated: z.string() }).parse(record?.raw).lastUpdated, digits)
    }))
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { idOf, withSmokeball } from './withSmokeball.js'

test('leads are invisible unless asked for by IsLead or Type', () =>
  withSmokeball(async ({ list }) => {
    const plain = await list('/matters')
    assert.ok(plain.value.every((matter) => matter['isLead'] === false))
    const leads = await list('/matters?IsLead=true')
    assert.ok(leads.size > 0 && leads.value.every((matter) => matter['isLead'] === true && !('number' in matter)))
    assert.equal((await list('/matters?Type=Leads')).size, leads.size)
    assert.equal((await list('/matters?Type=Matters,Leads')).size, plain.size + leads.size)
  }))

test('deleted contacts and matters stay in the lists, marked', () =>
  withSmokeball(async ({ list }) => {
    const all = await list('/contacts')
    const kept = await list('/contacts?ExcludeDeletedContacts=true')
    assert.equal(all.size - kept.size, all.value.filter((contact) => contact['isDeleted'] === true).length)
    assert.ok(kept.size < all.size)
    assert.ok((await list('/matters?Status=Deleted')).size > 0)
  }))

test('items come with a single matter, in lists only when asked for; tags only when asked for', () =>
  withSmokeball(async ({ api, list }) => {
    const [matter] = (await list('/matters?Limit=1')).value
    assert.equal('items' in (matter ?? {}) || 'tags' in (matter ?? {}), false)
    const [full] = (await list('/matters?Limit=1&Fields=items,tags')).value
    assert.ok('items' in (full ?? {}) && 'tags' in (full ?? {}))
    const single = (await api(`/matters/${idOf(matter)}`)).read(
      z.looseObject({ items: z.record(z.string(), z.array(z.looseObject({ type: z.string() }))) }),
    )
    assert.equal('tags' in single, false)
  }))

test('links say rel, and the href of a matter type writes the state in lower case', () =>
  withSmokeball(async ({ list }) => {
    const shape = z.object({
      matterType: z.object({ id: z.string(), href: z.string(), rel: z.literal('MatterTypes'), name: z.string().optional() }),
    })
    const types = (await list('/matters')).value.map((matter) => shape.parse(matter).matterType)
    for (const { id, href } of types) {
      assert.match(id, /_[A-Z]{2}$/)
      assert.ok(href.endsWith(id.toLowerCase()))
    }
    assert.ok(types.some(({ name }) => name === undefined))
  }))

test('nulls are left out, empty texts are kept: an address has thirteen texts', () =>
  withSmokeball(async ({ api, list }) => {
    assert.equal((await api('/matters')).text.includes('null'), false)
    const person = (await list('/contacts')).value.find((contact) => 'person' in contact)
    const { residentialAddress } = z
      .object({ person: z.object({ residentialAddress: z.record(z.string(), z.string()) }) })
      .parse(person).person
    assert.equal(Object.keys(residentialAddress).length, 13)
  }))

test('a contact has exactly one of four forms', () =>
  withSmokeball(
    async ({ list }) => {
      const forms = (await list('/contacts')).value.map((contact) =>
        Object.keys(contact).filter((name) => ['person', 'company', 'groupOfPeople', 'trust'].includes(name)),
      )
      assert.ok(forms.every((names) => names.length === 1))
      assert.deepEqual(new Set(forms.flat()), new Set(['person', 'company', 'groupOfPeople', 'trust']))
      assert.equal((await list('/contacts?Type=Trust')).size, forms.filter(([form]) => form === 'trust').length)
    },
    { matters: 200 },
  ))

test('a batch of contacts keeps the order, drops unknown ids, and takes at most 500', () =>
  withSmokeball(async ({ api, list }) => {
    const ids = (await list('/contacts?Limit=3')).value.map(idOf).toReversed()
    const batch = (wanted: readonly string[]) =>
      api('/contacts/batch', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ids: wanted }) })
    const answer = (await batch([...ids, '00000000-0000-4000-8000-000000000000'])).read(
      z.object({ value: z.array(z.looseObject({ id: z.string() })) }),
    )
    assert.deepEqual(
      answer.value.map(({ id }) => id),
      ids,
    )
    assert.equal((await batch(Array.from({ length: 501 }, () => ids[0] ?? ''))).status, 400)
  }))

test('rates of staff come only when asked for; staff and user are two ids', () =>
  withSmokeball(async ({ api, list }) => {
    assert.ok((await list('/staff')).value.every((one) => !('rate' in one)))
    const staff = (await list('/staff?Fields=rate')).value
    assert.ok(staff.some((one) => typeof one['rate'] === 'number'))
    const userId = z.string().parse(staff[0]?.['userId'])
    assert.notEqual(userId, staff[0]?.['id'])
    assert.equal((await api(`/users/${userId}`)).status, 200)
    assert.equal((await api(`/users/${idOf(staff[0])}`)).status, 404)
  }))

test('fees are told matter by matter, fixed fees and deleted entries among them; amounts are rate by the hour billed', () =>
  withSmokeball(async ({ list }) => {
    const shape = z.object({
      feeType: z.union([z.literal(0), z.literal(1)]),
      duration: z.int(),
      durationWorked: z.int(),
      rate: z.number(),
      amount: z.number(),
      isDeleted: z.boolean(),
    })
    const matters = (await list('/matters')).value
    const fees = (await Promise.all(matters.map((matter) => list(`/matters/${idOf(matter)}/fees`)))).flatMap(({ value }) =>
      value.map((fee) => shape.parse(fee)),
    )
    assert.ok(fees.some(({ feeType }) => feeType === 0) && fees.some(({ isDeleted }) => isDeleted))
    for (const { feeType, duration, durationWorked, rate, amount } of fees) {
      assert.equal(amount, feeType === 0 ? rate : Math.round((rate * 100 * duration) / 60) / 100)
      assert.ok(duration >= durationWorked)
    }
  }))

test('the stages of all matters are one list, and one matter’s is at the matter', () =>
  withSmokeball(async ({ api, list }) => {
    const shape = z.looseObject({
      matter: z.object({ id: z.string() }),
      stageSet: z.looseObject({}),
      stage: z.looseObject({ name: z.string() }),
    })
    const [first] = (await list('/stages')).value.map((one) => shape.parse(one))
    assert.equal((await api(`/matters/${String(first?.matter.id)}/stages`)).read(shape).stage.name, first?.stage.name)
    assert.ok((await list('/stagesets')).size > 0)
  }))

test('a layout’s values are texts, its design names their types; the first role is the client, whose attorney is the firm', () =>
  withSmokeball(async ({ api, list }) => {
    const values = z.object({ value: z.array(z.looseObject({ values: z.array(z.object({ key: z.string(), value: z.string() })) })) })
    const matters = (await list('/matters')).value
    const answers = await Promise.all(matters.map((matter) => api(`/matters/${idOf(matter)}/layouts`)))
    assert.ok(answers.some((answer) => answer.read(values).value[0]?.values.some(({ key }) => key === 'Matter/CaseDetails/ClaimAmount')))
    const [design] = (await list('/layouts')).value
    assert.equal(
      (await api(`/layouts/${idOf(design)}`)).read(z.looseObject({ fields: z.array(z.looseObject({ type: z.string() })) })).fields.length,
      5,
    )
    const withClient = matters.find((matter) => z.array(z.unknown()).parse(matter['clients']).length > 0)
    const roles = (await api(`/matters/${idOf(withClient)}/roles`)).read(
      z.looseObject({
        roles: z.array(
          z.looseObject({ isClient: z.boolean(), relationships: z.array(z.looseObject({ contact: z.looseObject({ id: z.string() }) })) }),
        ),
      }),
    )
    assert.equal(roles.roles[0]?.isClient, true)
    assert.equal(roles.roles[0]?.relationships[0]?.contact.id, 'MyFirm')
  }))

test('the firm, its matter types and its activity codes answer', () =>
  withSmokeball(async ({ api, list }) => {
    assert.equal((await api('/firm')).status, 200)
    const type = (await list('/mattertypes?Type=1')).value[0]
    assert.match(z.string().parse(type?.['name']), /Lead$/)
    assert.equal((await api(`/mattertypes/${idOf(type).toLowerCase()}`)).status, 200)
    assert.ok(Array.isArray((await api('/mattertypes/categories')).json))
    assert.ok((await list('/activitycodes')).value.every((code) => code['type'] === 1))
  }))

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createWorld } from '../../../sandbox/world/createWorld.js'
import type { World } from '../../../sandbox/world/World.js'

const world = createWorld({ portal: 'clio', seed: 1, matters: 3000 })
const yearMs = 365 * 86_400_000

const each = <T>(count: number, build: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => build(index))
const contacts = each(world.contactCount, (index) => world.contact(index))
const matters = each(world.matterCount, (index) => world.matter(index))
const entries = each(world.timeEntryCount, (index) => world.timeEntry(index))

const everything = (one: World): unknown => [
  one.firm,
  one.today,
  one.users,
  each(one.contactCount, (index) => one.contact(index)),
  each(one.matterCount, (index) => one.matter(index)),
  each(one.timeEntryCount, (index) => one.timeEntry(index)),
]

test('the same portal, seed and size give the same world, asked in any order', () => {
  const options = { portal: 'mycase', seed: 7, matters: 40 }
  const backwards = createWorld(options)
  for (let index = 39; index >= 0; index -= 1) backwards.matter(index)
  assert.deepEqual(everything(backwards), everything(createWorld(options)))
})

test('another portal or another seed gives another firm', () => {
  const names = [
    { portal: 'clio', seed: 1 },
    { portal: 'mycase', seed: 1 },
    { portal: 'clio', seed: 2 },
  ].map((options) => createWorld({ ...options, matters: 10 }).firm.name)
  assert.equal(new Set(names).size, 3)
})

test('a larger world begins with the same people and dates as a smaller one of its seed', () => {
  const small = createWorld({ portal: 'clio', seed: 1, matters: 10 })
  assert.deepEqual(small.users, world.users)
  assert.equal(small.matter(3).createdAt, world.matter(3).createdAt)
})

test('the firm has eight to twenty people; the first is the demo login, an active attorney', () => {
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    const { users } = createWorld({ portal: 'clio', seed, matters: 1 })
    assert.ok(users.length >= 8 && users.length <= 20)
    assert.partialDeepStrictEqual(users[0], { email: 'demo@example.com', role: 'attorney', active: true })
    assert.ok(users.some((user) => !user.active))
    assert.ok(users.some((user) => user.rateCents === null))
  }
})

test('a client has several matters: there are fewer clients than matters', () => {
  const clients = new Set(matters.map((matter) => matter.client))
  assert.ok(clients.size < matters.length / 2)
  assert.ok(matters.some((matter) => matter.client === null))
  for (const { client } of matters) if (client !== null) assert.equal(contacts[client]?.role, 'client')
})

test('participants are contacts of the role they take part in, each once', () => {
  for (const { opposing } of matters) {
    assert.equal(new Set(opposing.map((party) => party.contact)).size, opposing.length)
    for (const party of opposing) assert.equal(contacts[party.contact]?.role, party.role)
  }
})

test('the world is as untidy as a real one', () => {
  const numbers = matters.map((matter) => matter.number).filter((number) => number !== '')
  const people = contacts
    .filter((contact) => contact.kind === 'person')
    .map((contact) => `${contact.firstName} ${contact.middleName} ${contact.lastName}`)
  const found = {
    'matters without a number': matters.some((matter) => matter.number === ''),
    'matters with the number of another': new Set(numbers).size < numbers.length,
    'people entered twice': new Set(people).size < people.length,
    'names without a Latin letter': contacts.some((contact) =>
      /\p{Script=Han}|\p{Script=Hangul}|\p{Script=Cyrillic}/u.test(contact.lastName),
    ),
    'names with diacritics': contacts.some((contact) => /[ŁŠøßñÑ]/u.test(contact.lastName)),
    'names with apostrophes and hyphens': ["O'", 'D’', '-'].every((mark) => contacts.some((contact) => contact.lastName.includes(mark))),
    'a person called Null': contacts.some((contact) => contact.lastName === 'Null'),
    'persons and companies':
      contacts.some((contact) => contact.kind === 'person') && contacts.some((contact) => contact.kind === 'company'),
    'contacts without e-mail, telephone or address': contacts.some(
      ({ emails, phones, addresses }) => emails.length + phones.length + addresses.length === 0,
    ),
    'archived contacts': contacts.some((contact) => contact.archived),
    'archived matters': matters.some((matter) => matter.status === 'archived'),
    'matters nobody is responsible for': matters.some((matter) => matter.responsibleAttorney === null),
    'matters without a rate': matters.some((matter) => matter.billing.type === 'hourly' && matter.billing.rateCents === null),
    'time without a rate': entries.some((entry) => entry.rateCents === null),
    'time without a description': entries.some((entry) => entry.description === ''),
    'time in odd seconds': entries.some((entry) => entry.seconds % 60 !== 0),
    'texts with line breaks, quotes and angle brackets': matters.some((matter) => /\n.*"[^]*</u.test(matter.description)),
  }
  assert.deepEqual(
    Object.entries(found).filter(([, holds]) => !holds),
    [],
  )
})

test('nobody in it exists: reserved addresses and 555 numbers only', () => {
  for (const address of [
    ...contacts.flatMap((contact) => contact.emails.map((email) => email.address)),
    ...world.users.map((user) => user.email),
  ])
    assert.match(address, /^[a-z0-9.]+@example\.(?:com|org|net)$/)
  for (const number of contacts.flatMap((contact) => contact.phones.map((phone) => phone.number)))
    assert.match(number.replaceAll(/\D/g, ''), /^1?\d{3}55501\d\d(?:12)?$/)
})

test('edits spread over two years, out of order, and some share their very millisecond', () => {
  const edits = matters.map((matter) => matter.updatedAt)
  const end = Date.parse(world.today) + 86_400_000
  assert.ok(edits.every((edit) => edit > end - 2 * yearMs - 86_400_000 && edit < end))
  for (const quarter of [0, 1, 2, 3, 4, 5, 6, 7])
    assert.ok(
      edits.some((edit) => edit >= end - (quarter + 1) * (yearMs / 4) && edit < end - quarter * (yearMs / 4)),
      `quarter ${quarter}`,
    )
  assert.notDeepEqual(
    edits,
    edits.toSorted((left, right) => left - right),
  )
  assert.ok(new Set(edits).size < edits.length - 100)
})

test('nothing is later than the world’s last day, nothing edited before it was made', () => {
  const end = Date.parse(world.today) + 86_400_000
  for (const record of [...contacts, ...matters, ...entries, ...world.users]) {
    assert.ok(record.updatedAt >= record.createdAt)
    assert.ok(record.updatedAt < end)
  }
  for (const { openDate, closeDate } of matters) if (openDate !== null && closeDate !== null) assert.ok(openDate <= closeDate)
  for (const { closeDate } of matters) if (closeDate !== null) assert.ok(closeDate <= world.today)
})

test('a matter has none to forty time entries, about six on average, all neighbours, within two years', () => {
  const start = new Date(Date.parse(world.today) - 730 * 86_400_000).toISOString().slice(0, 10)
  let next = 0
  for (const matter of matters) {
    const { from, until } = world.timeEntriesOfMatter(matter.index)
    assert.equal(from, next)
    assert.ok(until - from <= 40)
    for (const entry of entries.slice(from, until)) {
      assert.equal(entry.matter, matter.index)
      assert.ok(entry.date > start && entry.date <= world.today)
      assert.ok(entry.seconds > 0)
    }
    next = until
  }
  assert.equal(next, world.timeEntryCount)
  assert.ok(Math.abs(world.timeEntryCount / world.matterCount - 6) < 0.5)
})

test('a record that does not exist is a RangeError', () => {
  assert.throws(() => world.matter(3000), RangeError)
  assert.throws(() => world.contact(-1), RangeError)
  assert.throws(() => world.timeEntry(0.5), RangeError)
  assert.deepEqual(world.timeEntriesOfMatter(3000), { from: 0, until: 0 })
})

test('a world of one matter is whole', () => {
  assert.doesNotThrow(() => everything(createWorld({ portal: 'clio', seed: 3, matters: 1 })))
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createCollection } from '../../../sandbox/portal/createCollection.js'

interface Note {
  readonly id: number
  readonly text: string
}

const open = (count = 3) => {
  const built: number[] = []
  const notes = createCollection<Note & Record<string, unknown>>({
    count,
    build: (index) => {
      built.push(index)
      return { id: index + 100, text: `note ${index}` }
    },
    updatedAt: (index) => index * 1000,
    idOf: (index) => String(index + 100),
    indexOf: (id) => (/^\d+$/.test(id) && Number(id) >= 100 ? Number(id) - 100 : undefined),
  })
  return { notes, built }
}

const ids = (notes: Iterable<Note>): number[] => [...notes].map((note) => note.id)

test('nothing is built until it is asked for, and only what is asked for', () => {
  const { notes, built } = open(1_000_000)
  assert.equal(notes.size, 1_000_000)
  assert.equal(notes.get('500100')?.text, 'note 500000')
  assert.deepEqual(built, [500_000])
})

test('an id beyond the world’s count is nobody’s', () => {
  assert.equal(open().notes.get('103'), undefined)
  assert.equal(open().notes.get('x'), undefined)
})

test('created records come after the world’s, in the order they came', () => {
  const { notes } = open()
  notes.insert({ id: 7, text: 'seven' })
  notes.insert({ id: 5, text: 'five' })
  assert.deepEqual(ids(notes), [100, 101, 102, 7, 5])
  assert.equal(notes.size, 5)
  assert.equal(notes.get('5')?.text, 'five')
})

test('a replaced record keeps its place; replacing what is not there throws', () => {
  const { notes } = open()
  notes.insert({ id: 7, text: 'seven' })
  notes.replace({ id: 100, text: 'changed' })
  notes.replace({ id: 7, text: 'changed too' })
  assert.deepEqual(
    [...notes].map((note) => note.text),
    ['changed', 'note 1', 'note 2', 'changed too'],
  )
  assert.throws(() => notes.replace({ id: 8, text: '' }), /no record 8/)
})

test('a deleted record is gone, once; its id is never given again', () => {
  const { notes } = open()
  notes.insert({ id: 7, text: 'seven' })
  assert.equal(notes.delete('101'), true)
  assert.equal(notes.delete('101'), false)
  assert.equal(notes.delete('7'), true)
  assert.deepEqual(ids(notes), [100, 102])
  assert.equal(notes.size, 2)
  assert.equal(notes.get('101'), undefined)
  assert.throws(() => notes.replace({ id: 101, text: '' }))
  assert.throws(() => notes.insert({ id: 101, text: '' }), /taken/)
  assert.throws(() => notes.insert({ id: 7, text: '' }), /taken/)
})

test('a cursor continues from its position though records before it came and went', () => {
  const { notes, built } = open(10)
  const [, , third] = notes.from(0)
  built.length = 0
  notes.delete('100')
  notes.insert({ id: 7, text: 'seven' })
  const rest = [...notes.from((third?.position ?? 0) + 1)].map(({ record }) => record.id)
  assert.deepEqual(rest, [103, 104, 105, 106, 107, 108, 109, 7])
  assert.ok(!built.slice(1).includes(1))
})

test('what changed since a time is found by building nothing else, with whatever was written', () => {
  const { notes, built } = open(100_000)
  notes.replace({ id: 105, text: 'edited' })
  notes.insert({ id: 100_100, text: 'new' })
  built.length = 0
  const since = 99_998 * 1000
  assert.deepEqual(
    [...notes.changedFrom(0, since)].map(({ record }) => record.id),
    [105, 100_097, 100_098, 100_099, 100_100],
  )
  assert.deepEqual(built, [99_997, 99_998, 99_999])
  assert.deepEqual(
    [...notes.changedFrom(99_999, since)].map(({ position }) => position),
    [99_999, 100_000],
  )
})

import assert from 'node:assert/strict'
import { type GraphQLSchema, isEnumType } from 'graphql'
import { type RecordKind, recordKinds } from '../../../../core/recordKind.js'
import { askGraph } from '../../../support/askGraph.js'
import { graphKinds, type GraphRecord } from '../../graph/GraphRecord.js'
import type { Everything, GraphScene } from '../../graph/GraphScene.js'
import { sortValues } from '../../graph/sortValues.js'
import { idsOf, walkList } from '../../graph/walkList.js'
import type { Rule } from '../../Rule.js'

type SortValue = string | number | null

const pageSizes: Readonly<Record<RecordKind, number>> = {
  USER: 17,
  CONTACT: 19,
  MATTER: 19,
  TIME_ENTRY: 150,
  EXPENSE: 90,
  INVOICE: 19,
  PAYMENT: 23,
  TRUST_ACCOUNT: 3,
  TRUST_TRANSACTION: 150,
}

/** In which order lists come, and how they are paged. */
export const orderRules: readonly Rule<GraphScene>[] = [
  {
    id: 'C-110',
    level: 'MUST',
    says: 'every order there is sorts all records, those without a value last',
    check: async (scene) => {
      const all = await scene.everything()
      await forEachOrder(scene, async (kind, orderBy) => {
        const pages = await walkList(scene.url, { kind, orderBy, direction: 'FORWARD', size: 200 })
        assertSorted(
          sortedValues(all, kind, { field: orderBy.field, ids: idsOf(pages, 'FORWARD') }),
          orderBy.direction,
          `${kind} by ${orderBy.field}`,
        )
      })
    },
  },
  {
    id: 'C-111',
    level: 'MUST',
    says: 'pages from the start and from the end give the same list, each record once, and say truly whether there is more',
    check: async ({ url, schema, ...scene }) => {
      const all = await scene.everything()
      await forEachOrder({ schema }, async (kind, orderBy) => {
        const size = pageSizes[kind]
        const forward = await walkList(url, { kind, orderBy, direction: 'FORWARD', size })
        const backward = await walkList(url, { kind, orderBy, direction: 'BACKWARD', size })
        const where = `${kind} by ${orderBy.field} ${orderBy.direction}`
        assert.deepEqual(idsOf(backward, 'BACKWARD'), idsOf(forward, 'FORWARD'), where)
        assert.deepEqual(idsOf(forward, 'FORWARD').toSorted(), all[kind].map(({ id }) => id).toSorted(), where)
        assert.equal(forward.length, Math.max(1, Math.ceil(all[kind].length / size)), where)
        for (const [index, { pageInfo, totalCount }] of forward.entries()) {
          assert.deepEqual([pageInfo.hasPreviousPage, pageInfo.hasNextPage], [index > 0, index < forward.length - 1], where)
          assert.equal(totalCount, all[kind].length, where)
        }
        for (const [index, { pageInfo }] of backward.entries()) {
          assert.deepEqual([pageInfo.hasPreviousPage, pageInfo.hasNextPage], [index < backward.length - 1, index > 0], where)
        }
      })
    },
  },
  {
    id: 'C-112',
    level: 'MUST',
    says: 'a page that is none or too large, and a date that there is not, are refused in words a client can act on',
    check: async ({ url }) => {
      assert.deepEqual(await codesOf(url, '(first: 3, last: 3)'), ['BAD_USER_INPUT'])
      assert.deepEqual(await codesOf(url, '(first: -1)'), ['BAD_USER_INPUT'])
      assert.deepEqual(await codesOf(url, '(first: 3, after: "nonsense")'), ['BAD_USER_INPUT'])
      assert.deepEqual(await codesOf(url, '(first: 100000)'), ['LIMIT_EXCEEDED'])
      assert.deepEqual(await codesOf(url, '(filter: { openedFrom: "2026-02-30" })'), ['BAD_USER_INPUT'])
      assert.deepEqual(await codesOf(url, '(filter: { updatedSince: "yesterday" })'), ['BAD_USER_INPUT'])
    },
  },
]

const codesOf = async (url: string, part: string): Promise<readonly unknown[]> => {
  const { errors } = await askGraph(url, { query: `{ matters${part} { nodes { id } } }` })
  return errors.map(({ extensions }) => extensions['code'])
}

const forEachOrder = async (
  { schema }: { readonly schema: GraphQLSchema },
  check: (kind: RecordKind, orderBy: { readonly field: string; readonly direction: 'ASC' | 'DESC' }) => Promise<void>,
): Promise<void> => {
  for (const kind of recordKinds) {
    const type = schema.getType(`${graphKinds[kind].type}Sort`)
    assert.ok(isEnumType(type))
    for (const { name } of type.getValues()) for (const direction of ['ASC', 'DESC'] as const) await check(kind, { field: name, direction })
  }
}

const sortedValues = (
  all: Everything,
  kind: RecordKind,
  { field, ids }: { readonly field: string; readonly ids: readonly string[] },
): readonly SortValue[] => {
  const records = new Map<string, GraphRecord>(all[kind].map((record) => [record.id, record]))
  // Every sort of the schema has its entry, or the test fails here.
  const value = (sortValues[kind] as Readonly<Record<string, (record: GraphRecord) => SortValue>>)[field]
  assert.ok(value !== undefined, `${kind} can be sorted by ${field}`)
  return ids.map((id) => {
    const record = records.get(id)
    assert.ok(record !== undefined, `${id} is in no other list`)
    return value(record)
  })
}

const assertSorted = (values: readonly SortValue[], direction: 'ASC' | 'DESC', where: string): void => {
  const present = values.filter((value) => value !== null)
  assert.deepEqual(values.slice(0, present.length), present, `${where}: a record without a value stands before one that has one`)
  for (const [index, value] of present.entries()) {
    const next = present[index + 1]
    if (next !== undefined)
      assert.ok(direction === 'ASC' ? value <= next : value >= next, `${where}: ${String(value)}, then ${String(next)}`)
  }
}

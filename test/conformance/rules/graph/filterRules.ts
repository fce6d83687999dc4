import assert from 'node:assert/strict'
import { type GraphQLSchema, isInputObjectType } from 'graphql'
import { type RecordKind, recordKinds } from '../../../../core/recordKind.js'
import type { Vendor } from '../../../../core/vendor.js'
import { filterCases } from '../../graph/filterCases.js'
import { graphKinds } from '../../graph/GraphRecord.js'
import type { Everything, GraphScene } from '../../graph/GraphScene.js'
import { idsOf, walkList } from '../../graph/walkList.js'
import type { Rule } from '../../Rule.js'
import { storedRecords } from '../../storedRecords.js'

type Fields = Partial<Readonly<Record<RecordKind, readonly string[]>>>

/** No vendor keeps the caller's own id of work or money. */
const nowhere: Fields = {
  TIME_ENTRY: ['externalIds'],
  EXPENSE: ['externalIds'],
  INVOICE: ['externalIds'],
  PAYMENT: ['externalIds'],
  TRUST_TRANSACTION: ['externalIds'],
}

/** Fields that leave nothing out among a vendor's records, because the vendor has no such thing; those with a note because a firm of this size happens to have none. */
const untold: Readonly<Record<Vendor, Fields>> = {
  CLIO: { MATTER: ['externalIds', 'tag'], CONTACT: ['externalIds', 'tag'] },
  // Few payments tell their processor's number.
  MYCASE: { MATTER: ['externalIds', 'tag'], CONTACT: ['externalIds', 'tag'], PAYMENT: ['transactionId'] },
  // Few matters have tags.
  PRACTICEPANTHER: { MATTER: ['externalIds', 'tag'], CONTACT: ['externalIds'], TRUST_ACCOUNT: ['updatedSince', 'updatedUntil'] },
  SMOKEBALL: {
    USER: ['updatedSince', 'updatedUntil'],
    EXPENSE: ['updatedSince', 'updatedUntil'],
    INVOICE: ['updatedSince', 'updatedUntil'],
  },
}

/** What lists let through. */
export const filterRules: readonly Rule<GraphScene>[] = [
  {
    id: 'C-100',
    level: 'MUST',
    says: 'after one sync the graph lists exactly what the portals have',
    check: async ({ everything, portals }) => {
      const all = await everything()
      for (const kind of recordKinds) {
        for (const [vendor, portal] of portals) {
          if (!portal.kinds.includes(kind)) continue
          const listed = all[kind].filter((record) => record.vendor === vendor).map(({ vendorId }) => vendorId)
          assert.deepEqual(listed.toSorted(), [...(await storedRecords(portal, kind)).keys()].toSorted(), `${vendor} ${kind}`)
        }
      }
    },
  },
  {
    id: 'C-101',
    level: 'MUST',
    says: 'every filter field there is, is tried by the next rule with values of each vendor that let some records through and others not',
    check: async ({ schema, everything, portals }) => {
      const all = await everything()
      for (const kind of recordKinds) {
        for (const [vendor, { kinds }] of portals) {
          if (!kinds.includes(kind)) continue
          const telling = filterCases(kind, all, vendor).filter(({ matches }) => all[kind].some(matches) && !all[kind].every(matches))
          const told = new Set(telling.flatMap(({ filter }) => Object.keys(filter)))
          const lacking = filterFields(schema, kind).filter((field) => !told.has(field))
          assert.deepEqual(new Set(lacking), new Set([...(nowhere[kind] ?? []), ...(untold[vendor][kind] ?? [])]), `${vendor} ${kind}`)
        }
      }
    },
  },
  {
    id: 'C-102',
    level: 'MUST',
    says: 'every filter lets through exactly what its words say, and counts it',
    check: async (scene) => {
      const all = await scene.everything()
      for (const kind of recordKinds)
        for (const [vendor, { kinds }] of scene.portals) if (kinds.includes(kind)) await checkFilters(scene, all, { kind, vendor })
    },
  },
]

const filterFields = (schema: GraphQLSchema, kind: RecordKind): readonly string[] => {
  const type = schema.getType(`${graphKinds[kind].type}Filter`)
  assert.ok(isInputObjectType(type))
  return Object.keys(type.getFields()).toSorted()
}

const checkFilters = async (
  { url }: GraphScene,
  all: Everything,
  { kind, vendor }: { readonly kind: RecordKind; readonly vendor: string },
): Promise<void> => {
  for (const { filter, matches } of filterCases(kind, all, vendor)) {
    const expected = all[kind].filter(matches).map(({ id }) => id)
    const pages = await walkList(url, { kind, filter, direction: 'FORWARD', size: 200 })
    const where = `${kind}, with values of ${vendor}: ${JSON.stringify(filter)}`
    assert.deepEqual(idsOf(pages, 'FORWARD').toSorted(), expected.toSorted(), where)
    for (const { totalCount } of pages) assert.equal(totalCount, expected.length, where)
  }
}

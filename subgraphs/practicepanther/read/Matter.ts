import type { MatterRecord } from '../../../core/record/Matter.js'
import type { RecordPage, RecordReader } from '../../../core/vendorAdapter.js'
import type { MapContext } from '../map/MapContext.js'
import { mapMatter } from '../map/Matter.js'
import { type WireMatter, wireMatter } from '../wire/Matter.js'
import { type WireProject, wireProject } from '../wire/Project.js'
import { findByValues } from './findByValues.js'
import { type Companions, companionsOf, companionsOfPage } from './legacyCompanions.js'
import { mattersOfChanges } from './mattersOfChanges.js'
import { parseEach } from './parseEach.js'
import { parseList } from './parseList.js'
import type { PartyIndex } from './parties.js'
import { readAbsentFirst } from './readAbsentFirst.js'
import { nothing, type OrderedPage, overlapBefore, readByChange, readByCreation } from './readInOrder.js'
import type { ReadTools } from './ReadTools.js'
import type { WireRow } from './WireRow.js'

/** Where changes are read on after the matters that changed themselves; the vendor's own places are JSON. */
const companionsCursor = 'companions'

const kind = { collection: 'matters', legacy: 'project', schema: wireProject } as const

/** Matters, with what the legacy API knows of their fees and who is linked to them. */
export const matterReader = (tools: ReadTools): RecordReader<'MATTER'> => {
  const { api, parties, context } = tools
  /** A page put together by the ids of its matters. */
  const byIds = async ({ rows, next }: OrderedPage<WireMatter>): Promise<RecordPage<'MATTER'>> => {
    if (rows.length === 0) return { ...nothing, next }
    const sources = { projects: await companionsOf(api, kind, wires(rows)), index: await parties.of(wires(rows).map(({ id }) => id)) }
    return { records: mapAll(rows, sources, await context()), next, total: null }
  }
  return {
    changesArePartial: true,
    readChanges: async (since, cursor) => {
      if (cursor === companionsCursor) {
        const ids = await mattersOfChanges(api, since)
        const found = parseList(wireMatter, await findByValues(api, { collection: 'v2/matters', path: 'id', values: ids }), 'matters')
        // One that changed itself was told already.
        return byIds({ rows: found.filter(({ wire }) => wire.updated_at < overlapBefore(since)), next: null })
      }
      const page = await byIds(await readByChange(api, { collection: kind.collection, schema: wireMatter, cursor }, since))
      return { ...page, next: page.next ?? companionsCursor }
    },
    readPage: async (cursor) => {
      const { rows, next } = await readByCreation(api, { collection: kind.collection, schema: wireMatter, cursor })
      if (rows.length === 0) return { records: [], next, total: null }
      const sources = { projects: await companionsOfPage(api, kind, wires(rows)), index: await parties.ofAll() }
      return { records: mapAll(rows, sources, await context()), next, total: null }
    },
    readMany: async (vendorIds) =>
      readAbsentFirst<'MATTER'>(vendorIds, async (ids) => {
        const found = await findByValues(api, { collection: 'v2/matters', path: 'id', values: ids })
        const { rows, failures } = parseEach(wireMatter, found, 'matters')
        if (rows.length === 0) return failures
        const sources = { projects: await companionsOf(api, kind, wires(rows)), index: await parties.of(wires(rows).map(({ id }) => id)) }
        const records = mapAll(rows, sources, await context())
        return [...failures, ...records.map((record) => [record.vendorId, record] as const)]
      }),
  }
}

const wires = (rows: readonly WireRow<WireMatter>[]): readonly WireMatter[] => rows.map(({ wire }) => wire)

interface Sources {
  readonly projects: Companions<WireProject>
  readonly index: PartyIndex
}

const mapAll = (rows: readonly WireRow<WireMatter>[], { projects, index }: Sources, context: MapContext): readonly MatterRecord[] =>
  rows.flatMap(({ wire, raw }) => {
    const project = projects.get(wire.id)
    if (project === undefined) return []
    const relationships = index.rowsOf(wire.id).map((row) => row.raw)
    const parts = {
      matter: wire,
      project: project.wire,
      parties: index.partiesOf(wire.id),
      raw: { matter: raw, project: project.raw, relationships },
    }
    return [mapMatter(parts, context)]
  })

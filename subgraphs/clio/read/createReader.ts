import { MattergraphError } from '../../../core/errors.js'
import type { RecordKind } from '../../../core/recordKind.js'
import type { CanonicalRecord } from '../../../core/record/CanonicalRecord.js'
import type { Instant, Json } from '../../../core/record/scalars.js'
import type { ReadResult, RecordPage, RecordReader } from '../../../core/vendorAdapter.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import type { MapContext } from '../map/MapContext.js'
import type { ClioApi } from '../openClioApi.js'
import { clioId } from '../wire/scalars.js'
import { singleAnswer } from '../wire/ListAnswer.js'
import type { ClioResource, ReadPass } from './ClioResource.js'
import { listPage } from './listPages.js'

const vendor = 'CLIO'

/** Ids in one request: a page's worth, and about four thousand characters of address. */
const idsPerRequest = 200

interface Mapped<K extends RecordKind> {
  readonly id: string
  readonly result: CanonicalRecord<K> | MattergraphError
}

/** The reader of one kind: pages by cursor, many by `ids[]`. */
export const createReader = <K extends RecordKind, Wire>(
  api: ClioApi,
  portal: Pick<MapContext, 'web' | 'country'>,
  resource: ClioResource<K, Wire>,
): RecordReader<K> => {
  const { byId, lists } = resource
  const fields = ['fields', resource.fields] as const

  const parseAll = (data: readonly unknown[]): readonly Wire[] =>
    data.map((value, index) => resource.parse(value, `${resource.path}[${index}]`))

  const mapAll = async (wires: readonly Wire[], data: readonly unknown[], pass: ReadPass): Promise<readonly Mapped<K>[]> => {
    const { records, context } = await resource.complete(wires, pass)
    return records.map((record, index) => {
      const value = data[index]
      const id = idOf(value, `${resource.path}[${index}]`)
      if (record instanceof MattergraphError) return { id, result: record }
      // JSON.parse gave it.
      return { id, result: resource.map(record, value as Json, { ...context, ...portal }) ?? hidden(resource.path) }
    })
  }

  const readChunk = async (ids: readonly string[]): Promise<ReadonlyMap<string, ReadResult<K>>> => {
    const { data } = await listPage(
      api,
      { path: resource.path, query: [fields, ...byId.filter, ...ids.map((id) => ['ids[]', id] as const)], limit: idsPerRequest },
      null,
    )
    const came = new Map(data.map((value, index) => [idOf(value, `${resource.path}[${index}]`), value]))
    const absent = ids.filter((id) => !came.has(id))
    if (absent.length > 0) await confirmAbsent(absent)
    return readFound(new Map([...came].filter(([, value]) => isOwn(value))), ids)
  }

  /** A record whose answer is in an unknown form costs only itself. */
  const readFound = async (found: ReadonlyMap<string, unknown>, ids: readonly string[]): Promise<ReadonlyMap<string, ReadResult<K>>> => {
    const results = new Map<string, ReadResult<K>>(ids.map((id) => [id, 'ABSENT']))
    const parsed: { readonly wire: Wire; readonly value: unknown }[] = []
    for (const [id, value] of found) {
      if (!results.has(id))
        throw new MattergraphError('DRIFT', `${resource.path}.data: expected only the records asked for, came another`, { vendor })
      try {
        parsed.push({ wire: resource.parse(value, resource.path), value })
      } catch (thrown) {
        if (!(thrown instanceof MattergraphError)) throw thrown
        results.set(id, thrown)
      }
    }
    if (parsed.length === 0) return results
    const values = parsed.map(({ value }) => value)
    const mapped = await mapAll(
      parsed.map(({ wire }) => wire),
      values,
      { of: 'IDS', ids: values.map((value) => idOf(value, resource.path)) },
    )
    for (const { id, result } of mapped) results.set(id, result)
    return results
  }

  /**
   * Absence deletes a record from the mirror, so it is asked for again before it is believed: a list that leaves records out would
   * answer differently when asked for fewer.
   */
  const confirmAbsent = async (ids: readonly string[]): Promise<void> => {
    const came = ids.length === 1 && ids[0] !== undefined ? await existsAlone(ids[0]) : await existsAmong(ids)
    if (came) {
      throw new MattergraphError(
        'DRIFT',
        `${resource.path}.data: expected every record asked for, but one that was left out came when asked for again`,
        { vendor },
      )
    }
  }
  const existsAmong = async (ids: readonly string[]): Promise<boolean> => {
    const again = [['fields', fieldsOfOwn] as const, ...byId.filter, ...ids.map((id) => ['ids[]', id] as const)]
    return (await listPage(api, { path: resource.path, query: again, limit: idsPerRequest }, null)).data.some(isOwn)
  }
  const existsAlone = async (id: string): Promise<boolean> => {
    try {
      const answer = await api.get(`${resource.path}/${id}`, [['fields', fieldsOfOwn]])
      return isOwn(parseWire(singleAnswer, answer, resource.path, vendor).data)
    } catch (thrown) {
      if (thrown instanceof MattergraphError && thrown.code === 'NOT_FOUND') return false
      throw thrown
    }
  }
  const fieldsOfOwn = byId.fields === 'id' ? 'id' : `id,${byId.fields}`
  // What is no record at all is parsed, and is DRIFT there.
  const isOwn = (value: unknown): boolean => typeof value !== 'object' || value === null || byId.belongs(value)

  const listedPage = async (
    cursor: string | null,
    { since, tellNext }: { readonly since: Instant | null; readonly tellNext?: Parameters<RecordReader<K>['readPage']>[1] },
  ): Promise<RecordPage<K>> => {
    const place = placeOf(cursor, lists.length)
    const query = [fields, ...(lists[place.list] ?? []), ...(since === null ? [] : [['updated_since', since] as const])]
    const page = await listPage(api, { path: resource.path, query, limit: resource.limit }, place.token)
    const data = page.data.filter(isOwn)
    const next = cursorOf(place.list, page.next, lists.length)
    await tellNext?.(next)
    // What changed is little: what it lacks is asked for record by record.
    const ids = data.map((value, index) => idOf(value, `${resource.path}[${index}]`))
    const pass: ReadPass = since === null ? { of: 'PAGE', isFirst: cursor === null, isLast: next === null } : { of: 'IDS', ids }
    const mapped = data.length === 0 && since !== null ? [] : await mapAll(parseAll(data), data, pass)
    const records = mapped.flatMap(({ result }) => (result instanceof MattergraphError ? [] : [result]))
    const refused = mapped.flatMap(({ id, result }) => (result instanceof MattergraphError ? [{ id, result }] : []))
    const broken = refused.find(({ result }) => result.code !== 'FORBIDDEN')
    if (broken !== undefined) throw broken.result
    const withheld = refused.map(({ id }) => id)
    return { records, next, total: null, ...(withheld.length === 0 ? {} : { withheld }) }
  }

  return {
    readPage: async (cursor, tellNext) => listedPage(cursor, { since: null, tellNext }),
    readChanges: async (since, cursor) => listedPage(cursor, { since }),
    readMany: async (vendorIds) => {
      const results = new Map<string, ReadResult<K>>(vendorIds.map((id) => [id, 'ABSENT']))
      // Clio's ids are numbers: any other text is nobody's id, and would spoil the request for the others.
      const known = [...results.keys()].filter((id) => /^[1-9]\d{0,14}$/.test(id))
      for (let start = 0; start < known.length; start += idsPerRequest) {
        for (const [id, result] of await readChunk(known.slice(start, start + idsPerRequest))) results.set(id, result)
      }
      return results
    },
  }
}

/** Where a page is: in which list of the kind, and at which token; null is that list's beginning. */
interface Place {
  readonly list: number
  readonly token: string | null
}

/** With one list the cursor is Clio's own token; with several the list's number stands before it. */
const placeOf = (cursor: string | null, lists: number): Place => {
  if (cursor === null || lists === 1) return { list: 0, token: cursor }
  const [, list = '0', token = ''] = /^(\d+):(.*)$/s.exec(cursor) ?? []
  return { list: Number(list), token: token === '' ? null : token }
}

const cursorOf = (list: number, token: string | null, lists: number): string | null => {
  if (lists === 1) return token
  if (token !== null) return `${list}:${token}`
  return list + 1 < lists ? `${list + 1}:` : null
}

const idOf = (value: unknown, where: string): string =>
  String(parseWire(clioId, typeof value === 'object' && value !== null ? Reflect.get(value, 'id') : undefined, `${where}.id`, vendor))

const hidden = (path: string): MattergraphError =>
  new MattergraphError('FORBIDDEN', `${path}: the firm hides hours or amounts of this record from the signed-in user`, { vendor })

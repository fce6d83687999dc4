import { z } from 'zod'
import type { RecordKind } from '../../../core/recordKind.js'
import type { Instant } from '../../../core/record/scalars.js'
import type { RecordPage } from '../../../core/vendorAdapter.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import { changedSince } from './changedSince.js'
import type { Collection, ReadTools } from './Collection.js'
import { readListPage } from './readListPage.js'

/** One page of a collection, mapped; `next` is MyCase's own token. One record that does not parse stops the whole page. */
export const readCollectionPage = async <K extends RecordKind, Wire extends { readonly id: number }, Context>(
  tools: ReadTools,
  collection: Collection<K, Wire, Context>,
  token: string | null,
): Promise<RecordPage<K>> => {
  const page = await readListed(tools, collection, token)
  if (page.total !== null) tools.sizes.set(collection.list.path, page.total)
  return page
}

/** One page of what was made or changed in a collection at or after an instant. */
export const readCollectionChanges = async <K extends RecordKind, Wire extends { readonly id: number }, Context>(
  tools: ReadTools,
  collection: Collection<K, Wire, Context>,
  { since, token }: { readonly since: Instant; readonly token: string | null },
): Promise<RecordPage<K>> => ({
  ...(await readListed(tools, { ...collection, list: changedSince(collection.list, since) }, token)),
  total: null,
})

const readListed = async <K extends RecordKind, Wire extends { readonly id: number }, Context>(
  { api }: ReadTools,
  { list, schema, contextOf, map }: Collection<K, Wire, Context>,
  token: string | null,
): Promise<RecordPage<K>> => {
  const page = await readListPage(api, list, token)
  const wires = parseWire(z.array(schema), page.items, list.path, 'MYCASE')
  const context = await contextOf(wires)
  return { records: wires.map((wire) => map(wire, context)), next: page.next, total: page.total }
}

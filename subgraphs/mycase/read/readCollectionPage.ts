import { z } from 'zod'
import type { RecordKind } from '../../../core/recordKind.js'
import type { RecordPage } from '../../../core/vendorAdapter.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import type { Collection, ReadTools } from './Collection.js'
import { readListPage } from './readListPage.js'

/** One page of a collection, mapped; `next` is MyCase's own token. One record that does not parse stops the whole page. */
export const readCollectionPage = async <K extends RecordKind, Wire extends { readonly id: number }, Context>(
  { api, sizes }: ReadTools,
  collection: Collection<K, Wire, Context>,
  token: string | null,
): Promise<RecordPage<K>> => {
  const { path } = collection.list
  const page = await readListPage(api, collection.list, token)
  const wires = parseWire(z.array(collection.schema), page.items, path, 'MYCASE')
  if (page.total !== null) sizes.set(path, page.total)
  const context = await collection.contextOf(wires)
  return { records: wires.map((wire) => collection.map(wire, context)), next: page.next, total: page.total }
}

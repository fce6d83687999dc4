import type { RecordKind } from '../../../core/recordKind.js'
import { type GraphPage, type ListArguments, listPage } from './listPage.js'

/** How a list is walked: which list, from which end, in pages of which size. */
export interface ListWalk {
  readonly kind: RecordKind
  readonly filter?: ListArguments['filter']
  readonly orderBy?: ListArguments['orderBy']
  readonly direction: 'FORWARD' | 'BACKWARD'
  readonly size: number
  /** Fields of each record; the id alone unless said otherwise. */
  readonly fields?: string
  /** Runs between two pages. */
  readonly between?: (page: GraphPage) => Promise<void>
}

/** Every page of a list, in the order they were asked for: the first is the list's end when walking backward. */
export const walkList = async (url: string, walk: ListWalk): Promise<readonly GraphPage[]> => {
  const { kind, filter, orderBy, direction, size, fields, between } = walk
  const forward = direction === 'FORWARD'
  const pages: GraphPage[] = []
  const place: ListArguments = { ...(filter === undefined ? {} : { filter }), ...(orderBy === undefined ? {} : { orderBy }) }
  for (let cursor: string | null = null; ;) {
    const part = forward ? { first: size, after: cursor } : { last: size, before: cursor }
    const page = await listPage(url, kind, { ...place, ...part }, fields)
    pages.push(page)
    cursor = forward ? page.pageInfo.endCursor : page.pageInfo.startCursor
    if (!(forward ? page.pageInfo.hasNextPage : page.pageInfo.hasPreviousPage)) return pages
    await between?.(page)
  }
}

/** The ids of a walk, in the list's own order. */
export const idsOf = (pages: readonly GraphPage[], direction: ListWalk['direction']): readonly string[] => {
  const ordered = direction === 'FORWARD' ? pages : pages.toReversed()
  return ordered.flatMap(({ edges }) => edges.map(({ node }) => node.id))
}

import { MattergraphError } from '../../../core/errors.js'
import type { ReadResult, RecordPage, RecordReader } from '../../../core/vendorAdapter.js'
import { mapTrustTransaction } from '../map/TrustTransaction.js'
import { type TrustActivity, trustActivityPage } from '../pages/billing/TrustActivityPage.js'
import { trustTransactionPage } from '../pages/billing/TrustTransactionPage.js'
import type { TrustTransactionRow } from '../pages/billing/TrustTransactionRow.js'
import type { MyCasePages } from '../openMyCasePages.js'
import { plainNumber } from './Collection.js'
import { ownErrors } from './ownErrors.js'

/**
 * The movements of trust money, which the firm's trust activity lists in the order in which they were entered. A full read walks from the last page to the first: what is deleted
 * meanwhile moves rows towards the first page, which is still to be read, and what is entered comes behind the last. Rows that come again are left out, so that each comes once.
 */
export const trustTransactionReader = (pages: MyCasePages, web: string): RecordReader<'TRUST_TRANSACTION'> => ({
  readPage: async (cursor) => {
    const place = parseCursor(cursor)
    const first = place === null ? await readActivity(pages, 1) : null
    if (first !== null && first.pager.pages === 1) return pageOf(first.rows, { next: null, total: first.pager.total }, web)
    return walkBack(pages, web, place ?? { page: first?.pager.pages ?? 1, below: Number.POSITIVE_INFINITY })
  },
  readMany: async (vendorIds) => {
    const ids = [...new Set(vendorIds)]
    const wanted = new Set(ids.filter((id) => plainNumber(id) !== undefined))
    const found = await findRows(pages, wanted)
    const resultOf = (id: string): ReadResult<'TRUST_TRANSACTION'> => {
      const row = found.get(id) ?? 'ABSENT'
      return row === 'ABSENT' || row instanceof MattergraphError ? row : mapTrustTransaction(row, web)
    }
    return new Map(ids.map((id) => [id, resultOf(id)]))
  },
})

/** Where a walk goes on: the next page, and the lowest id read so far. */
interface Place {
  readonly page: number
  readonly below: number
}

/** A cursor that is none of ours begins from the start: nothing is left out. */
const parseCursor = (cursor: string | null): Place | null => {
  const [, page, below] = /^(\d{1,6}):(\d{1,15})$/.exec(cursor ?? '') ?? []
  return page === undefined || below === undefined ? null : { page: Number(page), below: Number(below) }
}

const walkBack = async (pages: MyCasePages, web: string, { page: start, below }: Place): Promise<RecordPage<'TRUST_TRANSACTION'>> => {
  for (let page = start; ; page -= 1) {
    const { rows, pager } = await readActivity(pages, page)
    const fresh = rows.filter(({ id }) => Number(id) < below)
    if (fresh.length === 0 && page > 1) continue
    const lowest = fresh[0]?.id ?? String(below)
    return pageOf(fresh, { next: page > 1 ? `${page - 1}:${lowest}` : null, total: pager.total }, web)
  }
}

const pageOf = (
  rows: readonly TrustTransactionRow[],
  { next, total }: { readonly next: string | null; readonly total: number },
  web: string,
): RecordPage<'TRUST_TRANSACTION'> => ({ records: rows.map((row) => mapTrustTransaction(row, web)), next, total })

const readActivity = async (pages: MyCasePages, page: number): Promise<TrustActivity> => {
  const text = await pages.get(trustActivityPage.path(page))
  if (text !== null) return trustActivityPage.read(text, page)
  throw new MattergraphError('DRIFT', 'expected the trust activity from MyCase, came a page that says there is none', { vendor: 'MYCASE' })
}

type FoundRow = TrustTransactionRow | 'ABSENT' | MattergraphError

/** Each by its own page, or by the pages of the whole activity where those are fewer, which the first of them tells. */
const findRows = async (pages: MyCasePages, wanted: Set<string>): Promise<ReadonlyMap<string, FoundRow>> => {
  const found = new Map<string, FoundRow>()
  const take = ({ rows }: TrustActivity): void => {
    for (const row of rows) if (wanted.delete(row.id)) found.set(row.id, row)
  }
  const readNext = async (page: number): Promise<TrustActivity | MattergraphError> => {
    const read = await readActivity(pages, page).catch(ownErrors)
    if (!(read instanceof MattergraphError)) take(read)
    return read
  }
  let last = 1
  for (let page = 1; page <= last && wanted.size > 1 && wanted.size >= last - page + 1; page += 1) {
    const read = await readNext(page)
    if (read instanceof MattergraphError) return new Map([...found, ...[...wanted].map((id) => [id, read] as const)])
    last = read.pager.pages
  }
  // What the pages did not show may have moved between them while they were read: its own page tells.
  const singles = await Promise.all([...wanted].map(async (id) => [id, await readOne(pages, id).catch(ownErrors)] as const))
  return new Map([...found, ...singles])
}

const readOne = async (pages: MyCasePages, id: string): Promise<FoundRow> => {
  const text = await pages.get(trustTransactionPage.path(id))
  return text === null ? 'ABSENT' : trustTransactionPage.read(text, id)
}

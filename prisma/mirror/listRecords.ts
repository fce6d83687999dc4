import type { ListRequest } from '../../core/mirror/MirrorReader.js'
import type { RecordFilters } from '../../core/mirror/RecordFilter.js'
import type { ListEdge, RecordList } from '../../core/mirror/RecordList.js'
import type { RecordOrder } from '../../core/mirror/RecordOrder.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { Sql } from '../Database.js'
import { formatCursor, parseCursor } from './cursor.js'
import { isAfter, isBefore, type Keyset, orderBy } from './keyset.js'
import type { ListScope } from './listScope.js'
import { type PageBounds, pageBounds } from './pageBounds.js'
import { rowColumns, type SelectedRow, toMirrorRow } from './selectRow.js'
import type { Condition, MirrorTable } from './table/MirrorTable.js'
import { mirrorTables } from './table/mirrorTables.js'
import { type Bind, Values } from './Values.js'

/** One row of the statement: the list it belongs to, what is true of the list, and a record (none where the page is empty). */
type ListedRow<K extends RecordKind> = SelectedRow<K> & {
  readonly $position: number
  readonly $total: number | null
  readonly $more: { readonly before: boolean; readonly after: boolean }
  readonly $sort: string | number | null
}

/** The conditions of a filter, in one. */
const filterCondition = <K extends RecordKind>(table: MirrorTable<K>, filter: RecordFilters[K], bind: Bind): readonly string[] =>
  Object.entries(filter).flatMap(([name, value]) => {
    if (value === null || value === undefined) return []
    // A filter's keys are its condition table's keys, and each condition takes the value of its own key: Object.entries forgets both.
    const condition = table.conditions[name as keyof RecordFilters[K]] as unknown as Condition<unknown>
    return [condition(value, bind)]
  })

const defaultOrder = { field: 'UPDATED_AT', direction: 'DESC' } as const

/**
 * Lists records: one part of one list, or the same part of every parent's list, in one statement. First the keys of the page are found, then only
 * those records are read whole.
 */
export const listRecords = async <K extends RecordKind>(
  sql: Sql,
  kind: K,
  request: ListRequest<K> & { readonly scope: (bind: Bind) => ListScope },
): Promise<readonly RecordList<K>[]> => {
  const table: MirrorTable<K> = mirrorTables[kind]
  const order: RecordOrder<K> = request.order ?? defaultOrder
  const keyset: Keyset = { sort: table.sorts[order.field], direction: order.direction }
  const bounds = pageBounds(request.page)
  const after = request.page.after ? parseCursor(order, keyset.sort, request.page.after, 'after') : null
  const before = request.page.before ? parseCursor(order, keyset.sort, request.page.before, 'before') : null
  const { list: values, bind } = new Values()
  const { parents, belongs } = request.scope(bind)
  const matching = [belongs, 'r.deleted_at is null', ...filterCondition(table, request.filter ?? {}, bind)].join(' and ')
  const isPast = after === null ? null : isAfter(keyset, after, bind)
  const isAhead = before === null ? null : isBefore(keyset, before, bind)
  const onPage = [matching, isPast, isAhead].filter((condition) => condition !== null).join(' and ')
  const exists = (condition: string | null): string =>
    condition === null ? 'false' : `exists (select 1 from ${table.name} r where ${matching} and not ${condition})`
  const rows = await sql.query<ListedRow<K>>(
    `select parent.position::int as "$position", total.count as "$total",
  jsonb_build_object('before', ${exists(isPast)}, 'after', ${exists(isAhead)}) as "$more",
  page.sort as "$sort", ${rowColumns(table, request.withRaw ?? true)}
from ${parents}
cross join lateral (${request.withTotal ? `select count(*)::int from ${table.name} r where ${matching}` : 'select null::int'}) as total(count)
left join lateral (
  select r.account_key, r.vendor_id, r.${keyset.sort.column} as sort from ${table.name} r where ${onPage}
  order by ${orderBy(keyset, 'r', keyset.sort.column, bounds.backwards)} limit ${bounds.size + 1}
) page on true
left join ${table.name} r on r.account_key = page.account_key and r.vendor_id = page.vendor_id
left join account a on a.key = r.account_key
order by parent.position, ${orderBy(keyset, 'page', 'sort', false)}`,
    values,
  )
  return toLists(table, { rows, order, bounds })
}

const toLists = <K extends RecordKind>(
  table: MirrorTable<K>,
  { rows, order, bounds }: { readonly rows: readonly ListedRow<K>[]; readonly order: RecordOrder<K>; readonly bounds: PageBounds },
): readonly RecordList<K>[] =>
  [...Map.groupBy(rows, ({ $position }) => $position).values()].map((ofOneList) => {
    const found = ofOneList.filter(({ $account }) => $account !== null)
    // One more than the page holds was looked for, to know whether the list goes on.
    const goesOn = found.length > bounds.size
    const onPage = !goesOn ? found : bounds.backwards ? found.slice(1) : found.slice(0, -1)
    const [first] = ofOneList
    return {
      edges: onPage.map((row) => toEdge(table, order, row)),
      hasNextPage: (goesOn && !bounds.backwards) || first?.$more.after === true,
      hasPreviousPage: (goesOn && bounds.backwards) || first?.$more.before === true,
      totalCount: first?.$total ?? null,
    }
  })

const toEdge = <K extends RecordKind>(table: MirrorTable<K>, order: RecordOrder<K>, listed: ListedRow<K>): ListEdge<K> => {
  const { $sort, $account: account, vendorId } = listed
  const value = $sort === null ? null : String($sort)
  return { cursor: formatCursor(order, { value, account, vendorId }), row: toMirrorRow(table, listed) }
}

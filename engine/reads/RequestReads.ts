import DataLoader from 'dataloader'
import type { AnswerAge } from '../../core/answerAge.js'
import type { Account } from '../../core/account/Account.js'
import type { AccountReader } from '../../core/account/AccountReader.js'
import type { Caller } from '../../core/caller.js'
import type { Clock } from '../../core/clock.js'
import { MattergraphError } from '../../core/errors.js'
import { type Freshness, parseFreshness } from '../../core/freshness.js'
import { type ChildKind, type ChildList, type MirrorReader, type MatterTotals, summedKinds } from '../../core/mirror/MirrorReader.js'
import type { MirrorRow } from '../../core/mirror/MirrorRow.js'
import type { RecordFilters } from '../../core/mirror/RecordFilter.js'
import type { RecordKey } from '../../core/mirror/RecordKey.js'
import type { PageRequest, RecordList } from '../../core/mirror/RecordList.js'
import type { RecordOrder } from '../../core/mirror/RecordOrder.js'
import type { AccountKey } from '../../core/recordId.js'
import type { Json } from '../../core/record/scalars.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { LiveReads } from '../sync/LiveReads.js'
import type { ContinuousSync } from '../sync/openContinuousSync.js'
import type { Absences } from './Absences.js'
import { AnswerAges, type ReadCopy } from './AnswerAges.js'

/** What every request's reads stand on; made once. */
export interface ReadSources {
  readonly accounts: AccountReader
  readonly mirror: MirrorReader
  readonly live: LiveReads
  readonly absences: Absences
  readonly clock: Clock
  /** Told whose records clients look at; nobody where it is absent. */
  readonly noteLook?: ContinuousSync['noteLook']
}

/** One part of a record's own list. Its fields are plain values, so that equal requests can be told by their JSON. */
export interface ChildListRequest<L extends ChildList> {
  /** Null: whatever account the record is of. */
  readonly accounts: readonly AccountKey[] | null
  readonly filter: RecordFilters[ChildKind<L>] | null
  readonly order: RecordOrder<ChildKind<L>> | null
  readonly page: PageRequest
  readonly withTotal: boolean
}

const keyText = ({ account, vendorId }: RecordKey): string => `${account}_${vendorId}`

/**
 * What one client request reads: every lookup is batched, and only accounts that the caller may see are ever looked into.
 * Records come from the mirror; what it lacks, or has too old a copy of for the request's `Cache-Control`, is read from the vendor, one batch per kind and account.
 */
export class RequestReads {
  readonly caller: Caller
  readonly #sources: ReadSources
  readonly #freshness: Freshness
  readonly #arrivedAt: number
  // Made when first asked: a request reads few of the kinds.
  readonly #records = new Map<RecordKind, DataLoader<RecordKey, MirrorRow | null, string>>()
  readonly #payloads = new Map<RecordKind, DataLoader<RecordKey, Json, string>>()
  readonly #matterTotals: DataLoader<RecordKey, MatterTotals, string>
  readonly #ages = new AnswerAges()
  readonly #childLists = new Map<string, DataLoader<RecordKey, RecordList, string>>()
  #accounts: Promise<ReadonlyMap<AccountKey, Account>> | undefined

  constructor(sources: ReadSources, caller: Caller, cacheControl: string | undefined) {
    this.caller = caller
    this.#sources = sources
    this.#freshness = parseFreshness(cacheControl)
    this.#arrivedAt = sources.clock.now().getTime()
    this.#matterTotals = new DataLoader((matters) => this.#loadMatterTotals(matters), { cacheKeyFn: keyText })
  }

  /** How old what was read is: the oldest copy of each account and kind, of those read since the last time this was taken. */
  takeAges(): readonly AnswerAge[] {
    this.#sources.noteLook?.(this.#ages.accounts())
    return this.#ages.take()
  }

  /** Forgets every record that was read so far: the request has written since, and reads what is there now. */
  forgetRecords(): void {
    for (const kept of [this.#records, this.#payloads, this.#childLists]) kept.clear()
    this.#matterTotals.clearAll()
  }

  /** The accounts the caller may see, by key. Rejects with FORBIDDEN for a key that may not read. */
  accounts(): Promise<ReadonlyMap<AccountKey, Account>> {
    this.#accounts ??= this.#readAccounts()
    return this.#accounts
  }

  /** The record, or null where there is none that the caller may see. Rejects with a MattergraphError when the vendor had to be asked and could not. */
  record<K extends RecordKind>(kind: K, key: RecordKey): Promise<MirrorRow<K> | null> {
    const loader = madeOnce(this.#records, kind, () => new DataLoader((keys) => this.#loadRecords(kind, keys), { cacheKeyFn: keyText }))
    // The kind that the loader is kept under is the kind of its rows.
    return loader.load(key) as Promise<MirrorRow<K> | null>
  }

  /** The vendor's own payload of a record; null where there is none. Rejects with FORBIDDEN for a key without the scope `raw:read`. */
  async raw(kind: RecordKind, key: RecordKey): Promise<Json> {
    if (!this.caller.scopes.includes('raw:read')) {
      throw new MattergraphError('FORBIDDEN', "raw needs the scope raw:read, which this key lacks: it holds the vendor's whole payload")
    }
    return madeOnce(this.#payloads, kind, () => new DataLoader((keys) => this.#loadPayloads(kind, keys), { cacheKeyFn: keyText })).load(key)
  }

  /** One part of a firm-wide list over all accounts the caller may see, or those of them that are named. */
  async list<K extends RecordKind>(
    kind: K,
    request: {
      readonly filter: RecordFilters[K] | null
      readonly accounts: readonly AccountKey[] | null
      readonly order: RecordOrder<K> | null
      readonly page: PageRequest
      readonly withTotal: boolean
    },
  ): Promise<RecordList<K>> {
    const visible = await this.accounts()
    const accounts = among(visible, request.accounts)
    const list = await this.#sources.mirror.list(kind, { ...request, accounts, withRaw: false })
    // A copy that is too old for this request only has its place in the list: whoever gives its fields reads it anew.
    for (const { row } of list.edges) if (!this.#isTooOld(row)) this.#ages.note(copyOf(row))
    return list
  }

  /** One part of a record's own list, for instance the first ten time entries of a matter; equal requests of one moment are one statement. */
  async childList<L extends ChildList>(list: L, parent: RecordKey, request: ChildListRequest<L>): Promise<RecordList<ChildKind<L>>> {
    const batch = `${list} ${JSON.stringify(request)}`
    const load = (parents: readonly RecordKey[]): Promise<readonly RecordList[]> => this.#loadChildLists(list, parents, request)
    const loader = madeOnce(this.#childLists, batch, () => new DataLoader(load, { cacheKeyFn: keyText }))
    // The batch's name holds the list's, and with it the kind of its rows.
    return this.#refreshed(await (loader.load(parent) as unknown as Promise<RecordList<ChildKind<L>>>))
  }

  /** What a matter's records add up to. */
  matterTotals(matter: RecordKey): Promise<MatterTotals> {
    return this.#matterTotals.load(matter)
  }

  async #readAccounts(): Promise<ReadonlyMap<AccountKey, Account>> {
    const { tenant, accountKeys, scopes } = this.caller
    if (!scopes.includes('read')) throw new MattergraphError('FORBIDDEN', 'reading needs the scope read, which this key lacks')
    const [accounts = []] = await this.#sources.accounts.ofTenants([tenant])
    const visible = accountKeys === null ? accounts : accounts.filter(({ key }) => accountKeys.includes(key))
    return new Map(visible.map((account) => [account.key, account]))
  }

  async #loadRecords<K extends RecordKind>(kind: K, keys: readonly RecordKey[]): Promise<readonly (MirrorRow<K> | null | Error)[]> {
    const visible = await this.accounts()
    const rows = await this.#sources.mirror.readMany(kind, keys, { withRaw: false })
    const wanted = keys.filter((key, index) => visible.has(key.account) && this.#mustBeReadLive(kind, key, rows[index] ?? null))
    const live = wanted.length === 0 ? undefined : await this.#readLive(kind, wanted)
    return keys.map((key, index) => {
      if (!visible.has(key.account)) return null
      const read = live?.get(keyText(key))
      if (read === undefined) return this.#given(rows[index] ?? null)
      // Another reading that began later may have found it gone meanwhile.
      return read === 'ABSENT' ? null : read instanceof Error ? read : this.#given(read)
    })
  }

  /** Payloads are large and rarely asked for, so records come without; what was read live for this request is in the mirror by now. */
  async #loadPayloads(kind: RecordKind, keys: readonly RecordKey[]): Promise<readonly Json[]> {
    const visible = await this.accounts()
    const rows = await this.#sources.mirror.readMany(kind, keys, { withRaw: true })
    return rows.map((row) => (row !== null && visible.has(row.account) ? row.record.raw : null))
  }

  #mustBeReadLive(kind: RecordKind, key: RecordKey, row: MirrorRow | null): boolean {
    switch (this.#freshness.mode) {
      case 'ONLY_IF_CACHED':
        return false
      case 'MIRROR':
        return row === null && !this.#sources.absences.has(kind, key)
      case 'MAX_AGE':
        return row === null || this.#isTooOld(row)
    }
  }

  #isTooOld({ syncedAt }: MirrorRow): boolean {
    return this.#freshness.mode === 'MAX_AGE' && Date.parse(syncedAt) < this.#arrivedAt - this.#freshness.seconds * 1_000
  }

  /** The row where it lives, and with it its age. */
  #given<K extends RecordKind>(row: MirrorRow<K> | null): MirrorRow<K> | null {
    if (row === null || row.deletedAt !== null) return null
    this.#ages.note(copyOf(row))
    return row
  }

  async #loadMatterTotals(matters: readonly RecordKey[]): Promise<readonly MatterTotals[]> {
    const visible = await this.accounts()
    const totals = await this.#sources.mirror.matterTotals(matters)
    for (const [index, { account: key }] of matters.entries()) {
      const account = visible.get(key)
      const oldest = totals[index]?.oldestSyncedAt
      for (const kind of summedKinds) {
        const syncedAt = oldest?.[kind]
        if (account !== undefined && syncedAt) this.#ages.note({ account: key, vendor: account.vendor, kind, syncedAt })
      }
    }
    return totals
  }

  async #readLive<K extends RecordKind>(
    kind: K,
    keys: readonly RecordKey[],
  ): Promise<ReadonlyMap<string, MirrorRow<K> | 'ABSENT' | Error>> {
    const results = new Map<string, MirrorRow<K> | 'ABSENT' | Error>()
    await Promise.all(
      [...Map.groupBy(keys, ({ account }) => account)].map(async ([account, ofAccount]) => {
        try {
          const ids = ofAccount.map(({ vendorId }) => vendorId)
          const read = await this.#sources.live.readLive(account, kind, ids)
          for (const key of ofAccount) {
            const result = read.get(key.vendorId) ?? 'ABSENT'
            if (result === 'ABSENT') this.#sources.absences.add(kind, key)
            results.set(keyText(key), result)
          }
        } catch (error) {
          const failure =
            error instanceof MattergraphError ? error : new MattergraphError('INTERNAL', 'a live read failed', { cause: error })
          for (const key of ofAccount) results.set(keyText(key), failure)
        }
      }),
    )
    return results
  }

  async #loadChildLists<L extends ChildList>(
    list: L,
    parents: readonly RecordKey[],
    request: ChildListRequest<L>,
  ): Promise<readonly RecordList[]> {
    const visible = await this.accounts()
    const accounts = among(visible, request.accounts)
    return this.#sources.mirror.listByParents(list, parents, { ...request, accounts, withRaw: false })
  }

  /** A list's rows, each as fresh as the request asks; what turns out to be gone is left out. */
  async #refreshed<K extends RecordKind>(list: RecordList<K>): Promise<RecordList<K>> {
    if (this.#freshness.mode !== 'MAX_AGE') {
      for (const { row } of list.edges) this.#ages.note(copyOf(row))
      return list
    }
    const edges = await Promise.all(
      list.edges.map(async (edge) => {
        const { kind, account, record } = edge.row
        const row = await this.record(kind, { account, vendorId: record.vendorId })
        return row === null ? [] : [{ ...edge, row }]
      }),
    )
    return { ...list, edges: edges.flat() }
  }
}

const madeOnce = <Key, Value>(made: Map<Key, Value>, key: Key, make: () => Value): Value => {
  const value = made.get(key) ?? make()
  made.set(key, value)
  return value
}

/** The accounts the caller may see, or those of them that are named. */
const among = (visible: ReadonlyMap<AccountKey, Account>, named: readonly AccountKey[] | null): readonly AccountKey[] =>
  named === null ? [...visible.keys()] : named.filter((key) => visible.has(key))

const copyOf = ({ account, vendor, kind, syncedAt }: MirrorRow): ReadCopy => ({ account, vendor, kind, syncedAt })

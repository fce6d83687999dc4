import type { AccountReader } from '../../core/account/AccountReader.js'
import { closedStatuses } from '../../core/account/closedStatuses.js'
import type { Bus } from '../../core/Bus.js'
import type { Clock } from '../../core/clock.js'
import type { AccountKey } from '../../core/recordId.js'
import { type Vendor, vendors as allVendors } from '../../core/vendor.js'
import { recordKinds } from '../../core/recordKind.js'
import type { Database } from '../../prisma/Database.js'
import { type DueTurn, noteLooks, readLastLook, seatAccounts } from '../../prisma/sync/turns.js'
import { wantReading } from '../../prisma/sync/wants.js'
import type { AccountSync, SyncRequest } from './AccountSync.js'
import { AccountTurns } from './AccountTurns.js'
import { dueKinds, type PlannedAccount, planNext } from './planNext.js'

/** What continuous reading needs. */
export interface ContinuousSyncContext {
  readonly database: Database
  readonly accounts: AccountReader
  readonly sync: Pick<AccountSync, 'takeTurn'>
  readonly clock: Clock
  /** Whose accounts are read here; absent for all. With none, what is wanted is read by other processes. */
  readonly vendors?: readonly Vendor[]
  /** Has an account's vendor tell of changes by itself; asked beside each turn, and does something where that is due. */
  readonly keepHooks?: (account: AccountKey) => Promise<void>
  /** The shortest pause between two readings of what changed, in milliseconds. */
  readonly everyMs: number
  readonly onFault: (error: unknown) => void
  /** Heard by the processes that read when an account is wanted; absent where this is the only one. */
  readonly bell?: Bus
}

/** Reads every account again and again, for as long as it is open. */
export interface ContinuousSync {
  /** Has an account read soon. What is wanted outlives the process. */
  want(account: AccountKey, request?: SyncRequest): Promise<void>
  /** A client looks at records of these accounts: they are read more often for a while. */
  noteLook(accounts: readonly AccountKey[]): void
  /** Ends when the turns under way have. Close the sync beside it, which cuts those short. */
  close(): Promise<void>
}

/** Accounts of one vendor that are read at once by this process: a vendor that hangs holds up no account of another. */
const accountsAtOnce = 8
/** So many pages of a kind in one turn: a firm with a million records waits in line like all others. */
const pagesInTurn = 20
/** How long nothing is looked for where nothing is due; another process may want something meanwhile. */
const restMs = 1_000
/** An account that only a person can open again is looked at this often. */
const closedAccountMs = 300_000
/** A look is written down at most so often. */
const lookEveryMs = 60_000

/** Opens the continuous reading of all accounts. */
export const openContinuousSync = async (context: ContinuousSyncContext): Promise<ContinuousSync> => {
  const { database, accounts, sync, clock, vendors = allVendors, everyMs, bell, onFault } = context
  const turns = new AccountTurns(database, clock)
  const stop = new AbortController()
  let wake = Promise.withResolvers<void>()
  let looks = new Map<AccountKey, number>()

  const signal = (): void => {
    wake.resolve()
    wake = Promise.withResolvers<void>()
  }
  const stopListening = bell?.onWake(signal)
  const ring = (): void => {
    signal()
    bell?.wake()
  }
  const now = (): string => clock.now().toISOString()

  const take = async (turn: DueTurn): Promise<void> => {
    const [account] = await accounts.readMany([turn.account])
    if (account === null || account === undefined || closedStatuses.has(account.status)) {
      const again = new Date(clock.now().getTime() + closedAccountMs).toISOString()
      return turns.during(turn, async () => (account?.status === 'DISCONNECTED' ? null : again))
    }
    const lastLookAt = await readLastLook(database, turn.account)
    const placeNow = (): PlannedAccount => ({ account: turn.account, timeZone: account.timeZone, lastLookAt, everyMs, now: now() })
    const kinds = await dueKinds(database, placeNow())
    await Promise.all([
      sync.takeTurn(turn, { kinds, mostPages: pagesInTurn, plan: async () => planNext(database, placeNow(), kinds) }),
      context.keepHooks?.(turn.account).catch(onFault),
    ])
  }

  const rest = async (): Promise<void> => {
    const untilNext = await turns.untilNext(withRoom())
    const pause = untilNext === null ? restMs : Math.min(restMs, Math.max(1, untilNext))
    const ended = new AbortController()
    await Promise.race([wake.promise, clock.sleep(pause, AbortSignal.any([stop.signal, ended.signal])).catch(() => undefined)])
    ended.abort()
  }

  const underWay = new Map<Promise<void>, Vendor>()

  /** The vendors of which another account can be read. */
  const withRoom = (): readonly Vendor[] =>
    vendors.filter((vendor) => [...underWay.values()].filter((taken) => taken === vendor).length < accountsAtOnce)

  const begin = (turn: DueTurn): void => {
    const taken = take(turn)
      .catch((error: unknown) => {
        if (!stop.signal.aborted) onFault(error)
      })
      .finally(() => {
        underWay.delete(taken)
        signal()
      })
    underWay.set(taken, turn.vendor)
  }

  const dispatch = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      try {
        const turn = await turns.claimDue(withRoom())
        if (turn === null) await rest()
        else begin(turn)
      } catch (error) {
        if (stop.signal.aborted) return
        onFault(error)
        await rest().catch(() => undefined)
      }
    }
  }

  await seatAccounts(database, now())
  const dispatching = vendors.length === 0 ? Promise.resolve() : dispatch()

  return {
    want: async (account, { kinds, full } = {}) => {
      const wanted = { account, kinds: kinds ?? recordKinds, full: full === true, dueAt: now() }
      await database.transaction(async (sql) => wantReading(sql, wanted))
      ring()
    },
    noteLook: (keys) => {
      const at = clock.now().getTime()
      const fresh = keys.filter((key) => at - (looks.get(key) ?? 0) >= lookEveryMs)
      if (fresh.length === 0 || stop.signal.aborted) return
      looks = new Map([...looks, ...fresh.map((key) => [key, at] as const)])
      const look = { accounts: fresh, now: new Date(at).toISOString() }
      void noteLooks(database, look).then(ring).catch(onFault)
    },
    close: async () => {
      stop.abort()
      stopListening?.()
      signal()
      await dispatching
      await Promise.all(underWay.keys())
    },
  }
}

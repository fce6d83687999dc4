import type { Instant } from '../../core/record/scalars.js'
import type { AccountKey } from '../../core/recordId.js'
import { type RecordKind, recordKinds } from '../../core/recordKind.js'
import { readSyncStates } from '../../prisma/sync/readSyncStates.js'
import type { SyncTurn } from '../../prisma/sync/turns.js'
import { checkAcross } from '../check/checkAcross.js'
import { settleStanding } from '../check/settleStanding.js'
import type { AccountSync, SyncRequest } from './AccountSync.js'
import { AccountTurns } from './AccountTurns.js'
import { KindReading, type ReadingContext } from './KindReading.js'
import type { DueKind } from './planNext.js'
import { Slots } from './Slots.js'

/** More would only wait for the database, or for the vendor's own limit. */
const accountsAtOnce = 8
const kindsAtOnce = 2

/** What is referred to is read first: matters name contacts and users, time entries and all money name matters, payments name invoices. */
const readingOrder = [
  'USER',
  'CONTACT',
  'MATTER',
  'TIME_ENTRY',
  'EXPENSE',
  'TRUST_ACCOUNT',
  'INVOICE',
  'TRUST_TRANSACTION',
  'PAYMENT',
] as const satisfies readonly RecordKind[]

interface RunningSync {
  readonly kinds: ReadonlySet<RecordKind>
  readonly full: boolean
  readonly done: Promise<void>
}

/** One reading of an account, by a turn that is held already or is waited for. */
interface AccountReading {
  readonly kinds: readonly DueKind[]
  readonly mostPages: number
  readonly turn: SyncTurn | null
  /** When the account is due next, asked when the reading is over. */
  readonly plan: (() => Promise<Instant | null>) | null
}

/** Opens the reading of whole accounts. */
export const openSync = (context: ReadingContext): AccountSync => {
  const stop = new AbortController()
  const slots = new Slots(accountsAtOnce)
  const turns = new AccountTurns(context.database, context.clock)
  const running = new Map<AccountKey, RunningSync>()

  /** True where anything new was found, or everything was read. */
  const readKinds = async (turn: SyncTurn, { kinds, mostPages }: AccountReading, stop: AbortSignal): Promise<boolean> => {
    const waiting = readingOrder.flatMap((kind) => kinds.find((due) => due.kind === kind) ?? [])
    let isWorthChecking = false
    const readOnAfterAnother = async (): Promise<void> => {
      for (let due = waiting.shift(); due !== undefined && !stop.aborted; due = waiting.shift()) {
        const reading = new KindReading(context, { turn, ...due, mostPages, stop })
        await reading.run()
        isWorthChecking ||= reading.foundNews || due.full
        await settleStanding(context.database, turn.account)
      }
    }
    await Promise.all(Array.from({ length: kindsAtOnce }, readOnAfterAnother))
    return isWorthChecking
  }

  const begin = (account: AccountKey, reading: AccountReading): RunningSync => {
    const during = async (turn: SyncTurn): Promise<void> =>
      turns.during(turn, async (lost) => {
        const since = context.clock.now().toISOString()
        const ended = AbortSignal.any([stop.signal, lost])
        const isWorthChecking = await readKinds(turn, reading, ended)
        if (isWorthChecking && !ended.aborted) await checkAcross(context, account, since)
        return reading.plan === null ? since : reading.plan()
      })
    const waitForTurn = async (): Promise<void> => {
      const turn = await turns.claim(account, stop.signal)
      if (turn !== null) await during(turn)
    }
    // Who has a turn has room already: it must not wait for those that wait for turns.
    const done = reading.turn === null ? slots.run(waitForTurn) : during(reading.turn)
    const kinds = new Set(reading.kinds.map(({ kind }) => kind))
    const sync = { kinds, full: reading.kinds.every(({ full }) => full), done }
    running.set(account, sync)
    const forget = (): void => {
      if (running.get(account) === sync) running.delete(account)
    }
    done.then(forget, forget)
    return sync
  }

  /** What runs already is joined when it reads all that is wanted; else this comes after it. */
  const joinOrBegin = async (account: AccountKey, { kinds, full }: SyncRequest): Promise<void> => {
    const wanted: ReadonlySet<RecordKind> = new Set(kinds ?? recordKinds)
    for (let current = running.get(account); current !== undefined; current = running.get(account)) {
      if ([...wanted].every((kind) => current.kinds.has(kind)) && (current.full || full !== true)) return current.done
      await current.done.catch(() => undefined)
    }
    const due = [...wanted].map((kind) => ({ kind, full: full === true }))
    return begin(account, { kinds: due, mostPages: Infinity, turn: null, plan: null }).done
  }

  return {
    syncAccount: async (account, request = {}) => {
      if (!stop.signal.aborted) await joinOrBegin(account, request)
      return (await readSyncStates(context.database, [account], context.clock.now().toISOString())).get(account) ?? []
    },
    takeTurn: async (turn, { kinds, mostPages, plan }) => {
      if (stop.signal.aborted) return
      await begin(turn.account, { kinds, mostPages, turn, plan }).done
    },
    close: async () => {
      stop.abort()
      await Promise.allSettled([...running.values()].map(({ done }) => done))
    },
  }
}

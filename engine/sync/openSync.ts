import type { AccountKey } from '../../core/recordId.js'
import { type RecordKind, recordKinds } from '../../core/recordKind.js'
import { readSyncStates } from '../../prisma/sync/readSyncStates.js'
import { checkAcross } from '../check/checkAcross.js'
import { settleStanding } from '../check/settleStanding.js'
import type { AccountSync, SyncRequest } from './AccountSync.js'
import { KindReading, type ReadingContext } from './KindReading.js'
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

/** Opens the reading of whole accounts. */
export const openSync = (context: ReadingContext): AccountSync => {
  const stop = new AbortController()
  const slots = new Slots(accountsAtOnce)
  const running = new Map<AccountKey, RunningSync>()

  const readKinds = async (account: AccountKey, kinds: ReadonlySet<RecordKind>, full: boolean): Promise<void> => {
    const waiting = readingOrder.filter((kind) => kinds.has(kind))
    const readOnAfterAnother = async (): Promise<void> => {
      for (let kind = waiting.shift(); kind !== undefined && !stop.signal.aborted; kind = waiting.shift()) {
        await new KindReading(context, { account, kind, full, stop: stop.signal }).run()
        await settleStanding(context.database, account)
      }
    }
    await Promise.all(Array.from({ length: kindsAtOnce }, readOnAfterAnother))
  }

  const begin = (account: AccountKey, kinds: ReadonlySet<RecordKind>, full: boolean): RunningSync => {
    const done = slots.run(async () => {
      const since = context.clock.now().toISOString()
      await readKinds(account, kinds, full)
      if (!stop.signal.aborted) await checkAcross(context, account, since)
    })
    const sync = { kinds, full, done }
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
    return begin(account, wanted, full === true).done
  }

  return {
    syncAccount: async (account, request = {}) => {
      if (!stop.signal.aborted) await joinOrBegin(account, request)
      return (await readSyncStates(context.database, [account])).get(account) ?? []
    },
    close: async () => {
      stop.abort()
      await Promise.allSettled([...running.values()].map(({ done }) => done))
    },
  }
}

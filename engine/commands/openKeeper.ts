import { isDeepStrictEqual } from 'node:util'
import type { CommandInputs, CommandKind } from '../../core/command/Command.js'
import { isMoneyOrder, type MoneyOrder, movementOf } from '../../core/command/moneyCommand.js'
import type { AccountKey } from '../../core/recordId.js'
import type { MoneyRefusal } from '../../core/trust/judgeMoney.js'
import type { LiveBooks } from '../../prisma/money/readMoneyFacts.js'
import type { CommandContext } from './CommandContext.js'
import type { CommandRequest } from './Commands.js'
import { findKnown } from './findKnown.js'
import { type Keeping, keepCommand } from './keepCommand.js'
import { freshenBooks } from './money/freshenBooks.js'
import { judgeOrder } from './money/judgeOrder.js'

/** A write as it is asked for, without how long anybody waits. */
export type Asking<K extends CommandKind = CommandKind> = Omit<CommandRequest<K>, 'waitMs'>

/** Keeping writes, and deciding on them. */
export interface Keeper {
  /** Keeps a write, or finds the one its key stands for. What moves money is refused only by what the vendor says now. */
  keep<K extends CommandKind>(asking: Asking<K>): Promise<Keeping>
  /** Decides by what the vendor says now, and keeps nothing. */
  judge<K extends CommandKind>(asking: Asking<K>): Promise<readonly MoneyRefusal[]>
}

/** What is asked for, looked up by what the vendor says now, and what it says. */
interface FreshOrder<K extends CommandKind> {
  readonly order: MoneyOrder
  readonly input: CommandInputs[K]
  readonly live: LiveBooks
}

/** Opens the keeping of writes. */
export const openKeeper = (context: CommandContext): Keeper => {
  const freshen = onceAtATime((account: AccountKey, order: MoneyOrder) => freshenBooks(context, account, order), booksOf)

  const lookUpFresh = async <K extends CommandKind>(
    { kind, account, resolve }: Asking<K>,
    input: CommandInputs[K],
  ): Promise<FreshOrder<K> | null> => {
    const order = { kind, input }
    if (!isMoneyOrder(order)) return null
    const live = await freshen(account, order)
    const fresh = { kind, input: await resolve() }
    if (!isMoneyOrder(fresh)) return null
    // What the money is taken from may be another ledger now.
    const isSame = isDeepStrictEqual(movementOf(fresh), movementOf(order))
    return { order: fresh, input: fresh.input, live: isSame ? live : await freshen(account, fresh) }
  }

  const keepNew = async <K extends CommandKind>(asking: Asking<K>): Promise<Keeping> => {
    const input = await asking.resolve()
    const keeping = await keepCommand(context, { ...asking, input })
    // What the mirror says may be old: nothing is refused by it alone.
    const fresh = keeping.outcome === 'REFUSED' ? await lookUpFresh(asking, input) : null
    return fresh === null ? keeping : keepCommand(context, { ...asking, input: fresh.input }, fresh.live)
  }

  // Many at once with one key are asked for once: the database would have them wait for each other.
  const keepAtOnce = onceAtATime(
    async (asking: Asking): Promise<Keeping> => {
      const known = await findKnown(context, asking)
      return known === null ? keepNew(asking) : { outcome: 'KEPT', command: known }
    },
    ({ tenant, actor, account, kind, idempotencyKey, asked }) => JSON.stringify([tenant, actor, account, kind, idempotencyKey, asked]),
  )

  return {
    keep: (asking) => keepAtOnce(asking),
    judge: async (asking) => {
      if ((await findKnown(context, asking)) !== null) return []
      const fresh = await lookUpFresh(asking, await asking.resolve())
      if (fresh === null) return []
      const decision = {
        account: asking.account,
        order: fresh.order,
        now: context.clock.now().toISOString(),
        commandId: null,
        live: fresh.live,
      }
      return (await context.database.transaction(async (sql) => judgeOrder(sql, decision))).refusals
    },
  }
}

const booksOf = (account: AccountKey, order: MoneyOrder): string => {
  const { trustAccountId, invoiceId } = movementOf(order)
  return JSON.stringify([account, trustAccountId, invoiceId])
}

/** Does for many who want the same at the same moment what one wants. */
const onceAtATime = <Wanted extends readonly unknown[], Result>(
  work: (...wanted: Wanted) => Promise<Result>,
  nameOf: (...wanted: Wanted) => string,
): ((...wanted: Wanted) => Promise<Result>) => {
  const running = new Map<string, Promise<Result>>()
  return (...wanted) => {
    const name = nameOf(...wanted)
    const known = running.get(name)
    if (known !== undefined) return known
    const working = work(...wanted).finally(() => running.delete(name))
    running.set(name, working)
    return working
  }
}

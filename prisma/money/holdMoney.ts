import type { Command } from '../../core/command/Command.js'
import type { MoneyMovement } from '../../core/command/moneyCommand.js'
import type { Instant } from '../../core/record/scalars.js'
import type { Sql } from '../Database.js'

/** What became of held money. BOOKED: it is in the vendor's books. RELEASED: nothing was done. */
export type HoldEnd = 'BOOKED' | 'RELEASED'

/**
 * Holds what a command that was just accepted moves: from here on it counts as gone. To be called in the accepting transaction. The database refuses, with
 * constraints of its own, what would overdraw a ledger or an invoice.
 */
export const holdMoney = async (
  sql: Sql,
  { id, account, kind }: Pick<Command, 'id' | 'account' | 'kind'>,
  { trustAccountId, clientId, matterId, invoiceId, amount, currency, date }: MoneyMovement & { readonly currency: string },
): Promise<void> => {
  await sql.query(
    `insert into money_hold (command_id, account_key, kind, trust_account_id, client_id, matter_id, invoice_id, amount, currency, date)
     values ($1::text, $2::text, $3::text, $4::text, $5::text, $6::text, $7::text, $8::numeric, $9::text, $10::date)`,
    [id, account, kind, trustAccountId, clientId, matterId, invoiceId, amount, currency, date],
  )
}

/** Ends a hold with its command. To be called in the transaction that ends the command. */
export const endHold = async (sql: Sql, commandId: string, end: HoldEnd): Promise<void> => {
  await sql.query('update money_hold set state = $2::money_hold_state where command_id = $1::text', [commandId, end])
}

/**
 * Says what became of money that a command holds which could not tell (NEEDS_REVIEW): somebody looked at the vendor. False where there is no such hold, or
 * it was said before.
 */
export const settleHold = async (
  sql: Sql,
  commandId: string,
  { end, by, now }: { readonly end: HoldEnd; readonly by: string; readonly now: Instant },
): Promise<boolean> => {
  const rows = await sql.query(
    `update money_hold h set state = $2::money_hold_state, settled_by = $3::text, settled_at = $4::timestamptz
     from command c where h.command_id = $1::text and c.id = h.command_id and c.state = 'NEEDS_REVIEW' and h.state = 'HELD' returning h.command_id`,
    [commandId, end, by, now],
  )
  return rows.length > 0
}

import { calendarDayIn } from '../../core/calendarDay.js'
import { type MoneyMovement, type MoneyOrder, movementOf } from '../../core/command/moneyCommand.js'
import type { AccountKey } from '../../core/recordId.js'
import type { MirrorRow } from '../../core/mirror/MirrorRow.js'
import { Money } from '../../core/money.js'
import type { InvoiceRecord } from '../../core/record/Invoice.js'
import type { Instant } from '../../core/record/scalars.js'
import type { TrustAccountRecord } from '../../core/record/TrustAccount.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { MoneyFacts } from '../../core/trust/MoneyFacts.js'
import type { LedgerFacts } from '../../core/trust/TrustRequest.js'
import type { Sql } from '../Database.js'
import { readMany } from '../mirror/readMany.js'
import { readTrustPolicy } from './trustPolicy.js'

/** What the vendor itself has just shown; null where it has none, or nothing was asked for. */
export interface LiveBooks {
  readonly trustAccount: TrustAccountRecord | null
  readonly invoice: InvoiceRecord | null
}

/** What is decided on, and when. */
export interface DecisionAt {
  readonly account: AccountKey
  readonly order: MoneyOrder
  readonly now: Instant
  /** The command it is, where it was accepted already: its own hold is not in its way, nor is what was accepted after it. */
  readonly commandId: string | null
  /** What was read from the vendor for this decision; null for one that goes by the mirror. */
  readonly live: LiveBooks | null
}

/**
 * All that a decision on money rests on. What was read for it is taken as it was read: the mirror may hold a copy that another process, whose clock is ahead,
 * took for a later one. To be read with the account's money locked.
 */
export const readMoneyFacts = async (sql: Sql, { account, order, now, commandId, live }: DecisionAt): Promise<MoneyFacts> => {
  const movement = movementOf(order)
  const [firm] = await sql.query<{ readonly currency: string; readonly firmName: string; readonly timeZone: string }>(
    'select currency, firm_name as "firmName", time_zone as "timeZone" from account where key = $1::text',
    [account],
  )
  if (firm === undefined) throw new Error(`account ${account} is gone`)
  const { currency, firmName, timeZone } = firm
  const { trustAccountId, invoiceId } = movement
  const trustAccount = live === null ? await readRow(sql, 'TRUST_ACCOUNT', { account, vendorId: trustAccountId }) : live.trustAccount
  const invoice = live === null ? await readRow(sql, 'INVOICE', { account, vendorId: invoiceId }) : live.invoice
  return {
    currency,
    firmName,
    userNames: order.kind === 'recordTrustDisbursement' ? await readUserNames(sql, account) : [],
    today: calendarDayIn(timeZone)(now),
    policy: await readTrustPolicy(sql, account),
    ledger: trustAccountId === null ? null : await readLedger(sql, account, { ...movement, trustAccountId, trustAccount, currency }),
    invoice,
    held: await readHeld(sql, account, commandId),
  }
}

const readUserNames = async (sql: Sql, account: AccountKey): Promise<readonly string[]> => {
  const rows = await sql.query<{ readonly name: string }>(
    'select name from mirror_user where account_key = $1::text and deleted_at is null',
    [account],
  )
  return rows.map(({ name }) => name)
}

/** A record that lives, as the mirror has it. */
const readRow = async <K extends RecordKind>(
  sql: Sql,
  kind: K,
  { account, vendorId }: { readonly account: AccountKey; readonly vendorId: string | null },
): Promise<MirrorRow<K>['record'] | null> => {
  if (vendorId === null) return null
  const [row] = await readMany(sql, kind, { keys: [{ account, vendorId }], withRaw: false })
  return row === undefined || row === null || row.deletedAt !== null ? null : row.record
}

interface Place extends Pick<MoneyMovement, 'clientId' | 'matterId'> {
  readonly trustAccountId: string
  readonly trustAccount: TrustAccountRecord | null
  /** The firm's, for an account that is not there. */
  readonly currency: string
}

const readLedger = async (sql: Sql, account: AccountKey, place: Place): Promise<Omit<LedgerFacts, 'held'>> => {
  const { trustAccountId, clientId, matterId, trustAccount } = place
  const [matter] = await sql.query<{ readonly clientId: string | null }>(
    'select client_id as "clientId" from mirror_matter where account_key = $1::text and vendor_id = $2::text',
    [account, matterId],
  )
  const transactions = await sql.query<LedgerFacts['transactions'][number]>(
    // How a deposit came is known of our own also where the vendor has no place for it.
    `select t.vendor_id as "vendorId", t.type, trim_scale(t.amount)::text as amount, t.date, t.status, coalesce(t.method, c.input -> 'source' ->> 'method') as method,
       t.reverses_id as "reversesId"
     from ledger_transactions($1::text, $2::text, $3::text, $4::text) t
     left join command c on c.account_key = $1::text and c.kind = 'recordTrustDeposit' and c.state = 'APPLIED' and c.record_id = t.vendor_id`,
    [account, trustAccountId, clientId, matterId],
  )
  // A ledger that names a matter and no client is the matter's client's.
  const shown = trustAccount?.ledgers.filter(
    (ledger) => ledger.matterId === matterId && (ledger.clientId ?? matter?.clientId ?? null) === clientId,
  )
  const sumOf = (of: 'balance' | 'protected'): string => (shown ?? []).reduce((sum, ledger) => sum.plus(ledger[of]), new Money(0)).toFixed()
  return {
    trustAccountId,
    clientId,
    matterId,
    currency: trustAccount?.currency ?? place.currency,
    transactions,
    shownBalance: trustAccount === null ? null : sumOf('balance'),
    protected: sumOf('protected'),
  }
}

const readHeld = async (sql: Sql, account: AccountKey, commandId: string | null): Promise<MoneyFacts['held']> =>
  sql.query(
    `select h.trust_account_id as "trustAccountId", h.client_id as "clientId", h.matter_id as "matterId", h.invoice_id as "invoiceId",
       trim_scale(h.amount)::text as amount, h.date
     from money_hold h join command c on c.id = h.command_id
     where h.account_key = $1::text and h.state = 'HELD' and ($2::text is null
       or (h.command_id <> $2::text and (c.turn is null or c.turn < (select own.turn from command own where own.id = $2::text))))`,
    [account, commandId],
  )

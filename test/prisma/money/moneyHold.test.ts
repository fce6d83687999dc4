import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Command } from '../../../core/command/Command.js'
import type { SqlValue } from '../../../prisma/Database.js'
import { describeOnEachDatabase } from '../support/describeOnEachDatabase.js'
import { orders, type MoneyScene, withMoney } from '../../engine/support/withMoney.js'

/** A row of money_hold, as somebody who goes around the code would write it. */
interface HoldRow {
  readonly kind: string
  readonly trustAccount: string | null
  readonly client: string | null
  readonly matter: string | null
  readonly invoice: string | null
  readonly amount: string
  readonly currency: string
  readonly date: string
}

const disbursement: HoldRow = {
  kind: 'recordTrustDisbursement',
  trustAccount: 'a1',
  client: 'c1',
  matter: 'm1',
  invoice: null,
  amount: '-100',
  currency: 'USD',
  date: '2026-02-28',
}
const application: HoldRow = { ...disbursement, kind: 'applyTrustToInvoice', invoice: 'i1' }
const payment: HoldRow = {
  ...disbursement,
  kind: 'recordInvoicePayment',
  trustAccount: null,
  client: null,
  matter: null,
  invoice: 'i1',
  amount: '100',
}
const deposit: HoldRow = { ...disbursement, kind: 'recordTrustDeposit', amount: '100' }

let rows = 0

describeOnEachDatabase('the database itself, whoever writes to it', (database) => {
  const run = (use: (scene: MoneyScene) => Promise<void>): Promise<void> => withMoney(database(), use)

  /** Writes a command that was just accepted and its hold, in one transaction, past all code. */
  const insert = async (account: string, hold: HoldRow): Promise<string> => {
    rows += 1
    const id = `cmd_raw_${String(rows)}`
    const input = JSON.stringify({ amount: hold.amount.replace('-', ''), date: hold.date })
    await database().transaction(async (sql) => {
      await sql.query(
        `insert into command (id, tenant, kind, account_key, state, idempotency_key, input_hash, input, marker, actor, created_at, turn)
         values ($1::text, 'firm', $2::text, $3::text, 'ACCEPTED', $1::text, 'h', $4::json, $1::text, 'key_raw', now(), $5::int)`,
        [id, hold.kind, account, input, 1_000 + rows],
      )
      await sql.query(
        `insert into money_hold (command_id, account_key, kind, trust_account_id, client_id, matter_id, invoice_id, amount, currency, date)
         values ($1::text, $2::text, $3::text, $4::text, $5::text, $6::text, $7::text, $8::numeric, $9::text, $10::date)`,
        [id, account, hold.kind, hold.trustAccount, hold.client, hold.matter, hold.invoice, hold.amount, hold.currency, hold.date],
      )
    })
    return id
  }
  const refuses = (constraint: RegExp, act: Promise<unknown>): Promise<void> =>
    assert.rejects(act, (error: unknown) => constraint.test(told(error)))
  const told = (error: unknown): string => (error instanceof Error ? `${error.message} ${JSON.stringify(error)} ${told(error.cause)}` : '')
  const raw = (text: string, ...values: readonly SqlValue[]): Promise<unknown> => database().query(text, values)

  test('takes what the rules allow', async () => {
    await run(async ({ account }) => {
      for (const hold of [disbursement, application, payment, deposit]) await insert(account, hold)
    })
  })

  for (const [what, hold, constraint] of [
    ['an amount of nothing', { ...deposit, amount: '0' }, /amount_has_its_sign/],
    ['a negative deposit', { ...deposit, amount: '-5' }, /amount_has_its_sign/],
    ['a disbursement that would bring money in', { ...disbursement, amount: '5' }, /amount_has_its_sign/],
    ['an amount finer than the currency', { ...deposit, amount: '5.001' }, /amount_in_minor_units/],
    ['yen with decimals', { ...deposit, amount: '5.5', currency: 'JPY' }, /amount_in_minor_units/],
    ['trust money of nobody', { ...disbursement, client: null }, /names_its_books/],
    ['an application to no invoice', { ...application, invoice: null }, /names_its_books/],
    ['a disbursement for an invoice', { ...disbursement, invoice: 'i1' }, /names_its_books/],
    ['a payment out of a trust account', { ...payment, trustAccount: 'a1', client: 'c1' }, /names_its_books/],
    ['a kind nobody knows', { ...deposit, kind: 'recordGift' }, /amount_has_its_sign/],
    ['more than a ledger holds', { ...disbursement, amount: '-1000.01' }, /ledger_is_never_below_zero|would be at -0.01/],
    [
      'more than a ledger held on the day',
      { ...disbursement, amount: '-1', date: '2026-01-31' },
      /ledger_is_never_below_zero|would be at -1/,
    ],
    [
      'another client’s ledger that holds nothing',
      { ...disbursement, client: 'c2', matter: 'm1' },
      /ledger_is_never_below_zero|would be at -100/,
    ],
    ['an invoice of another client', { ...application, invoice: 'i2' }, /invoice_is_the_clients|another client or matter/],
    [
      'an invoice of another matter',
      { ...application, invoice: 'i2', client: 'c2', matter: null, amount: '-0.01' },
      /ledger_is_never_below_zero|would be at/,
    ],
    ['more than is due', { ...application, amount: '-300.01' }, /no_more_than_due|no more than 300/],
    ['a payment of more than is due', { ...payment, amount: '300.01' }, /no_more_than_due|no more than 300/],
    ['an invoice that is not there', { ...payment, invoice: 'i9' }, /invoice_is_issued|takes no money/],
  ] as const) {
    test(`refuses ${what}`, async () => {
      await run(async ({ account }) => {
        await refuses(constraint, insert(account, hold))
      })
    })
  }

  test('refuses an invoice that is a draft, or paid', async () => {
    await run(async ({ account }) => {
      for (const status of ['DRAFT', 'PAID', 'VOID']) {
        await raw('update mirror_invoice set status = $2::text where account_key = $1::text', account, status)
        for (const hold of [application, payment]) await refuses(/invoice_is_issued|takes no money/, insert(account, hold))
      }
    })
  })

  test('counts what is held already, on its day and ever after', async () => {
    await run(async ({ account }) => {
      await insert(account, { ...disbursement, amount: '-700', date: '2026-02-20' })
      await refuses(/never_below_zero|would be at -0.01/, insert(account, { ...disbursement, amount: '-300.01', date: '2026-02-10' }))
      await insert(account, { ...disbursement, amount: '-300', date: '2026-02-10' })
      await insert(account, { ...payment, amount: '250' })
      await refuses(/no_more_than_due|no more than 50/, insert(account, { ...payment, amount: '50.01' }))
    })
  })

  test('serialises two that want the same money at once: one gets it', async () => {
    await run(async ({ account }) => {
      const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => insert(account, { ...disbursement, amount: '-600' })))
      assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1)
    })
  })

  test('refuses to change or remove what a command holds, or a command that moves money', async () => {
    await run(async ({ account }) => {
      const id = await insert(account, disbursement)
      for (const change of [
        'amount = -1',
        "client_id = 'c2'",
        'matter_id = null',
        "trust_account_id = 'a2'",
        "date = '2026-01-01'",
        "currency = 'CAD'",
        "account_key = 'other'",
      ])
        await refuses(/is_not_changed|is not changed/, raw(`update money_hold set ${change} where command_id = $1::text`, id))
      await refuses(/money_hold_stays|never removed/, raw('delete from money_hold where command_id = $1::text', id))
      await refuses(/money_hold_stays|never removed/, raw('truncate money_hold'))
      await refuses(/money_hold_stays|never removed/, raw('truncate command cascade'))
      await refuses(/command_stays|never removed/, raw('delete from command where id = $1::text', id))
      for (const change of [
        `input = '{"amount":"1"}'`,
        `account_key = 'other'`,
        `kind = 'recordTrustDeposit'`,
        `input_hash = 'x'`,
        `marker = 'x'`,
        `tenant = 'other'`,
      ])
        await refuses(/command_is_not_changed|is not changed/, raw(`update command set ${change} where id = $1::text`, id))
      await refuses(
        /key_is_remembered|remembered for ever/,
        raw(`update command set idempotency_key = 'free again' where id = $1::text`, id),
      )
    })
  })

  test('refuses a second command under one key, and two in one place of the line', async () => {
    await run(async ({ account }) => {
      const id = await insert(account, deposit)
      const again = (key: string, turn: number) =>
        raw(
          `insert into command (id, tenant, kind, account_key, state, idempotency_key, input_hash, input, marker, actor, created_at, turn)
           values ($1::text || ' again', 'firm', 'recordTrustDeposit', $2::text, 'ACCEPTED', $3::text, 'h', '{}', $1::text || ' m', 'key_raw', now(), $4::int)`,
          id,
          account,
          key,
          turn,
        )
      await refuses(/command_tenant_idempotency_key_key/, again(id, 5))
      await refuses(/command_account_key_turn_key/, again('another', 1_000 + rows))
    })
  })

  test('refuses money that is written without being held, and a hold that says other than its command', async () => {
    await run(async ({ account }) => {
      const alone = raw(
        `insert into command (id, tenant, kind, account_key, state, idempotency_key, input_hash, input, marker, actor, created_at)
         values ('cmd_alone_' || $1::text, 'firm', 'recordTrustDeposit', $1::text, 'ACCEPTED', 'alone ' || $1::text, 'h', '{}', 'alone ' || $1::text, 'key_raw', now())`,
        account,
      )
      await refuses(/agrees_with_its_hold|cannot hold its money as none/, alone)
      const id = await insert(account, disbursement)
      await refuses(
        /agrees_with_its_hold|cannot hold its money as RELEASED/,
        raw(`update money_hold set state = 'RELEASED' where command_id = $1::text`, id),
      )
      await refuses(
        /agrees_with_its_hold|cannot hold its money as HELD/,
        raw(`update command set state = 'APPLIED', turn = null where id = $1::text`, id),
      )
    })
  })

  test('refuses to open again what came to its end', async () => {
    await run(async ({ keep, settle }) => {
      const { id }: Pick<Command, 'id'> = await keep('recordTrustDeposit', orders.deposit())
      await settle()
      await refuses(/ends_once|come to its end/, raw(`update money_hold set state = 'HELD' where command_id = $1::text`, id))
    })
  })
})

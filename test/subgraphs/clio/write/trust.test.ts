import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { z } from 'zod'
import { compareTrustApplication, compareTrustDeposit, compareTrustDisbursement } from '../../../../core/command/compareTrustTransaction.js'
import type { TrustApplicationIntent } from '../../../../core/command/TrustApplicationIntent.js'
import type { TrustDepositIntent } from '../../../../core/command/TrustDepositIntent.js'
import type { TrustDisbursementIntent } from '../../../../core/command/TrustDisbursementIntent.js'
import { Money } from '../../../../core/money.js'
import type { RecordWriters } from '../../../../core/recordWriters.js'
import { listOf } from '../../../sandbox/clio/withClio.js'
import { shareClioAccount } from '../shareClioAccount.js'
import { sessionOf } from '../withClioAccount.js'
import { effectsOf, justNow, newMarker, readBack, refusalOf, withFault } from './writeScene.js'

const made = z.looseObject({ id: z.number() })
const writes = { method: 'POST', path: '/api/v4/bank_transactions' }

describe('Clio: writing trust money', () => {
  const shared = shareClioAccount({ matters: 40, inBrowser: true })
  const writers = ({ writers: all }: { readonly writers: RecordWriters } = shared().connection) => {
    const { trustDeposit, trustApplication, trustDisbursement } = all
    assert.ok(trustDeposit !== undefined && trustApplication !== undefined && trustDisbursement !== undefined)
    return { trustDeposit, trustApplication, trustDisbursement }
  }
  const create = async (kind: string, fields: object) => made.parse(await shared().desk('POST', `records/${kind}`, fields))
  /** A client with a matter of their own, and the firm's trust account. */
  const ledger = async () => {
    const clientId = String((await create('contacts', { first_name: 'Ida', last_name: 'Testclient', is_client: true })).id)
    const matterId = String((await create('matters', { client: { id: Number(clientId) } })).id)
    const [account] = listOf(await shared().api('bank_accounts?type=TrustAccount&fields=id')).data
    return { clientId, matterId, trustAccountId: String(account?.['id']) }
  }
  const deposit = (where: Awaited<ReturnType<typeof ledger>>, more: Partial<TrustDepositIntent> = {}): TrustDepositIntent => ({
    ...where,
    amount: '1250.75',
    date: '2026-03-02',
    source: { method: 'wire', processor: null, transactionId: 'FT-20260302' },
    memo: 'Retainer – “Vorschuss”',
    ...more,
  })
  const disbursement = (
    where: Awaited<ReturnType<typeof ledger>>,
    more: Partial<TrustDisbursementIntent> = {},
  ): TrustDisbursementIntent => ({
    ...where,
    payeeId: null,
    payeeName: 'Court Clerk of Testville',
    amount: '400.25',
    date: '2026-03-03',
    reference: '2001',
    memo: 'Filing fee',
    ...more,
  })
  const balanceOf = async (
    { trustAccountId, clientId }: { readonly trustAccountId: string; readonly clientId: string },
    matter: string | null,
  ) => {
    const { ledgers, balance } = await readBack(shared(), 'TRUST_ACCOUNT', trustAccountId)
    const own = ledgers.find((one) => one.clientId === clientId && one.matterId === matter)
    return { account: new Money(balance), own: own?.balance ?? '0' }
  }
  const invoiceMatter = async (id: string): Promise<string | undefined> => (await readBack(shared(), 'INVOICE', id)).matterIds[0]
  /** Trust money that is there for a bill of a thousand dollars. */
  const application = async (more: Partial<TrustApplicationIntent> = {}): Promise<TrustApplicationIntent> => {
    const where = await ledger()
    await writers().trustDeposit.create(deposit(where, more.matterId === null ? { matterId: null } : {}), newMarker())
    const bill = await create('invoices', {
      client: { id: Number(where.clientId) },
      matters: [{ id: Number(where.matterId) }],
      line_items: [{ note: 'Hearing', price: 1000, quantity: 1 }],
      due_at: '2031-01-01',
    })
    return {
      ...where,
      invoiceId: String(bill.id),
      amount: '600.5',
      date: '2026-03-04',
      memo: 'For the hearing',
      ...more,
    }
  }

  test('a deposit is at the portal once, reads back as it was wanted but for how it came, and is in its ledger', async () => {
    const where = await ledger()
    const before = await balanceOf(where, where.matterId)
    const wanted = deposit(where)
    const { done, effects } = await effectsOf(shared(), () => writers().trustDeposit.create(wanted, newMarker()))
    assert.deepEqual(
      effects.map(({ operation, kind, id }) => [operation, kind, id]),
      [['create', 'trust-transactions', done.vendorId]],
    )
    const read = await readBack(shared(), 'TRUST_TRANSACTION', done.vendorId)
    assert.deepEqual(
      compareTrustDeposit(wanted, read).map(({ field }) => field),
      ['method'],
    )
    const after = await balanceOf(where, where.matterId)
    assert.deepEqual([after.account.minus(before.account).toFixed(), after.own], ['1250.75', '1250.75'])
    const shown = made.parse(await shared().desk('GET', `records/trust-transactions/${done.vendorId}`))
    assert.equal(shown['source'], 'Ida Testclient')
  })

  test('money that is held for no matter stays the client’s alone', async () => {
    const where = await ledger()
    const wanted = deposit(where, { matterId: null, memo: null, source: { method: 'check', processor: null, transactionId: null } })
    const { vendorId } = await writers().trustDeposit.create(wanted, newMarker())
    const read = await readBack(shared(), 'TRUST_TRANSACTION', vendorId)
    assert.deepEqual([read.clientId, read.matterId, read.memo, read.reference], [where.clientId, null, null, null])
    assert.deepEqual([(await balanceOf(where, null)).own, (await balanceOf(where, where.matterId)).own], ['1250.75', '0'])
  })

  test('a disbursement is at the portal once, reads back as it was wanted, and leaves its ledger', async () => {
    const where = await ledger()
    await writers().trustDeposit.create(deposit(where), newMarker())
    const wanted = disbursement(where)
    const { done, effects } = await effectsOf(shared(), () => writers().trustDisbursement.create(wanted, newMarker()))
    assert.deepEqual(
      effects.map(({ kind, id }) => [kind, id]),
      [['trust-transactions', done.vendorId]],
    )
    assert.deepEqual(compareTrustDisbursement(wanted, await readBack(shared(), 'TRUST_TRANSACTION', done.vendorId)), [])
    assert.equal((await balanceOf(where, where.matterId)).own, '850.5')
    const shown = made.parse(await shared().desk('GET', `records/trust-transactions/${done.vendorId}`))
    assert.equal(shown['source'], 'Court Clerk of Testville')
  })

  test('what a ledger has not got is refused at the portal, of another’s money as well', async () => {
    const where = await ledger()
    await writers().trustDeposit.create(deposit(where), newMarker())
    const overdraft = async (more: Partial<TrustDisbursementIntent>) => {
      const { done, effects } = await effectsOf(shared(), () =>
        refusalOf(writers().trustDisbursement.create(disbursement(where, more), newMarker())),
      )
      assert.deepEqual([done.code, done.outcome, effects], ['VENDOR_REJECTED', 'NOT_APPLIED', []])
      return done.message
    }
    assert.match(await overdraft({ amount: '1250.76' }), /insufficient funds/)
    const { matterId } = await ledger()
    assert.match(await overdraft({ matterId }), /matter is invalid/)
  })

  test('trust money applied to an invoice is one effect; movement, payment and invoice say the same', async () => {
    const wanted = await application()
    const { done, effects } = await effectsOf(shared(), () => writers().trustApplication.create(wanted, newMarker()))
    assert.deepEqual(
      effects.map(({ operation, kind, id }) => [operation, kind, id]),
      [['create', 'trust-transactions', done.vendorId]],
    )
    assert.deepEqual(compareTrustApplication(wanted, await readBack(shared(), 'TRUST_TRANSACTION', done.vendorId)), [])
    const payment = await readBack(shared(), 'PAYMENT', done.paymentId)
    assert.deepEqual(
      [payment.amount, payment.method, payment.trustTransactionId, payment.memo, payment.applications],
      ['600.5', 'trust', done.vendorId, 'For the hearing', [{ invoiceId: wanted.invoiceId, amount: '600.5' }]],
    )
    const invoice = await readBack(shared(), 'INVOICE', wanted.invoiceId)
    assert.deepEqual([invoice.trustApplied, invoice.paid, invoice.balance, invoice.status], ['600.5', '0', '399.5', 'PARTIALLY_PAID'])
    assert.equal((await balanceOf(wanted, wanted.matterId)).own, '650.25')
  })

  test('money that is held for no matter pays the client’s invoice, and the matter’s own is not touched', async () => {
    const wanted = await application({ matterId: null })
    const { vendorId } = await writers().trustApplication.create(wanted, newMarker())
    const read = await readBack(shared(), 'TRUST_TRANSACTION', vendorId)
    assert.deepEqual([read.matterId, read.amount, read.invoiceId], [null, '-600.5', wanted.invoiceId])
    const short = await refusalOf(
      writers().trustApplication.create(
        { ...wanted, amount: '399.5', matterId: (await invoiceMatter(wanted.invoiceId)) ?? '' },
        newMarker(),
      ),
    )
    assert.deepEqual([short.outcome, /insufficient funds\. Please revise the Payment amount/.test(short.message)], ['NOT_APPLIED', true])
  })

  test('an application of another’s money, or to what is not open, is refused with nothing done', async () => {
    const wanted = await application()
    const other = await ledger()
    const { effects } = await effectsOf(shared(), async () => {
      const foreign = await refusalOf(writers().trustApplication.create({ ...wanted, ...other }, newMarker()))
      assert.deepEqual([foreign.code, foreign.outcome], ['VENDOR_REJECTED', 'NOT_APPLIED'])
      assert.match(foreign.message, /does not offer what was wanted/)
      const much = await refusalOf(writers().trustApplication.create({ ...wanted, amount: '1000.01' }, newMarker()))
      assert.match(much.message, /no more can be applied to a bill than is open on it/)
    })
    assert.deepEqual(effects, [])
  })

  test('a lost answer is found by its marker, and of two that look the same each is told', async () => {
    const where = await ledger()
    const since = justNow()
    const wanted = deposit(where)
    const [first, second] = [newMarker(), newMarker()]
    const twin = await writers().trustDeposit.create(wanted, first)
    const lost = await effectsOf(shared(), () =>
      withFault(shared(), { do: 'drop-after', match: writes }, () => refusalOf(writers().trustDeposit.create(wanted, second))),
    )
    assert.equal(lost.done.outcome, 'UNCERTAIN')
    await shared().countAfresh()
    assert.deepEqual(await writers().trustDeposit.findCreated(wanted, second, since), { found: 'RECORD', vendorId: lost.effects[0]?.id })
    assert.equal(await shared().count(), 1)
    assert.deepEqual(await writers().trustDeposit.findCreated(wanted, first, since), { found: 'RECORD', ...twin })
    const [kept, never] = [newMarker(), newMarker()]
    const paid = disbursement(where)
    const taken = await effectsOf(shared(), () =>
      withFault(shared(), { do: 'drop-after', match: writes }, () => refusalOf(writers().trustDisbursement.create(paid, kept))),
    )
    assert.deepEqual(await writers().trustDisbursement.findCreated(paid, kept, since), { found: 'RECORD', vendorId: taken.effects[0]?.id })
    const dropped = await effectsOf(shared(), () =>
      withFault(shared(), { do: 'drop-before', match: writes }, () => refusalOf(writers().trustDisbursement.create(paid, never))),
    )
    assert.deepEqual([dropped.done.outcome, dropped.effects], ['UNCERTAIN', []])
    assert.deepEqual(await writers().trustDisbursement.findCreated(paid, never, since), { found: 'NOTHING' })
  })

  test('an application whose answer was lost is found with both of its records', async () => {
    const wanted = await application({ amount: '100' })
    const [since, marker] = [justNow(), newMarker()]
    const { done, effects } = await effectsOf(shared(), () =>
      withFault(shared(), { do: 'drop-after', match: { method: 'POST', path: '/nc/payments' } }, () =>
        refusalOf(writers().trustApplication.create(wanted, marker)),
      ),
    )
    assert.deepEqual([done.outcome, effects.length], ['UNCERTAIN', 1])
    const found = await writers().trustApplication.findCreated(wanted, marker, since)
    assert.ok(found.found === 'RECORD' && found.vendorId === effects[0]?.id)
    assert.equal((await readBack(shared(), 'PAYMENT', found.paymentId)).trustTransactionId, found.vendorId)
  })

  test('who has no permission for accounts writes no trust money', async () => {
    const other = await shared().signedIn('sms@example.com')
    const me = z.object({ data: z.object({ id: z.number() }) }).parse((await other.get('/api/v4/users/who_am_i?fields=id')).json).data
    await shared().desk('PATCH', `records/users/${me.id}`, { roles: ['billing'] })
    const connection = shared().open({ session: sessionOf(other) })
    const where = { clientId: '90011', matterId: '1780200101', trustAccountId: '31' }
    const { done, effects } = await effectsOf(shared(), () =>
      refusalOf(writers(connection).trustDeposit.create(deposit(where), newMarker())),
    )
    assert.deepEqual([done.code, done.outcome, effects], ['VENDOR_REJECTED', 'NOT_APPLIED', []])
    assert.match(done.message, /User is forbidden from taking that action/)
  })

  // The last one: it ends the session of all.
  test('a session that dies once the portal took an application does not have it made again', async () => {
    const wanted = await application({ amount: '100' })
    const { done, effects } = await effectsOf(shared(), () =>
      withFault(shared(), { do: 'logout', match: { method: 'GET', path: '/nc/views/bills' } }, () =>
        refusalOf(writers().trustApplication.create(wanted, newMarker())),
      ),
    )
    assert.deepEqual([done.outcome, effects.length], ['UNCERTAIN', 1])
  })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeOnEachDatabase } from '../../../prisma/support/describeOnEachDatabase.js'
import { aMatter } from '../../../prisma/support/records.js'
import { bookTrust } from '../../../engine/support/TestMoney.js'
import { aConnectRequest } from '../../../engine/support/withEngine.js'
import { aDeposit } from '../../../engine/support/withMoney.js'
import { type WriteScene, withWrites, type Written } from './support/withWrites.js'

const date = '2026-02-28'
let keys = 0
const common = () => ({ idempotencyKey: `money ${String((keys += 1))}`, date })
const source = { method: 'ach', processor: 'lawpay', transactionId: 'tx_1' }

const codes = ({ userErrors }: Written): readonly string[] => userErrors.map(({ code, path }) => `${code} ${path.slice(1).join('.')}`)

describeOnEachDatabase('a mutation that moves money', (database) => {
  const run = (use: (scene: WriteScene) => Promise<void>): Promise<void> => withWrites(database(), use)

  test('gives the command and the record that the vendor now has, with its new balances in the graph', async () => {
    await run(async ({ write, send, idOf }) => {
      const deposit = await write('recordTrustDeposit', {
        ...common(),
        trustAccountId: idOf('TRUST_ACCOUNT', 'a1'),
        matterId: idOf('MATTER', 'm1'),
        amount: '250.00',
        source,
      })
      assert.deepEqual([deposit.command?.state, deposit.userErrors, deposit.record?.id], ['APPLIED', [], idOf('TRUST_TRANSACTION', 'x0')])
      const applied = await write('applyTrustToInvoice', {
        ...common(),
        trustAccountId: idOf('TRUST_ACCOUNT', 'a1'),
        invoiceId: idOf('INVOICE', 'i1'),
        amount: '120',
      })
      assert.deepEqual(
        [applied.command?.state, applied.record?.id, applied.payment?.id],
        ['APPLIED', idOf('TRUST_TRANSACTION', 'x1'), idOf('PAYMENT', 'p1')],
      )
      const paid = await write('recordInvoicePayment', {
        ...common(),
        invoiceId: idOf('INVOICE', 'i1'),
        amount: '80',
        source: { ...source, method: 'CARD' },
      })
      assert.deepEqual([paid.command?.state, paid.record?.id], ['APPLIED', idOf('PAYMENT', 'p2')])
      const disbursed = await write('recordTrustDisbursement', {
        ...common(),
        trustAccountId: idOf('TRUST_ACCOUNT', 'a1'),
        matterId: idOf('MATTER', 'm1'),
        payeeId: idOf('CONTACT', 'c2'),
        amount: '30',
        reference: '1043',
      })
      assert.deepEqual([disbursed.command?.state, disbursed.userErrors], ['APPLIED', []])
      const { data } = await send(
        `query ($invoice: ID!, $matter: ID!) { invoice(id: $invoice) { status balance trustApplied paid payments { amount method } } matter(id: $matter) { financials { trustBalance } } }`,
        { invoice: idOf('INVOICE', 'i1'), matter: idOf('MATTER', 'm1') },
      )
      assert.deepEqual(data, {
        invoice: {
          status: 'PARTIALLY_PAID',
          balance: '100.00',
          trustApplied: '120.00',
          paid: '80.00',
          payments: [
            { amount: '80.00', method: 'card' },
            { amount: '120.00', method: 'trust' },
          ],
        },
        matter: { financials: { trustBalance: '1100.00' } },
      })
    })
  })

  test('takes trust money from the ledger of the invoice’s matter, and where that lacks it from what is held for no matter', async () => {
    await run(async ({ write, idOf, vendor }) => {
      vendor.world.MATTER.push(aMatter('m3', { clientId: 'c1', vendorTotals: null }))
      const apply = (amount: string) =>
        write('applyTrustToInvoice', { ...common(), trustAccountId: idOf('TRUST_ACCOUNT', 'a1'), invoiceId: idOf('INVOICE', 'i1'), amount })
      assert.equal((await apply('50')).command?.state, 'APPLIED')
      assert.equal(vendor.world.TRUST_TRANSACTION.at(-1)?.matterId, 'm1')
      bookTrust(vendor.world, aDeposit('d7', { type: 'DISBURSEMENT', amount: '-945.00', date }))
      const fromNone = await apply('60')
      assert.deepEqual(
        [fromNone.command?.state, codes(fromNone)],
        ['REJECTED', ['LEDGER_OVERDRAWN amount']],
        'accepted by an old copy, refused by what the vendor has now',
      )
      assert.equal((await apply('60')).command?.state, 'APPLIED')
      assert.equal(vendor.world.TRUST_TRANSACTION.at(-1)?.matterId, null)
      assert.deepEqual(codes(await apply('160')), ['LEDGER_OVERDRAWN amount'])
    })
  })

  test('is refused by the rules with code, numbers and place, and a dry run says the same', async () => {
    await run(async ({ write, idOf, vendor }) => {
      const trustAccountId = idOf('TRUST_ACCOUNT', 'a1')
      const cases = [
        [
          'recordTrustDisbursement',
          { trustAccountId, matterId: idOf('MATTER', 'm1'), payeeName: 'Clerk', amount: '1000.01' },
          ['LEDGER_OVERDRAWN amount'],
        ],
        [
          'recordTrustDisbursement',
          { trustAccountId, matterId: idOf('MATTER', 'm1'), payeeName: 'Example and Sample', amount: '1' },
          ['PAYEE_IS_FIRM payeeName'],
        ],
        ['recordTrustDeposit', { trustAccountId, matterId: idOf('MATTER', 'm1'), amount: '-5', source }, ['AMOUNT_NOT_POSITIVE amount']],
        ['recordTrustDeposit', { trustAccountId, matterId: idOf('MATTER', 'm1'), amount: '5.001', source }, ['AMOUNT_TOO_FINE amount']],
        [
          'recordTrustDeposit',
          { trustAccountId, matterId: idOf('MATTER', 'm1'), amount: '5', source: { method: 'operating' } },
          ['DEPOSIT_FROM_FIRM source.method'],
        ],
        [
          'recordTrustDeposit',
          { trustAccountId, matterId: idOf('MATTER', 'm1'), amount: '5', source, date: '2099-01-01' },
          ['DATE_IN_FUTURE date'],
        ],
        ['applyTrustToInvoice', { trustAccountId, invoiceId: idOf('INVOICE', 'i1'), amount: '300.01' }, ['AMOUNT_OVER_DUE amount']],
        [
          'recordInvoicePayment',
          { invoiceId: idOf('INVOICE', 'i1'), amount: '10', source: { method: 'trust' } },
          ['PAYMENT_FROM_TRUST source.method'],
        ],
        ['recordInvoicePayment', { invoiceId: idOf('INVOICE', 'i1'), amount: '300.01', source }, ['AMOUNT_OVER_DUE amount']],
      ] as const
      for (const [mutation, input, expected] of cases)
        for (const dryRun of [true, false]) {
          const { command, userErrors, ...rest } = await write(mutation, { ...common(), ...input, dryRun })
          assert.deepEqual([command, codes({ command, userErrors, ...rest })], [null, expected], `${mutation} ${JSON.stringify(input)}`)
        }
      const [overdrawn] = (await write('recordTrustDisbursement', { ...common(), ...cases[0][1] })).userErrors
      assert.match(overdrawn?.message ?? '', /the ledger holds 1000 on 2026-02-28 .*1000\.01 would overdraw it/)
      assert.deepEqual(vendor.effects, [])
    })
  })

  test('is refused where its input is wrong in itself, or names what is not there or another account’s', async () => {
    await run(async ({ write, idOf, vendor, sessions }) => {
      const { key: other } = await sessions.connectAccount(aConnectRequest())
      const trustAccountId = idOf('TRUST_ACCOUNT', 'a1')
      const deposit = { trustAccountId, matterId: idOf('MATTER', 'm1'), amount: '5', source }
      for (const [mutation, input, expected] of [
        ['recordTrustDeposit', { ...deposit, matterId: `mat_clio_${other}_m1` }, 'OTHER_ACCOUNT matterId'],
        ['recordTrustDeposit', { ...deposit, clientId: `con_clio_${other}_c1` }, 'OTHER_ACCOUNT clientId'],
        ['recordTrustDeposit', { ...deposit, matterId: null }, 'CLIENT_MISSING clientId'],
        ['recordTrustDeposit', { ...deposit, clientId: idOf('CONTACT', 'c2') }, 'CLIENT_OF_OTHER_MATTER clientId'],
        ['recordTrustDeposit', { ...deposit, trustAccountId: idOf('TRUST_ACCOUNT', 'a9') }, 'NOT_FOUND trustAccountId'],
        ['recordTrustDeposit', { ...deposit, trustAccountId: idOf('MATTER', 'm1') }, 'ID_INVALID trustAccountId'],
        ['recordTrustDeposit', { ...deposit, source: { method: 'barter' } }, 'METHOD_UNKNOWN source.method'],
        ['recordTrustDeposit', { ...deposit, idempotencyKey: ' ' }, 'IDEMPOTENCY_KEY_INVALID idempotencyKey'],
        ['recordTrustDeposit', { ...deposit, waitSeconds: 61 }, 'WAIT_INVALID waitSeconds'],
        ['recordTrustDeposit', { ...deposit, memo: 'x'.repeat(10_001) }, 'TEXT_TOO_LONG memo'],
        [
          'applyTrustToInvoice',
          { trustAccountId: `tra_clio_${other}_a1`, invoiceId: idOf('INVOICE', 'i1'), amount: '1' },
          /^(OTHER_ACCOUNT|ID_INVALID) trustAccountId/,
        ],
        [
          'recordInvoicePayment',
          { invoiceId: idOf('INVOICE', 'i1'), amount: '1', source, payerId: `con_clio_${other}_c1` },
          'OTHER_ACCOUNT payerId',
        ],
        ['recordTrustDisbursement', { trustAccountId, matterId: idOf('MATTER', 'm1'), amount: '1' }, 'PAYEE_MISSING payeeName'],
      ] as const) {
        const written = await write(mutation, { ...common(), ...input })
        const [code = ''] = codes(written)
        if (typeof expected === 'string') assert.equal(code, expected)
        else assert.match(code, expected)
        assert.equal(written.command, null)
      }
      assert.deepEqual(vendor.effects, [])
    })
  })

  test('follows the policy that the firm sets for the account, which is in the audit log with what it was before', async () => {
    await run(async ({ send, write, idOf, accountId }) => {
      const set = (input: object, as = 'firm') =>
        send(
          `mutation ($input: SetTrustPolicyInput!) { setTrustPolicy(input: $input) {
            account { trustPolicy { clearingDays { cash check other } closedThrough } } userErrors { code path }
          } }`,
          { input: { accountId, ...input } },
          { as },
        )
      const account = await send(
        `query ($id: ID!) { account(id: $id) { trustPolicy { clearingDays { cash check other } closedThrough } } }`,
        { id: accountId },
      )
      assert.deepEqual(account.data, {
        account: { trustPolicy: { clearingDays: { cash: 0, check: 14, other: 14 }, closedThrough: null } },
      })
      const decided = await set({ clearingDays: { check: 5 }, closedThrough: '2026-02-28', rationale: 'February is reconciled.' })
      assert.deepEqual(decided.data, {
        setTrustPolicy: {
          account: { trustPolicy: { clearingDays: { cash: 0, check: 5, other: 14 }, closedThrough: '2026-02-28' } },
          userErrors: [],
        },
      })
      const deposit = { ...common(), trustAccountId: idOf('TRUST_ACCOUNT', 'a1'), matterId: idOf('MATTER', 'm1'), amount: '5', source }
      assert.deepEqual(codes(await write('recordTrustDeposit', deposit)), ['PERIOD_CLOSED date'])
      const wrong = await set({ clearingDays: { card: -1, cash: 366 } })
      assert.deepEqual(wrong.data, {
        setTrustPolicy: {
          account: { trustPolicy: { clearingDays: { cash: 0, check: 5, other: 14 }, closedThrough: '2026-02-28' } },
          userErrors: ['cash', 'card'].map((method) => ({ code: 'DAYS_INVALID', path: ['input', 'clearingDays', method] })),
        },
      })
      await set({ closedThrough: null })
      assert.equal((await write('recordTrustDeposit', deposit)).command?.state, 'APPLIED')
      assert.deepEqual(
        (await set({}, 'firm/read')).errors.map(({ extensions }) => extensions['code']),
        ['FORBIDDEN'],
      )
      const audit = await send(
        'query ($id: ID!) { auditEvents(filter: { accountIds: [$id], actions: ["trust_policy.decided"] }) { nodes { actor rationale before after } } }',
        { id: accountId },
      )
      const { auditEvents } = audit.data as { readonly auditEvents: { readonly nodes: readonly Readonly<Record<string, unknown>>[] } }
      assert.partialDeepStrictEqual(auditEvents.nodes.at(-1), {
        actor: 'key_firm',
        rationale: 'February is reconciled.',
        before: { clearingDays: { check: 14 }, closedThrough: null },
        after: { clearingDays: { check: 5 }, closedThrough: '2026-02-28' },
      })
    })
  })

  test('that nobody could tell of holds its money until a person says what became of it', async () => {
    await run(async ({ send, write, idOf, vendor }) => {
      const disburse = (amount: string) =>
        write('recordTrustDisbursement', {
          ...common(),
          trustAccountId: idOf('TRUST_ACCOUNT', 'a1'),
          matterId: idOf('MATTER', 'm1'),
          payeeName: 'Clerk',
          amount,
        })
      vendor.forgetsMarkers = true
      vendor.writeFaults.push('LOST_BEFORE')
      const unsure = await disburse('600')
      assert.equal(unsure.command?.state, 'NEEDS_REVIEW')
      assert.deepEqual(codes(await disburse('500')), ['LEDGER_OVERDRAWN amount'])
      const settle = async (input: object, as = 'firm') =>
        send(
          'mutation ($input: SettleCommandInput!) { settleCommand(input: $input) { command { id state } userErrors { code path } } }',
          { input: { id: unsure.command?.id, finding: 'NOT_DONE', rationale: 'The bank has no such check.', ...input } },
          { as },
        )
      assert.deepEqual(
        (await settle({}, 'firm/read,trust:write')).errors.map(({ extensions }) => extensions['code']),
        ['FORBIDDEN'],
      )
      assert.deepEqual((await settle({ id: 'cmd_0' })).data, {
        settleCommand: { command: null, userErrors: [{ code: 'ID_INVALID', path: ['input', 'id'] }] },
      })
      const said = { command: { id: unsure.command?.id, state: 'NEEDS_REVIEW' }, userErrors: [] }
      assert.deepEqual((await settle({})).data, { settleCommand: said })
      const again = { command: null, userErrors: [{ code: 'NOTHING_TO_SETTLE', path: ['input', 'id'] }] }
      assert.deepEqual((await settle({ finding: 'DONE' })).data, { settleCommand: again })
      vendor.forgetsMarkers = false
      assert.equal((await disburse('500')).command?.state, 'APPLIED')
      const audit = await send(
        '{ auditEvents(filter: { actions: ["command.settled"] }, first: 1) { nodes { rationale after command { id } } } }',
      )
      assert.deepEqual(audit.data, {
        auditEvents: {
          nodes: [
            {
              rationale: 'The bank has no such check.',
              after: { finding: 'NOT_DONE', hold: 'RELEASED' },
              command: { id: unsure.command?.id },
            },
          ],
        },
      })
    })
  })

  test('needs its own scope, and what the account can do', async () => {
    await run(async ({ send, write, idOf, account }) => {
      const deposit = { ...common(), trustAccountId: idOf('TRUST_ACCOUNT', 'a1'), matterId: idOf('MATTER', 'm1'), amount: '5', source }
      const query = 'mutation ($input: RecordTrustDepositInput!) { recordTrustDeposit(input: $input) { userErrors { code } } }'
      const { errors } = await send(query, { input: deposit }, { as: 'firm/read,payments:write,time:write' })
      assert.deepEqual(
        errors.map(({ extensions }) => extensions['code']),
        ['FORBIDDEN'],
      )
      await database().query(`update account set capabilities = '[]' where key = $1::text`, [account])
      assert.deepEqual(codes(await write('recordTrustDeposit', deposit)), ['NOT_SUPPORTED_BY_VENDOR id'])
    })
  })
})

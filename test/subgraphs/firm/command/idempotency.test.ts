import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatRecordId } from '../../../../core/recordId.js'
import { describeOnEachDatabase } from '../../../prisma/support/describeOnEachDatabase.js'
import { aConnectRequest } from '../../../engine/support/withEngine.js'
import { selectionOf, withWrites, type WriteScene, type Written, writtenOf } from './support/withWrites.js'

const date = '2026-02-28'
const source = { method: 'ach', processor: 'lawpay', transactionId: 'tx_1' }

/** What a case is given beside the scene: a key nobody used, and good inputs. */
interface Inputs {
  readonly key: string
  readonly deposit: (changes?: object) => { readonly idempotencyKey: string; readonly amount: string } & Readonly<Record<string, unknown>>
  readonly disbursement: (changes?: object) => object
  readonly entry: (changes?: object) => object
}

interface Case {
  readonly says: string
  /** How many writes the vendor has accepted at the end. */
  readonly effects: number
  /** Whether it needs books of its own: it stops a process, or spends what there is. */
  readonly alone?: true
  readonly run: (scene: WriteScene, inputs: Inputs) => Promise<void>
}

const sameAs = (first: Written, second: Written): void => {
  assert.notEqual(first.command, null)
  assert.deepEqual(
    [second.command?.id, second.record, second.payment, second.userErrors],
    [first.command?.id, first.record, first.payment, first.userErrors],
  )
}
const isReused = ({ command, userErrors }: Written): void =>
  assert.deepEqual(
    [command, userErrors.map(({ code, path }) => [code, path])],
    [null, [['IDEMPOTENCY_KEY_REUSED', ['input', 'idempotencyKey']]]],
  )
const isApplied = ({ command, userErrors }: Written): void => assert.deepEqual([command?.state, userErrors], ['APPLIED', []])
const codesOf = ({ userErrors }: Written): readonly string[] => userErrors.map(({ code }) => code)
const withoutKey = ({ idempotencyKey: _, ...input }: Readonly<Record<string, unknown>>): object => input

const cases: readonly Case[] = [
  {
    says: 'the same key and input are one write: at once, and again when it is done',
    effects: 1,
    run: async ({ write }, { deposit }) => {
      const all = await Promise.all(Array.from({ length: 8 }, () => write('recordTrustDeposit', deposit())))
      const [first, ...others] = [...all, await write('recordTrustDeposit', deposit())]
      assert.ok(first !== undefined)
      isApplied(first)
      for (const other of others) sameAs(first, other)
    },
  },
  {
    says: 'the same key and input long afterwards are the same write, of money for ever',
    effects: 1,
    run: async ({ write }, { deposit, key }) => {
      const first = await write('recordTrustDeposit', deposit())
      // Ninety days are over: nothing of it may be forgotten.
      await database_().query(
        `update command set finished_at = finished_at - interval '400 days', created_at = created_at where idempotency_key = $1::text`,
        [key],
      )
      sameAs(first, await write('recordTrustDeposit', deposit()))
    },
  },
  {
    says: 'the same key and input of a time entry are the same write for ninety days',
    effects: 2,
    run: async ({ write }, { entry, key }) => {
      const first = await write('createTimeEntry', entry())
      const age = (days: number) =>
        database_().query(`update command set finished_at = now() - make_interval(days => $2::int) where idempotency_key = $1::text`, [
          key,
          days,
        ])
      await age(89)
      sameAs(first, await write('createTimeEntry', entry()))
      await age(91)
      const later = await write('createTimeEntry', entry())
      isApplied(later)
      assert.notEqual(later.command?.id, first.command?.id)
    },
  },
  {
    says: 'the same key and input after a restart are the same write',
    effects: 1,
    alone: true,
    run: async ({ write, stop, startAnother }, { deposit }) => {
      const first = await write('recordTrustDeposit', deposit())
      await stop()
      sameAs(first, await (await startAnother()).write('recordTrustDeposit', deposit()))
    },
  },
  {
    says: 'the same key and input from two processes at once are one write',
    effects: 1,
    alone: true,
    run: async ({ write, startAnother }, { deposit }) => {
      const other = await startAnother()
      const [first, second] = await Promise.all([write('recordTrustDeposit', deposit()), other.write('recordTrustDeposit', deposit())])
      isApplied(first)
      sameAs(first, second)
    },
  },
  {
    says: 'a write that was accepted and not done is done by the next process, once',
    effects: 1,
    alone: true,
    run: async ({ write, stop, startAnother, vendor, read }, { deposit }) => {
      vendor.writeFaults.push('LIMITED')
      const first = await write('recordTrustDeposit', deposit({ waitSeconds: 0 }))
      assert.ok(['ACCEPTED', 'SENDING'].includes(first.command?.state ?? ''))
      await stop()
      await database_().query('update command set due_at = now() where id = $1::text and due_at is not null', [first.command?.id ?? ''])
      const again = await (await startAnother()).write('recordTrustDeposit', deposit())
      assert.deepEqual(
        [again.command?.id, again.command?.state, (await read({ id: first.command?.id ?? '' })).attempts],
        [first.command?.id, 'APPLIED', 2],
      )
    },
  },
  {
    says: 'fields in another order are the same input',
    effects: 1,
    run: async ({ write }, { deposit }) => {
      const input = deposit()
      sameAs(
        await write('recordTrustDeposit', input),
        await write('recordTrustDeposit', Object.fromEntries(Object.entries(input).toReversed())),
      )
    },
  },
  ...(
    [
      ['amount', '100', '100.00'],
      ['amount', '100.5', '100.50'],
      ['amount', '100', '0100.0'],
    ] as const
  ).map(([field, one, other]): Case => ({
    says: `${field} ${one} and ${other} are the same input`,
    effects: 1,
    run: async ({ write }, { deposit }) =>
      sameAs(await write('recordTrustDeposit', deposit({ [field]: one })), await write('recordTrustDeposit', deposit({ [field]: other }))),
  })),
  {
    says: 'a method in capitals is the same input',
    effects: 1,
    run: async ({ write }, { deposit }) =>
      sameAs(
        await write('recordTrustDeposit', deposit()),
        await write('recordTrustDeposit', deposit({ source: { ...source, method: 'ACH ' } })),
      ),
  },
  ...(
    [
      ['null', { memo: null }],
      ['an empty text', { memo: '' }],
    ] as const
  ).map(([what, memo]): Case => ({
    says: `${what} in place of an absent text is the same input`,
    effects: 1,
    run: async ({ write }, { deposit }) =>
      sameAs(await write('recordTrustDeposit', deposit()), await write('recordTrustDeposit', deposit(memo))),
  })),
  {
    says: 'minutes and seconds of the same length are the same input of a time entry',
    effects: 1,
    run: async ({ write }, { entry }) =>
      sameAs(
        await write('createTimeEntry', entry({ durationSeconds: 600 })),
        await write('createTimeEntry', entry({ durationSeconds: null, durationMinutes: 10 })),
      ),
  },
  {
    says: 'rates 250 and 250.00 are the same input of a time entry',
    effects: 1,
    run: async ({ write }, { entry }) =>
      sameAs(await write('createTimeEntry', entry({ rate: '250' })), await write('createTimeEntry', entry({ rate: '250.00' }))),
  },
  {
    says: 'rationale and waiting time are not part of the input',
    effects: 1,
    run: async ({ write }, { deposit }) =>
      sameAs(
        await write('recordTrustDeposit', deposit({ rationale: 'first' })),
        await write('recordTrustDeposit', deposit({ rationale: 'again', waitSeconds: 5 })),
      ),
  },
  ...(
    [
      ['amount', { amount: '100.01' }],
      ['date', { date: '2026-02-27' }],
      ['memo', { memo: 'Other.' }],
      ['method', { source: { ...source, method: 'wire' } }],
      ['reference of the processor', { source: { ...source, transactionId: 'tx_2' } }],
    ] as const
  ).map(([what, changes]): Case => ({
    says: `another ${what} under the same key is refused`,
    effects: 1,
    run: async ({ write }, { deposit }) => {
      isApplied(await write('recordTrustDeposit', deposit()))
      isReused(await write('recordTrustDeposit', deposit(changes)))
    },
  })),
  {
    says: 'another matter, client or trust account under the same key is refused',
    effects: 1,
    run: async ({ write, idOf }, { deposit }) => {
      isApplied(await write('recordTrustDeposit', deposit()))
      for (const changes of [
        { matterId: idOf('MATTER', 'm2') },
        { clientId: idOf('CONTACT', 'c1') },
        { trustAccountId: idOf('TRUST_ACCOUNT', 'a2') },
      ])
        isReused(await write('recordTrustDeposit', deposit(changes)))
    },
  },
  {
    says: 'another kind of write under the same key is refused',
    effects: 1,
    run: async ({ write }, { deposit, disbursement, entry }) => {
      isApplied(await write('recordTrustDeposit', deposit()))
      isReused(await write('recordTrustDisbursement', disbursement()))
      isReused(await write('createTimeEntry', entry()))
    },
  },
  {
    says: 'money under the key of a time entry is refused too',
    effects: 1,
    run: async ({ write }, { deposit, entry }) => {
      isApplied(await write('createTimeEntry', entry()))
      isReused(await write('recordTrustDeposit', deposit()))
    },
  },
  {
    says: 'another input under the same key at the same moment: one is written, the other refused',
    effects: 1,
    run: async ({ write }, { deposit }) => {
      const both = await Promise.all([
        write('recordTrustDeposit', deposit({ amount: '1' })),
        write('recordTrustDeposit', deposit({ amount: '2' })),
      ])
      assert.deepEqual(both.map(({ command }) => command?.state ?? 'refused').toSorted(), ['APPLIED', 'refused'])
    },
  },
  {
    says: 'another account of the tenant under the same key is refused',
    effects: 1,
    run: async ({ write, sessions, sync }, { deposit }) => {
      isApplied(await write('recordTrustDeposit', deposit()))
      const { key } = await sessions.connectAccount(aConnectRequest())
      await sync.syncAccount(key)
      isReused(
        await write(
          'recordTrustDeposit',
          deposit({
            trustAccountId: formatRecordId({ kind: 'TRUST_ACCOUNT', vendor: 'CLIO', account: key, vendorId: 'a1' }),
            matterId: formatRecordId({ kind: 'MATTER', vendor: 'CLIO', account: key, vendorId: 'm1' }),
          }),
        ),
      )
    },
  },
  {
    says: 'another tenant’s same key is another key, and sees nothing of the first',
    effects: 2,
    run: async ({ write, sessions, sync }, { deposit }) => {
      const first = await write('recordTrustDeposit', deposit())
      const { key } = await sessions.connectAccount({ ...aConnectRequest(), tenant: 'another' })
      await sync.syncAccount(key)
      const theirs = await write(
        'recordTrustDeposit',
        deposit({
          trustAccountId: formatRecordId({ kind: 'TRUST_ACCOUNT', vendor: 'CLIO', account: key, vendorId: 'a1' }),
          matterId: formatRecordId({ kind: 'MATTER', vendor: 'CLIO', account: key, vendorId: 'm1' }),
        }),
        {
          as: 'another',
        },
      )
      isApplied(theirs)
      assert.notEqual(theirs.command?.id, first.command?.id)
      assert.deepEqual(codesOf(await write('recordTrustDeposit', deposit(), { as: 'another' })), ['NOT_FOUND'])
    },
  },
  {
    says: 'a dry run uses up no key',
    effects: 1,
    run: async ({ write }, { deposit }) => {
      const dry = await write('recordTrustDeposit', deposit({ dryRun: true, amount: '7' }))
      assert.deepEqual([dry.command, dry.userErrors], [null, []])
      isApplied(await write('recordTrustDeposit', deposit()))
    },
  },
  {
    says: 'a dry run under a used key tells that it is used, and nothing else where it is the same write',
    effects: 1,
    run: async ({ write }, { deposit }) => {
      isApplied(await write('recordTrustDeposit', deposit()))
      isReused(await write('recordTrustDeposit', deposit({ dryRun: true, amount: '7' })))
      assert.deepEqual(codesOf(await write('recordTrustDeposit', deposit({ dryRun: true }))), [])
    },
  },
  {
    says: 'what a rule refused used up no key: once it is allowed, the same is written',
    effects: 2,
    alone: true,
    run: async ({ write }, { deposit, disbursement, key }) => {
      assert.deepEqual(codesOf(await write('recordTrustDisbursement', disbursement({ amount: '1050' }))), ['LEDGER_OVERDRAWN'])
      isApplied(await write('recordTrustDeposit', deposit({ idempotencyKey: `${key} beside`, amount: '50', source: { method: 'cash' } })))
      isApplied(await write('recordTrustDisbursement', disbursement({ amount: '1050' })))
    },
  },
  {
    says: 'a wrong input used up no key',
    effects: 1,
    run: async ({ write }, { deposit }) => {
      assert.deepEqual(codesOf(await write('recordTrustDeposit', deposit({ matterId: null }))), ['CLIENT_MISSING'])
      isApplied(await write('recordTrustDeposit', deposit()))
    },
  },
  {
    says: 'what was written is answered the same when what it names is gone',
    effects: 1,
    alone: true,
    run: async ({ write, account }, { deposit }) => {
      const first = await write('recordTrustDeposit', deposit())
      await database_().query(`update mirror_matter set deleted_at = now() where account_key = $1::text`, [account])
      await database_().query(`update account set capabilities = '[]' where key = $1::text`, [account])
      sameAs(first, await write('recordTrustDeposit', deposit()))
    },
  },
  {
    says: 'what was written is answered the same when it would be refused by now',
    effects: 1,
    alone: true,
    run: async ({ write }, { disbursement }) => {
      const first = await write('recordTrustDisbursement', disbursement({ amount: '1000' }))
      isApplied(first)
      sameAs(first, await write('recordTrustDisbursement', disbursement({ amount: '1000' })))
    },
  },
  {
    says: 'what the vendor refused stays refused under its key, and a new key tries anew',
    effects: 1,
    run: async ({ write, vendor }, { deposit, key }) => {
      vendor.writeFaults.push('REFUSED')
      const refused = await write('recordTrustDeposit', deposit())
      assert.deepEqual([refused.command?.state, refused.command?.error?.code], ['REJECTED', 'VENDOR_REJECTED'])
      sameAs(refused, await write('recordTrustDeposit', deposit()))
      isReused(await write('recordTrustDeposit', deposit({ amount: '9' })))
      isApplied(await write('recordTrustDeposit', deposit({ idempotencyKey: `${key} new` })))
    },
  },
  {
    says: 'what nobody can tell of is never sent again under its key',
    effects: 0,
    run: async ({ write, vendor }, { deposit }) => {
      vendor.forgetsMarkers = true
      vendor.writeFaults.push('LOST_BEFORE')
      const first = await write('recordTrustDeposit', deposit())
      assert.equal(first.command?.state, 'NEEDS_REVIEW')
      sameAs(first, await write('recordTrustDeposit', deposit()))
    },
  },
  {
    says: 'whoever does not wait hears of the running write, and later of its end',
    effects: 1,
    run: async ({ write, vendor }, { deposit }) => {
      const { promise: held, resolve: go } = Promise.withResolvers<void>()
      vendor.beforeWrite = () => held
      const running = await write('recordTrustDeposit', deposit({ waitSeconds: 0 }))
      assert.ok(['ACCEPTED', 'SENDING'].includes(running.command?.state ?? ''))
      assert.equal(running.record, null)
      go()
      const ended = await write('recordTrustDeposit', deposit())
      assert.deepEqual([ended.command?.id, ended.command?.state], [running.command?.id, 'APPLIED'])
    },
  },
  {
    says: 'the header serves for an input in variables, and is the same key as in the input',
    effects: 1,
    run: async ({ write }, { deposit, key }) => {
      const first = await write('recordTrustDeposit', withoutKey(deposit()), { key })
      isApplied(first)
      sameAs(first, await write('recordTrustDeposit', deposit()))
      sameAs(first, await write('recordTrustDeposit', withoutKey(deposit()), { key: `"${key}"` }))
      isReused(await write('recordTrustDeposit', withoutKey(deposit({ amount: '3' })), { key }))
    },
  },
  {
    says: 'the header serves for an input that is written out',
    effects: 1,
    run: async ({ send, write, idOf }, { deposit, key }) => {
      const input = `{ trustAccountId: "${idOf('TRUST_ACCOUNT', 'a1')}", matterId: "${idOf('MATTER', 'm1')}", amount: "100", date: "${date}", source: { method: "ach", processor: "lawpay", transactionId: "tx_1" } }`
      const query = `mutation { write: recordTrustDeposit(input: ${input}) ${selectionOf('recordTrustDeposit')} }`
      const first = writtenOf(await send(query, {}, { key }))
      isApplied(first)
      sameAs(first, await write('recordTrustDeposit', deposit()))
    },
  },
  {
    says: 'an input’s own key goes before the header',
    effects: 1,
    run: async ({ write }, { deposit, key }) => {
      const first = await write('recordTrustDeposit', deposit(), { key: `${key} of the header` })
      sameAs(first, await write('recordTrustDeposit', deposit()))
    },
  },
  {
    says: 'a header beside two mutations is refused, and so is a write without any key',
    effects: 0,
    run: async ({ send }, { deposit, key }) => {
      const two =
        'mutation ($input: RecordTrustDepositInput!) { a: recordTrustDeposit(input: $input) { command { id } } b: recordTrustDeposit(input: $input) { command { id } } }'
      const one = 'mutation ($input: RecordTrustDepositInput!) { recordTrustDeposit(input: $input) { command { id } } }'
      const refused = await send(two, { input: withoutKey(deposit()) }, { key })
      assert.deepEqual([refused.data, refused.errors.map(({ extensions }) => extensions['code'])], [null, ['BAD_USER_INPUT']])
      assert.match(refused.errors[0]?.message ?? '', /one write, and the request has 2/)
      const keyless = await send(one, { input: withoutKey(deposit()) })
      assert.deepEqual(
        keyless.errors.map(({ extensions }) => extensions['code']),
        ['BAD_USER_INPUT'],
      )
      const empty = await send(one, { input: withoutKey(deposit()) }, { key: '""' })
      assert.deepEqual(
        empty.errors.map(({ extensions }) => extensions['code']),
        ['BAD_USER_INPUT'],
      )
    },
  },
  {
    says: 'a key of 255 characters is one, of 256 or of blanks none',
    effects: 1,
    run: async ({ write }, { deposit, key }) => {
      isApplied(await write('recordTrustDeposit', deposit({ idempotencyKey: key.padEnd(255, 'x') })))
      for (const wrong of [key.padEnd(256, 'x'), '', '   '])
        assert.deepEqual(codesOf(await write('recordTrustDeposit', deposit({ idempotencyKey: wrong }))), ['IDEMPOTENCY_KEY_INVALID'])
    },
  },
  {
    says: 'keys that differ in case or by a blank are two keys',
    effects: 3,
    run: async ({ write }, { deposit, key }) => {
      const ids = []
      for (const one of [key, key.toUpperCase(), `${key} `])
        ids.push((await write('recordTrustDeposit', deposit({ idempotencyKey: one }))).command?.id)
      assert.equal(new Set(ids).size, 3)
    },
  },
]

let database_: () => import('../../../../prisma/Database.js').Database
let keys = 0

const runCase = async (scene: WriteScene, { effects, run }: Case): Promise<void> => {
  keys += 1
  const key = `case ${String(keys)} on ${scene.account}`
  const { idOf, vendor } = scene
  const ledger = { idempotencyKey: key, trustAccountId: idOf('TRUST_ACCOUNT', 'a1'), matterId: idOf('MATTER', 'm1'), date }
  const before = vendor.effects.length
  await run(scene, {
    key,
    deposit: (changes = {}) => ({ ...ledger, amount: '100', source, ...changes }),
    disbursement: (changes = {}) => ({ ...ledger, amount: '10', payeeName: 'County Clerk', ...changes }),
    entry: (changes = {}) => ({
      idempotencyKey: key,
      matterId: idOf('MATTER', 'm1'),
      date,
      durationSeconds: 360,
      description: 'A call.',
      ...changes,
    }),
  })
  assert.equal(vendor.effects.length - before, effects)
}

describeOnEachDatabase('an idempotency key', (database) => {
  void test('stands for one write', async (t) => {
    database_ = database
    await withWrites(database(), async (scene) => {
      for (const one of cases.filter(({ alone }) => alone !== true)) {
        await t.test(one.says, () => runCase(scene, one))
        scene.vendor.forgetsMarkers = false
        scene.vendor.writeFaults.length = 0
        scene.vendor.beforeWrite = async () => undefined
      }
    })
  })

  for (const one of cases.filter(({ alone }) => alone === true))
    test(one.says, async () => {
      database_ = database
      await withWrites(database(), (scene) => runCase(scene, one))
    })
})

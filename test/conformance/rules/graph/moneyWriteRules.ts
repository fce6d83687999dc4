import assert from 'node:assert/strict'
import type { MoneyKind } from '../../../../core/command/moneyCommand.js'
import { moneyKinds } from '../../../../core/command/moneyCommand.js'
import type { SandboxVendor } from '../../../support/withSandboxVendor.js'
import type { GraphScene } from '../../graph/GraphScene.js'
import { difference, findTarget, inputOf, type MoneyTarget, type MoneyWritten, readBalances, writeMoney } from '../../graph/moneyWrites.js'
import { untilDone } from '../../graph/untilDone.js'
import type { Rule } from '../../Rule.js'

/** Fields a vendor may have no place for, or chooses by itself. */
const mayDiffer: ReadonlySet<string> = new Set(['payerId', 'memo', 'processor', 'transactionId', 'reference', 'method', 'clientId'])

/** What each kind does to the ledger and to what is due, in terms of its amount. */
const effectOn: Readonly<Record<MoneyKind, { readonly ledger: number; readonly due: number }>> = {
  recordInvoicePayment: { ledger: 0, due: -1 },
  recordTrustDeposit: { ledger: 1, due: 0 },
  applyTrustToInvoice: { ledger: -1, due: -1 },
  recordTrustDisbursement: { ledger: -1, due: 0 },
}

let keys = 0
const newKey = (): string => `money conformance ${String((keys += 1))}`

/** What writing money to vendors promises, wherever an account's capabilities say that it can. */
export const moneyWriteRules: readonly Rule<GraphScene>[] = [
  {
    id: 'C-170',
    level: 'MUST',
    says: 'money that is written is at the portal once, as it was wanted, and in the graph with the new balances of its ledger and its invoice',
    check: (scene) =>
      atEveryWrite(scene, async (portal, kind, target) => {
        const before = await readBalances(scene, target, 'no-cache')
        const amount = '12.34'
        const { made, effects } = await effectsOf(portal, kind, () =>
          writeMoney(scene, kind, inputOf(kind, target, { amount, idempotencyKey: newKey() })),
        )
        assert.deepEqual(
          [made.command?.state, made.command?.error, made.userErrors, effects],
          ['APPLIED', null, [], 1],
          nameOf(portal, kind),
        )
        const told = made.command?.discrepancies.filter(({ field }) => !mayDiffer.has(field))
        assert.deepEqual([told, made.record?.amount.replace('-', '')], [[], amount], nameOf(portal, kind))
        const after = await readBalances(scene, target, 'only-if-cached')
        const { ledger, due } = effectOn[kind]
        assert.deepEqual(difference(before, after), { ledger: cents(ledger * 1234), due: cents(due * 1234) }, nameOf(portal, kind))
        assert.deepEqual(await readBalances(scene, target, 'no-cache'), after, `${nameOf(portal, kind)}: the vendor says the same`)
      }),
  },
  {
    id: 'C-171',
    level: 'MUST',
    says: 'one key is one movement of money: again, or many at once, it gives the same answer; with another input it is refused',
    check: (scene) =>
      atEveryWrite(scene, async (portal, kind, target) => {
        const input = inputOf(kind, target, { amount: '3.10', idempotencyKey: newKey() })
        const { made, effects } = await effectsOf(portal, kind, () =>
          Promise.all(Array.from({ length: 10 }, () => writeMoney(scene, kind, input))),
        )
        const again = await writeMoney(scene, kind, { ...input, amount: '3.1' })
        const answers = new Set(
          [...made, again].map(({ command, record }) => `${String(command?.id)} ${String(command?.state)} ${String(record?.id)}`),
        )
        assert.deepEqual([effects, answers.size], [1, 1], nameOf(portal, kind))
        assert.match([...answers][0] ?? '', / APPLIED /)
        const other = await writeMoney(scene, kind, { ...input, amount: '3.11' })
        assert.deepEqual(codes(other), ['IDEMPOTENCY_KEY_REUSED'], nameOf(portal, kind))
      }),
  },
  {
    id: 'C-172',
    level: 'MUST',
    // The request that is lost before the portal took it is in the crash matrix, at every write.
    says: 'an answer that is lost after the portal took money changes nothing: it is written once',
    check: (scene) =>
      atEveryWrite(scene, async (portal, kind, target) => {
        await portal.desk.order({ next: [{ do: 'drop-after', match: { method: 'POST' }, times: 1 }] })
        const input = inputOf(kind, target, { amount: '1.07', idempotencyKey: newKey() })
        const { made, effects } = await effectsOf(portal, kind, () => untilDone(() => writeMoney(scene, kind, input)))
        await portal.desk.calm()
        assert.deepEqual([made.command?.state, made.command?.error, effects], ['APPLIED', null, 1], nameOf(portal, kind))
      }),
  },
  {
    id: 'C-173',
    level: 'MUST',
    says: 'money that a rule refuses is told with the rule’s code and place, in a dry run too, and nothing is sent',
    check: (scene) =>
      atEveryWrite(scene, async (portal, kind, target) => {
        const wrong: readonly (readonly [object, string])[] = [
          [{ amount: '0' }, 'AMOUNT_NOT_POSITIVE amount'],
          [{ amount: '1.005' }, 'AMOUNT_TOO_FINE amount'],
          [{ date: '2199-01-01' }, 'DATE_IN_FUTURE date'],
          ...(kind === 'applyTrustToInvoice' || kind === 'recordTrustDisbursement'
            ? [[{ amount: '99999999' }, 'LEDGER_OVERDRAWN amount'] as const]
            : []),
          ...(kind === 'recordInvoicePayment'
            ? [
                [{ amount: '99999999' }, 'AMOUNT_OVER_DUE amount'] as const,
                [{ source: { method: 'trust' } }, 'PAYMENT_FROM_TRUST source.method'] as const,
              ]
            : []),
          ...(kind === 'recordTrustDeposit' ? [[{ source: { method: 'operating' } }, 'DEPOSIT_FROM_FIRM source.method'] as const] : []),
          ...(kind === 'recordTrustDisbursement'
            ? [[{ payeeId: null, payeeName: 'LawPay' }, 'PAYEE_IS_PROCESSOR payeeName'] as const]
            : []),
        ]
        const { effects } = await effectsOf(portal, kind, async () => {
          for (const [change, expected] of wrong)
            for (const dryRun of [true, false]) {
              const good = inputOf(kind, target, { amount: '1', idempotencyKey: newKey() })
              const { command, userErrors } = await writeMoney(scene, kind, { ...good, ...change, dryRun })
              const told = userErrors.map(({ code, path }) => `${code} ${path.slice(1).join('.')}`)
              assert.equal(command, null, `${nameOf(portal, kind)}: ${expected}`)
              assert.ok(told.includes(expected), `${nameOf(portal, kind)}: ${told.join()} lacks ${expected}`)
            }
          const dry = await writeMoney(scene, kind, inputOf(kind, target, { amount: '1', idempotencyKey: newKey(), dryRun: true }))
          assert.deepEqual([dry.command, dry.userErrors], [null, []], nameOf(portal, kind))
        })
        assert.equal(effects, 0, nameOf(portal, kind))
      }),
  },
  {
    id: 'C-174',
    level: 'MUST',
    says: 'money that an account has no way to write is refused before anything is sent',
    check: async (scene) => {
      for (const portal of scene.portals.values())
        for (const kind of moneyKinds.filter((one) => !can(portal, one))) {
          const target = await findTarget(scene, portal)
          const { made, effects } = await effectsOf(portal, kind, () =>
            writeMoney(scene, kind, inputOf(kind, target, { amount: '1', idempotencyKey: newKey() })),
          )
          assert.deepEqual([made.command, codes(made), effects], [null, ['NOT_SUPPORTED_BY_VENDOR'], 0], nameOf(portal, kind))
        }
    },
  },
]

const codes = ({ userErrors }: MoneyWritten): readonly string[] => userErrors.map(({ code }) => code)
const nameOf = ({ vendor }: SandboxVendor, kind: MoneyKind): string => `${vendor.adapter.vendor} ${kind}`
const cents = (value: number): number => (value === 0 ? 0 : value)

const can = ({ vendor }: SandboxVendor, kind: MoneyKind): boolean => vendor.adapter.capabilities.some(({ mutation }) => mutation === kind)

/** Every write of money that any vendor declares, with books it can be made on. */
const atEveryWrite = async (
  scene: GraphScene,
  check: (portal: SandboxVendor, kind: MoneyKind, target: MoneyTarget) => Promise<void>,
): Promise<void> => {
  const writes = [...scene.portals.values()].flatMap((portal) =>
    moneyKinds.filter((kind) => can(portal, kind)).map((kind) => ({ portal, kind })),
  )
  assert.ok(writes.length > 0)
  for (const { portal, kind } of writes) await check(portal, kind, await makeBooks(scene, portal, kind))
}

/** A ledger and an invoice that the write can be made on: what goes out must have come in, and have cleared. */
const makeBooks = async (scene: GraphScene, portal: SandboxVendor, kind: MoneyKind): Promise<MoneyTarget> => {
  const target = await findTarget(scene, portal)
  if (!can(portal, 'recordTrustDeposit') || effectOn[kind].ledger >= 0) return target
  const deposit = inputOf('recordTrustDeposit', target, { amount: '40', idempotencyKey: newKey() })
  const { userErrors } = await writeMoney(scene, 'recordTrustDeposit', { ...deposit, source: { method: 'cash' } })
  assert.deepEqual(userErrors, [])
  return target
}

/** Kinds of record at the portal that each write makes. */
const madeAs = (kind: MoneyKind): string => (kind === 'recordInvoicePayment' ? 'payments' : 'trust-transactions')

/** What was done, and how many records of its kind the portal made meanwhile. */
const effectsOf = async <T>(
  { desk }: SandboxVendor,
  kind: MoneyKind,
  act: () => Promise<T>,
): Promise<{ readonly made: T; readonly effects: number }> => {
  const before = (await desk.effects()).length
  const made = await act()
  const effects = await desk.effects(before)
  return { made, effects: effects.filter((effect) => effect.kind === madeAs(kind) && effect.operation === 'create').length }
}

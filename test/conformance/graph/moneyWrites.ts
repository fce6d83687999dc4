import assert from 'node:assert/strict'
import { z } from 'zod'
import type { MoneyKind } from '../../../core/command/moneyCommand.js'
import { Money } from '../../../core/money.js'
import { askGraph } from '../../support/askGraph.js'
import type { SandboxVendor } from '../../support/withSandboxVendor.js'
import type { GraphScene } from './GraphScene.js'
import { yesterday } from '../../support/yesterday.js'

const id = z.object({ id: z.string() })
const ledger = z.object({ client: id.nullable(), matter: id.nullable(), balance: z.string(), available: z.string() })
const books = z.object({
  trustAccounts: z.object({ nodes: z.array(z.object({ id: z.string(), currency: z.string(), ledgers: z.array(ledger) })) }),
  invoices: z.object({
    nodes: z.array(
      z.object({
        id: z.string(),
        currency: z.string(),
        balance: z.string(),
        client: id.nullable(),
        matters: z.array(z.object({ id: z.string(), status: z.string(), client: id.nullable() })),
      }),
    ),
  }),
})

/** Books that every kind of money can be written on: an issued invoice of one matter, and a trust account for the matter's ledger. */
export interface MoneyTarget {
  readonly invoiceId: string
  readonly trustAccountId: string
  readonly matterId: string
  readonly clientId: string
}

const booksQuery = `query ($vendor: Vendor!) {
  trustAccounts(filter: { vendors: [$vendor] }, first: 50) { nodes { id currency ledgers { client { id } matter { id } balance available } } }
  invoices(filter: { vendors: [$vendor], status: [ISSUED, PARTIALLY_PAID, OVERDUE] }, first: 100) {
    nodes { id currency balance client { id } matters { id status client { id } } }
  }
}`

/** The invoice with the most to pay whose matter is open and has a ledger, else any open matter's. */
export const findTarget = async ({ url }: GraphScene, { vendor }: SandboxVendor): Promise<MoneyTarget> => {
  const { data, errors } = await askGraph(url, { query: booksQuery, variables: { vendor: vendor.adapter.vendor } })
  assert.deepEqual(errors, [])
  const { trustAccounts, invoices } = books.parse(data)
  const targets = invoices.nodes.flatMap(({ id: invoiceId, balance, client, matters, currency }) => {
    const [matter, ...others] = matters
    if (matter === undefined || others.length > 0 || client === null || matter.client?.id !== client.id || matter.status !== 'OPEN')
      return []
    return trustAccounts.nodes
      .filter((account) => account.currency === currency)
      .map(({ id: trustAccountId, ledgers }) => {
        const own = ledgers.find((one) => one.matter?.id === matter.id && (one.client === null || one.client.id === client.id))
        const target = { invoiceId, trustAccountId, matterId: matter.id, clientId: client.id }
        return { target, due: new Money(balance), held: new Money(own?.available ?? 0) }
      })
  })
  const enough = targets.filter(({ due }) => due.gte(100))
  const [best] = enough.toSorted((left, right) => right.held.comparedTo(left.held))
  assert.ok(best !== undefined, `${vendor.adapter.vendor} has no open invoice of one matter with 100 to pay`)
  return best.target
}

/** A good input of a kind of write, as it is given to the graph. */
export const inputOf = (
  kind: MoneyKind,
  { invoiceId, trustAccountId, matterId, clientId }: MoneyTarget,
  given: { readonly amount: string; readonly idempotencyKey: string; readonly dryRun?: boolean },
): object => {
  const common = { date: yesterday(), memo: 'Naïve – as agreed', waitSeconds: 60, ...given }
  const source = { method: 'check', transactionId: '20417' }
  switch (kind) {
    case 'recordInvoicePayment':
      return { ...common, invoiceId, source }
    case 'recordTrustDeposit':
      return { ...common, trustAccountId, matterId, clientId, source }
    case 'applyTrustToInvoice':
      return { ...common, trustAccountId, invoiceId }
    case 'recordTrustDisbursement':
      return { ...common, trustAccountId, matterId, payeeId: clientId, reference: '20418' }
  }
}

const written = z.object({
  command: z
    .object({
      id: z.string(),
      state: z.string(),
      attempts: z.int(),
      discrepancies: z.array(z.object({ field: z.string(), sent: z.unknown(), stored: z.unknown() })),
      error: z.object({ code: z.string(), message: z.string() }).nullable(),
    })
    .nullable(),
  record: z.object({ id: z.string(), amount: z.string() }).nullable(),
  userErrors: z.array(z.object({ code: z.string(), message: z.string(), path: z.array(z.string()) })),
})
/** What a write of money came to. */
export type MoneyWritten = z.infer<typeof written>

/** Sends a write of money to the graph, whose vendors' time goes faster meanwhile. */
export const writeMoney = async ({ url, hurried }: GraphScene, kind: MoneyKind, input: object): Promise<MoneyWritten> => {
  const type = `${kind[0]?.toUpperCase() ?? ''}${kind.slice(1)}Input`
  const record = kind === 'recordInvoicePayment' ? 'payment' : 'trustTransaction'
  const query = `mutation ($input: ${type}!) { write: ${kind}(input: $input) {
    command { id state attempts discrepancies { field sent stored } error { code message } } record: ${record} { id amount } userErrors { code message path }
  } }`
  const { data, errors } = await hurried(askGraph(url, { query, variables: { input } }))
  assert.deepEqual(errors, [])
  return z.object({ write: written }).parse(data).write
}

/** What the matter's ledger holds, and what is due on the invoice, in cents. */
export interface Balances {
  readonly ledger: number
  readonly due: number
}

const balancesQuery = `query ($account: ID!, $invoice: ID!) {
  trustAccount(id: $account) { ledgers { client { id } matter { id } balance available } }
  invoice(id: $invoice) { balance }
}`
const balances = z.object({ trustAccount: z.object({ ledgers: z.array(ledger) }), invoice: z.object({ balance: z.string() }) })
const inCents = (amount: string): number => new Money(amount).times(100).toNumber()

/** The balances of a target as the graph tells them; `no-cache` asks the vendor. */
export const readBalances = async ({ url, hurried }: GraphScene, target: MoneyTarget, cacheControl: string): Promise<Balances> => {
  const variables = { account: target.trustAccountId, invoice: target.invoiceId }
  const { data, errors } = await hurried(askGraph(url, { query: balancesQuery, variables, cacheControl }))
  assert.deepEqual(errors, [])
  const { trustAccount, invoice } = balances.parse(data)
  const own = trustAccount.ledgers.filter(({ matter }) => matter?.id === target.matterId)
  return { ledger: own.reduce((sum, { balance }) => sum + inCents(balance), 0), due: inCents(invoice.balance) }
}

/** What changed between two looks. */
export const difference = (before: Balances, after: Balances): Balances => ({
  ledger: after.ledger - before.ledger,
  due: after.due - before.due,
})

import type { CommandInputs } from '../../../core/command/Command.js'
import type { InvoiceRecord } from '../../../core/record/Invoice.js'
import type { TrustTransactionRecord } from '../../../core/record/TrustTransaction.js'
import { openMirrorReader } from '../../../prisma/mirror/openMirrorReader.js'
import type { Database } from '../../../prisma/Database.js'
import { aContact, aMatter, anInvoice, aTrustAccount, aTrustTransaction, aUser } from '../../prisma/support/records.js'
import { bookTrust } from './TestMoney.js'
import { type CommandScene, withCommands } from './withCommands.js'

/** An account with money in trust: 1000 of client c1 for matter m1 and 200 for none, 500 of c2 for m2; invoices i1 (300 due, c1, m1) and i2 (400 due, c2, m2). */
export interface MoneyScene extends CommandScene {
  /** The balance of the ledger of c1 for m1, and what is due on i1, as the mirror has them. */
  readonly mirrored: () => Promise<{ readonly ledger: string | undefined; readonly due: string | undefined }>
}

const today = '2026-02-28'

/** An invoice with nothing paid. */
export const anOpenInvoice = (vendorId: string, changes: Partial<InvoiceRecord> = {}): InvoiceRecord => ({
  ...anInvoice(vendorId, { status: 'ISSUED', issueDate: '2026-02-01', trustApplied: '0', paid: '0', ...changes }),
})

/** What an open invoice comes to. */
const dueOf = { subtotal: '300.00', discount: '0', tax: '0', total: '300.00', balance: '300.00' }

const linesOf = (matterId: string, amount: string) => ({
  lineItems: anInvoice('i').lineItems.map((line) => ({ ...line, matterId, quantity: '1', rate: amount, amount })),
})

/** A deposit that cleared. */
export const aDeposit = (vendorId: string, changes: Partial<TrustTransactionRecord> = {}): TrustTransactionRecord =>
  aTrustTransaction(vendorId, { balanceAfter: null, ...changes })

/** What is recorded by default: each may be changed. */
export const orders = {
  payment: (changes: Partial<CommandInputs['recordInvoicePayment']> = {}): CommandInputs['recordInvoicePayment'] => ({
    invoiceId: 'i1',
    amount: '100',
    date: today,
    source: { method: 'card', processor: 'lawpay', transactionId: 'ch_9' },
    payerId: null,
    memo: 'First part.',
    ...changes,
  }),
  deposit: (changes: Partial<CommandInputs['recordTrustDeposit']> = {}): CommandInputs['recordTrustDeposit'] => ({
    trustAccountId: 'a1',
    clientId: 'c1',
    matterId: 'm1',
    amount: '250',
    date: today,
    source: { method: 'ach', processor: null, transactionId: 'tx_7' },
    memo: 'Retainer.',
    ...changes,
  }),
  application: (changes: Partial<CommandInputs['applyTrustToInvoice']> = {}): CommandInputs['applyTrustToInvoice'] => ({
    trustAccountId: 'a1',
    invoiceId: 'i1',
    clientId: 'c1',
    matterId: 'm1',
    amount: '120',
    date: today,
    memo: null,
    ...changes,
  }),
  disbursement: (changes: Partial<CommandInputs['recordTrustDisbursement']> = {}): CommandInputs['recordTrustDisbursement'] => ({
    trustAccountId: 'a1',
    clientId: 'c1',
    matterId: 'm1',
    payeeId: null,
    payeeName: 'County Court Clerk',
    amount: '75.50',
    date: today,
    reference: '1042',
    memo: 'Filing fee.',
    ...changes,
  }),
}

/** Connects an account with money in trust, reads it whole, and gives its commands to `use`. */
export const withMoney = (
  database: Database,
  use: (scene: MoneyScene) => Promise<void>,
  engineOptions: Parameters<typeof withCommands>[2] = {},
): Promise<void> =>
  withCommands(
    database,
    async (scene) => {
      const { vendor, account, sync } = scene
      const { world } = vendor
      if (world.MATTER.length === 0) {
        world.USER.push(aUser('u1'))
        world.CONTACT.push(aContact('c1'), aContact('c2'))
        world.MATTER.push(aMatter('m1', { clientId: 'c1', vendorTotals: null }), aMatter('m2', { clientId: 'c2', vendorTotals: null }))
        world.TRUST_ACCOUNT.push(aTrustAccount('a1', { balance: '0', ledgers: [] }), aTrustAccount('a2', { balance: '0', ledgers: [] }))
        bookTrust(world, aDeposit('d1'))
        bookTrust(world, aDeposit('d2', { clientId: 'c2', matterId: 'm2', amount: '500.00' }))
        bookTrust(world, aDeposit('d3', { matterId: null, amount: '200.00' }))
        world.INVOICE.push(
          anOpenInvoice('i1', { ...dueOf, ...linesOf('m1', '300.00'), matterBalances: [{ matterId: 'm1', balance: '300.00' }] }),
          anOpenInvoice('i2', {
            ...linesOf('m2', '400.00'),
            ...dueOf,
            subtotal: '400.00',
            total: '400.00',
            balance: '400.00',
            clientId: 'c2',
            matterIds: ['m2'],
            matterBalances: [{ matterId: 'm2', balance: '400.00' }],
          }),
        )
      }
      await sync.syncAccount(account)
      const mirror = openMirrorReader(database)
      await use({
        ...scene,
        mirrored: async () => {
          const [trustAccount] = await mirror.readMany('TRUST_ACCOUNT', [{ account, vendorId: 'a1' }])
          const [invoice] = await mirror.readMany('INVOICE', [{ account, vendorId: 'i1' }])
          const ledger = trustAccount?.record.ledgers.find(({ clientId, matterId }) => clientId === 'c1' && matterId === 'm1')
          return { ledger: ledger?.balance, due: invoice?.record.balance }
        },
      })
      // The next account's workers would find what is left.
      await scene.settle()
    },
    engineOptions,
  )

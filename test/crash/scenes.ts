import type { CommandInputs, CommandKind } from '../../core/command/Command.js'
import { Money } from '../../core/money.js'
import type { InvoiceRecord } from '../../core/record/Invoice.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { CanonicalRecord } from '../../core/record/CanonicalRecord.js'
import { openMirrorReader } from '../../prisma/mirror/openMirrorReader.js'
import type { Lane, LaneAccount } from './openLane.js'
import { yesterday } from '../support/yesterday.js'

/** The records of an account that writes are about, by vendor id. */
export interface FirmRecords {
  readonly matterId: string
  /** An issued invoice of one matter with much left to pay, and whose it is. */
  readonly invoice: { readonly id: string; readonly clientId: string; readonly matterId: string }
  readonly trustAccountId: string
}

/** Finds what writes need among an account's records. */
export const findRecords = async ({ database }: Lane, { account }: LaneAccount): Promise<FirmRecords> => {
  const list = async <K extends RecordKind>(kind: K): Promise<readonly CanonicalRecord<K>[]> =>
    (
      await openMirrorReader(database).list(kind, { accounts: [account.key], page: { first: 200 }, withTotal: false, withRaw: false })
    ).edges.map(({ row }) => row.record)
  const matter = (await list('MATTER')).find(({ status }) => status === 'OPEN')
  const [invoice] = (await list('INVOICE')).filter(isPayable).sort((one, other) => new Money(other.balance).comparedTo(one.balance))
  const [trustAccount] = await list('TRUST_ACCOUNT')
  const [matterId] = invoice?.matterIds ?? []
  if (matter === undefined || invoice?.clientId == null || matterId === undefined || trustAccount === undefined)
    throw new Error(`the firm at ${account.vendor} has nothing to write about: choose another seed`)
  return {
    matterId: matter.vendorId,
    invoice: { id: invoice.vendorId, clientId: invoice.clientId, matterId },
    trustAccountId: trustAccount.vendorId,
  }
}

const isPayable = ({ status, matterIds, clientId }: InvoiceRecord): boolean =>
  ['ISSUED', 'OVERDUE', 'PARTIALLY_PAID'].includes(status) && matterIds.length === 1 && clientId !== null

/** How a kind of write is set up, and what it says; `number` is another for each. */
export interface Scene<K extends CommandKind> {
  /** What is written first, by ordinary means: the entry that is to be changed, the money that is to be paid out. */
  readonly first:
    | ((
        records: FirmRecords,
        number: number,
      ) => { readonly [F in CommandKind]: { readonly kind: F; readonly input: CommandInputs[F] } }[CommandKind])
    | null
  /** Whether what was written first serves all cells. */
  readonly firstServesAll: boolean
  /** `recordId` is that of the first write, or empty where there is none. */
  readonly inputOf: (records: FirmRecords, number: number, recordId: string) => CommandInputs[K]
}

const date = yesterday()

const anEntry = ({ matterId }: FirmRecords, number: number): CommandInputs['createTimeEntry'] => ({
  matterId,
  userId: null,
  date,
  durationSeconds: 2_520,
  description: `Call with the client, number ${String(number)}`,
  billable: true,
  activityCode: null,
  rate: null,
  referenceId: null,
  tags: [],
})

/** A wire counts at once; a check would have to clear first. */
const aSource = (number: number): CommandInputs['recordTrustDeposit']['source'] => ({
  method: 'wire',
  processor: null,
  transactionId: `C-${String(number)}`,
})

const aDeposit = ({ trustAccountId, invoice }: FirmRecords, number: number, amount: string): CommandInputs['recordTrustDeposit'] => ({
  trustAccountId,
  clientId: invoice.clientId,
  matterId: invoice.matterId,
  amount,
  date,
  source: aSource(number),
  memo: `Retainer, number ${String(number)}`,
})

const entryFirst: Scene<'deleteTimeEntry'>['first'] = (records, number) => ({ kind: 'createTimeEntry', input: anEntry(records, number) })
const moneyFirst: Scene<'recordTrustDisbursement'>['first'] = (records, number) => ({
  kind: 'recordTrustDeposit',
  input: aDeposit(records, number, '5000.00'),
})

/** Small, so that no invoice and no ledger comes to its end, and another each time, as where a vendor has no place for a marker an amount tells writes apart. */
const amountOf = (number: number): string => new Money(1 + (number % 293)).div(100).toFixed(2)

/** Every kind of write. */
export const scenes: { readonly [K in CommandKind]: Scene<K> } = {
  createTimeEntry: { first: null, firstServesAll: true, inputOf: (records, number) => anEntry(records, number) },
  updateTimeEntry: {
    first: entryFirst,
    firstServesAll: true,
    inputOf: (_stage, number, vendorId) => ({
      vendorId,
      changes: { description: `Changed, number ${String(number)}`, durationSeconds: 3_600 },
    }),
  },
  deleteTimeEntry: { first: entryFirst, firstServesAll: false, inputOf: (_stage, _number, vendorId) => ({ vendorId }) },
  recordInvoicePayment: {
    first: null,
    firstServesAll: true,
    inputOf: ({ invoice }, number) => ({
      invoiceId: invoice.id,
      amount: amountOf(number),
      date,
      source: aSource(number),
      payerId: null,
      memo: `Paid, number ${String(number)}`,
    }),
  },
  recordTrustDeposit: { first: null, firstServesAll: true, inputOf: (records, number) => aDeposit(records, number, amountOf(number)) },
  applyTrustToInvoice: {
    first: moneyFirst,
    firstServesAll: true,
    inputOf: ({ trustAccountId, invoice }, number) => ({
      trustAccountId,
      invoiceId: invoice.id,
      clientId: invoice.clientId,
      matterId: invoice.matterId,
      amount: amountOf(number),
      date,
      memo: `Applied, number ${String(number)}`,
    }),
  },
  recordTrustDisbursement: {
    first: moneyFirst,
    firstServesAll: true,
    inputOf: ({ trustAccountId, invoice }, number) => ({
      trustAccountId,
      clientId: invoice.clientId,
      matterId: invoice.matterId,
      payeeId: null,
      payeeName: 'Example Court Reporters',
      amount: amountOf(number),
      date,
      reference: `C-${String(number)}`,
      memo: `Fee, number ${String(number)}`,
    }),
  },
}

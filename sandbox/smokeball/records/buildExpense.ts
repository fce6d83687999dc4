import type { PortalKit } from '../../portal/Portal.js'
import type { Ledger, LedgerExpense } from '../../world/ledger/Ledger.js'
import type { SmokeballExpense } from './SmokeballExpense.js'
import { fractionOf, ticksAt } from './ticks.js'

const longestCode = 20

/** Expense number `index` of the books. */
export const buildExpense = (kit: PortalKit, ledger: Ledger, index: number): SmokeballExpense => {
  const from = ledger.expense(index)
  return {
    id: kit.guid.of('expense', index),
    versionId: kit.guid.of('expense-version', index),
    matterId: kit.guid.of('matter', from.matter),
    ...(from.user === null ? {} : { staffId: kit.guid.of('staff', from.user) }),
    expenseDate: `${from.date}T00:00:00Z`,
    subject: from.category,
    description: from.description,
    activityCode: from.category.toUpperCase().slice(0, longestCode),
    ...(from.code === '' ? {} : { utbmsTaskCode: from.code }),
    costType: from.cost === 'hard' ? 'Hard' : 'Soft',
    quantityThousandths: from.quantityThousandths,
    priceCents: from.unitCents,
    taxExempt: !from.taxable,
    isBillable: from.billable,
    // Smokeball writes off only what is billable.
    isWrittenOff: from.billable && from.status === 'written_off',
    ...billing(kit, from),
    isDeleted: false,
    createdByUserId: kit.guid.of('user', from.user ?? 0),
    lastUpdated: ticksAt(from.updatedAt, fractionOf(index)),
  }
}

const billing = (kit: PortalKit, from: LedgerExpense): Pick<SmokeballExpense, 'finalized' | 'invoiceId' | 'isInvoicedExternally'> => ({
  finalized: from.status === 'billed',
  isInvoicedExternally: from.status === 'billed' && from.invoice === null,
  ...(from.invoice === null ? {} : { invoiceId: kit.guid.of('invoice', from.invoice) }),
})

/** An expense somebody entered twice and deleted: it stays in its matter's list. */
export const buildDeletedExpenses = (kit: PortalKit, matter: number): readonly SmokeballExpense[] => {
  if (matter % 9 !== 4) return []
  const { openDate, createdAt } = kit.world.matter(matter)
  return [
    {
      id: kit.guid.of('deleted-expense', matter),
      versionId: kit.guid.of('deleted-expense-version', matter),
      matterId: kit.guid.of('matter', matter),
      expenseDate: `${openDate ?? kit.world.today}T00:00:00Z`,
      subject: 'Entered twice',
      description: '',
      costType: 'Soft',
      quantityThousandths: 1000,
      priceCents: 4550,
      taxExempt: false,
      isBillable: true,
      isWrittenOff: false,
      finalized: false,
      isInvoicedExternally: false,
      isDeleted: true,
      createdByUserId: kit.guid.of('user', 0),
      lastUpdated: ticksAt(createdAt, fractionOf(matter)),
    },
  ]
}

import type { DecimalString, Instant, Json } from '../../../../core/record/scalars.js'
import { blankToNull } from '../../../vendor/map/blankToNull.js'
import { instant } from '../../../vendor/map/instant.js'
import { pageDrift } from '../../../vendor/page/pageDrift.js'
import type { PageValue } from '../../../vendor/page/PageValue.js'
import { readAttribute } from '../../../vendor/page/readAttribute.js'
import { readDecimal, usMoney } from '../../../vendor/page/readDecimal.js'
import { readTable } from '../../../vendor/page/readTable.js'
import { readSomeText, readText } from '../../../vendor/page/readText.js'
import { readWord } from '../../../vendor/page/readWord.js'
import { rowTexts } from '../../../vendor/page/rowTexts.js'
import { billingPage } from './billingPage.js'
import { readTime } from './readDay.js'

/** One bank account of the firm. */
export interface BankAccountRow {
  readonly id: string
  readonly name: string
  readonly isTrust: boolean
  readonly bankName: string | null
  /** The last four digits: more the page does not show, and what shows more is DRIFT. */
  readonly lastDigits: string
  /** Null for operating accounts, whose balance the portal does not know. */
  readonly balance: DecimalString | null
  readonly createdAt: Instant
  readonly updatedAt: Instant
  /** The row's texts, unmapped. */
  readonly raw: Json
}

/** The list of the firm's bank accounts. Address and layout are assumed. */
export const bankAccountsPage = {
  path: '/bank_accounts',
  read: (text: string): readonly BankAccountRow[] =>
    readTable(billingPage(text, 'bank accounts'), {
      table: 'table#bank-accounts',
      columns,
      closed: true,
      empty: { selector: 'tr.empty-state', text: 'There are no bank accounts.', place: 'row' },
    }).map(({ cells, row }) => {
      const isTrust = readWord(cells.type, { Trust: true, Operating: false })
      return {
        id: readAttribute(row, 'id', /^bank-account-(\d+)$/),
        name: readSomeText(cells.name),
        isTrust,
        bankName: blankToNull(readText(cells.bank)),
        lastDigits: lastDigits(cells.number),
        balance: isTrust ? readDecimal(cells.balance, usMoney) : null,
        createdAt: readMoment(cells.added),
        updatedAt: readMoment(cells.edited),
        raw: rowTexts(cells),
      }
    }),
} as const

const columns = {
  name: 'Name',
  type: 'Type',
  bank: 'Bank',
  number: 'Account Number',
  balance: 'Balance',
  added: 'Added',
  edited: 'Last Edited',
} as const

const lastDigits = (value: PageValue): string => {
  const digits = /^•••• (\d{4})$/.exec(readText(value))?.[1]
  if (digits === undefined) throw pageDrift(value.page, { path: value.path, expected: 'the last four digits alone', came: 'another form' })
  return digits
}

const readMoment = (value: PageValue): Instant => instant(readTime(value, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/))

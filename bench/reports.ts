import { systemClock } from '../bin/systemClock.js'
import type { AccountKey } from '../core/recordId.js'
import { reconcileTrust } from '../core/report/reconcileTrust.js'
import type { ReportReader } from '../core/report/ReportReader.js'
import { totalReceivables } from '../core/report/totalReceivables.js'
import { totalWork } from '../core/report/totalWork.js'
import { Releases } from '../core/release.js'
import type { Database } from '../prisma/Database.js'
import { openReportReader } from '../prisma/report/openReportReader.js'
import { openInFolder } from '../test/support/openEmbedded.js'
import { fillFirm } from './books/fillFirm.js'
import { makeFirm } from './books/makeFirm.js'
import { median } from './support/median.js'
import { recordResult } from './support/recordResult.js'

const rounds = 5
const asOf = '2026-10-31'
const size = { matters: 5_000, timeEntries: 20, invoices: 5, otherTrustTransactions: 15 }

/** A report, and the plainest statement over the same rows. */
interface Question {
  readonly name: string
  readonly report: (reports: ReportReader, account: AccountKey) => Promise<unknown>
  readonly plain: string
}

const questions: readonly Question[] = [
  {
    name: 'trust reconciliation',
    report: async (reports, account) => {
      const books = await reports.trustBooks({ account, trustAccountId: 'trust1', asOf, statement: '1000000.00', notOnStatement: [] })
      if (books === null) throw new Error('the trust account is gone')
      return reconcileTrust(books, '1000000.00')
    },
    plain: 'select count(*), sum(amount) from mirror_trust_transaction where account_key = $1',
  },
  {
    name: 'aged receivables',
    report: async (reports, account) =>
      totalReceivables(await reports.receivables({ accounts: [account], asOf, bounds: [30, 60, 90], groupBy: 'CLIENT' })),
    plain: `select (select count(*) from mirror_invoice where account_key = $1), (select sum(balance) from mirror_invoice where account_key = $1),
      (select count(*) from mirror_payment where account_key = $1), (select sum(amount) from mirror_payment where account_key = $1)`,
  },
  {
    name: 'work in progress',
    report: async (reports, account) => totalWork(await reports.workInProgress({ accounts: [account], asOf, groupBy: 'MATTER' })),
    plain: 'select count(*), sum(amount) from mirror_time_entry where account_key = $1',
  },
]

const timed = async (act: () => Promise<unknown>): Promise<number> => {
  const from = performance.now()
  await act()
  return performance.now() - from
}

/** How long each report takes over 100 000 trust transactions and what belongs to them, beside a plain count and sum over the same rows. */
export const benchReports = async (): Promise<void> => {
  const releases = new Releases()
  try {
    await measure((await openInFolder(releases)).database)
  } finally {
    await releases.releaseAll()
  }
}

const measure = async (database: Database): Promise<void> => {
  const firm = makeFirm(size)
  const sizes = `${String(firm.TRUST_TRANSACTION.length)} trust transactions in ${String(firm.MATTER.length)} ledgers, ${String(firm.INVOICE.length)} invoices with ${String(firm.PAYMENT.length)} payments, ${String(firm.TIME_ENTRY.length)} time entries`
  console.log(`filling the mirror: ${sizes}`)
  const account = await fillFirm(database, 'CLIO', firm)
  const reports = openReportReader(database)
  const took = questions.map(() => ({ report: [] as number[], plain: [] as number[] }))
  // The first round warms both sides up and is not counted.
  for (let round = 0; round <= rounds; round++) {
    for (const [index, { report, plain }] of questions.entries()) {
      const plainMs = await timed(() => database.query(plain, [account]))
      const reportMs = await timed(() => report(reports, account))
      if (round === 0) continue
      took[index]?.plain.push(plainMs)
      took[index]?.report.push(reportMs)
    }
  }
  const measured = questions.map(({ name }, index) => ({
    name,
    reportMs: median(took[index]?.report ?? []),
    plainMs: median(took[index]?.plain ?? []),
  }))
  const rows = measured.map(
    ({ name, reportMs, plainMs }) => `| ${name} | ${reportMs.toFixed(0)} | ${plainMs.toFixed(0)} | ${(reportMs / plainMs).toFixed(1)} × |`,
  )
  const ratio = `Beside count and sum over the same rows: ${measured.map(({ name, reportMs, plainMs }) => `${name} ${(reportMs / plainMs).toFixed(1)} ×`).join(', ')}`
  const lines = [
    `The embedded database with ${sizes}; each report as of one day beside the plainest \`count\` and \`sum\` over the same rows; median of ${String(rounds)} rounds.`,
    '',
    '| | report, ms | count and sum, ms | ratio |',
    '| --- | ---: | ---: | ---: |',
    ...rows,
    '',
    ratio,
  ]
  await recordResult('reports', lines, systemClock.now())
  console.log(lines.join('\n'))
}

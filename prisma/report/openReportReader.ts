import type { ReportReader } from '../../core/report/ReportReader.js'
import type { Sql } from '../Database.js'
import { readTrustBooks } from './readTrustBooks.js'
import { sumReceivables } from './sumReceivables.js'
import { sumWorkInProgress } from './sumWorkInProgress.js'

/** The reports over a database. */
export const openReportReader = (sql: Sql): ReportReader => ({
  trustBooks: (request) => readTrustBooks(sql, request),
  receivables: (request) => sumReceivables(sql, request),
  workInProgress: (request) => sumWorkInProgress(sql, request),
})

import type { Sql } from '../prisma/Database.js'

/** Longer than any healthy database takes for nothing. */
const patienceMs = 2_000

/** Whether the database answers now: without it no request can be answered. */
export const databaseAnswers = async (sql: Sql): Promise<boolean> => {
  const { promise: tooLate, resolve } = Promise.withResolvers<false>()
  const timer = setTimeout(() => resolve(false), patienceMs)
  try {
    return await Promise.race([sql.query('select 1').then(() => true), tooLate])
  } catch {
    return false
  } finally {
    clearTimeout(timer)
  }
}

import type { Sql } from '../Database.js'

/** The audit log's size and the root over it, in hex. */
export const readAuditTree = async (sql: Sql): Promise<{ readonly size: number; readonly root: string }> => {
  const [tree] = await sql.query<{ size: number; root: string }>('select size, root from audit_tree')
  if (tree === undefined) throw new Error('the audit log has lost its tree')
  return tree
}

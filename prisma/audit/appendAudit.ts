import type { AuditAct, AuditEvent } from '../../core/audit/AuditEvent.js'
import { canonicalJson } from '../../core/audit/canonicalJson.js'
import { addLeaf, leafHash, rootOf } from '../../core/audit/merkleTree.js'
import type { Sql } from '../Database.js'

interface TreeRow {
  readonly size: number
  readonly peaks: readonly string[]
}

/** Locks the tree for the rest of the transaction: acts are numbered in the order they are committed, without a gap. */
const lockTree = async (sql: Sql): Promise<TreeRow> => {
  const [tree] = await sql.query<TreeRow>('select size, peaks from audit_tree for update')
  if (tree === undefined) throw new Error('the audit log has lost its tree')
  return tree
}

/** Adds an act to the audit log, in the transaction of the act itself: both are kept, or neither. */
export const appendAudit = async (sql: Sql, act: AuditAct): Promise<AuditEvent> => {
  const tree = await lockTree(sql)
  const index = tree.size
  const leaf = canonicalJson({ ...act, index })
  const hash = leafHash(leaf)
  const grown = addLeaf(tree, hash)
  await sql.query(
    `insert into audit_event (index, hash, leaf, at, tenant, actor, action, account_key, subject_id)
     values ($1::int8, $2::text, $3::text, $4::timestamptz, $5::text, $6::text, $7::text, $8::text, $9::text)`,
    [index, hash, leaf, act.at, act.tenant, act.actor, act.action, act.account, act.subjectId],
  )
  await sql.query('update audit_tree set size = $1::int8, peaks = $2::text[], root = $3::text', [grown.size, grown.peaks, rootOf(grown)])
  return { ...act, index, hash }
}

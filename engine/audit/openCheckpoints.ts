import { appendFile } from 'node:fs/promises'
import type { Clock } from '../../core/clock.js'
import { readAuditTree } from '../../prisma/audit/readAuditTree.js'
import type { Sql } from '../../prisma/Database.js'
import type { SigningKey } from './SigningKey.js'

/** Where checkpoints come from and go to. */
export interface CheckpointContext {
  readonly sql: Sql
  readonly key: SigningKey
  readonly clock: Clock
  /** The file checkpoints are added to. Copies of it kept elsewhere are what a rewritten log cannot answer. */
  readonly file: string
}

/** Writes signed checkpoints of the audit log. */
export interface Checkpoints {
  /** Adds a checkpoint to the file, unless the log has not grown since the last one this process wrote. */
  write(): Promise<void>
}

/** Opens the writing of checkpoints: signed notes with the log's size and root, in the form transparency logs have. */
export const openCheckpoints = ({ sql, key, clock, file }: CheckpointContext): Checkpoints => {
  let written = -1
  return {
    write: async () => {
      const { size, root } = await readAuditTree(sql)
      if (size === written) return
      const text = `${key.name}\n${String(size)}\n${Buffer.from(root, 'hex').toString('base64')}\nat ${clock.now().toISOString()}\n`
      await appendFile(file, `${text}\n${key.signatureLine(text)}\n`, { mode: 0o600 })
      written = size
    },
  }
}

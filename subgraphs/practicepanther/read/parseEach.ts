import type { z } from 'zod'
import { MattergraphError } from '../../../core/errors.js'
import type { Json } from '../../../core/record/scalars.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import { idAt } from './findByValues.js'
import type { WireRow } from './WireRow.js'

/** Records of a batch, told apart: those that parsed, and the error of each that did not, by id. */
export interface ParsedEach<Wire> {
  readonly rows: readonly WireRow<Wire>[]
  readonly failures: ReadonlyMap<string, MattergraphError>
}

/** Parses records one by one: a record in an unknown form costs only itself. */
export const parseEach = <Schema extends z.ZodType>(
  schema: Schema,
  found: readonly unknown[],
  where: string,
): ParsedEach<z.output<Schema>> => {
  const rows: WireRow<z.output<Schema>>[] = []
  const failures = new Map<string, MattergraphError>()
  for (const element of found) {
    const id = idAt(element, 'id', where)
    try {
      rows.push({ wire: parseWire(schema, element, where, 'PRACTICEPANTHER'), raw: element as Json }) // JSON.parse gave it.
    } catch (thrown) {
      if (!(thrown instanceof MattergraphError)) throw thrown
      failures.set(id, thrown)
    }
  }
  return { rows, failures }
}

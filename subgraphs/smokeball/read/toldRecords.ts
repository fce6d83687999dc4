import type { z } from 'zod'
import { MattergraphError } from '../../../core/errors.js'
import type { Json } from '../../../core/record/scalars.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import type { Told } from '../map/recordBase.js'

/** Parses one record and keeps its own form beside it. `where` names it in a DRIFT error. */
export const toldRecord = <Schema extends z.ZodType>(schema: Schema, value: unknown, where: string): Told<z.output<Schema>> => ({
  wire: parseWire(schema, value, where, 'SMOKEBALL'),
  // It came out of JSON text, so it is JSON.
  raw: value as Json,
})

/** Parses every record of a list; one of another form fails the list. */
export const toldRecords = <Schema extends z.ZodType>(
  schema: Schema,
  values: readonly unknown[],
  where: string,
): readonly Told<z.output<Schema>>[] => values.map((value, index) => toldRecord(schema, value, `${where}.value[${String(index)}]`))

/** What `act` gives, or the error it throws where that concerns this one record and not the whole connection. */
export const orItsError = async <Value>(act: () => Value | Promise<Value>): Promise<Value | MattergraphError> => {
  try {
    return await act()
  } catch (thrown) {
    if (thrown instanceof MattergraphError) return thrown
    throw thrown
  }
}

import { z } from 'zod'
import type { Json } from '../../../core/record/scalars.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import type { WireRow } from './WireRow.js'

const bareArray = z.array(z.unknown())

/** The elements of a list answer: lists are bare arrays. Throws DRIFT for anything else. */
export const listElements = (answer: unknown, where: string): readonly unknown[] => parseWire(bareArray, answer, where, 'PRACTICEPANTHER')

/** Parses a list answer whole; throws DRIFT with the path of the difference where one record of it is in another form. */
export const parseList = <Schema extends z.ZodType>(schema: Schema, answer: unknown, where: string): readonly WireRow<z.output<Schema>>[] =>
  listElements(answer, where).map((element, index) => ({
    wire: parseWire(schema, element, `${where}[${String(index)}]`, 'PRACTICEPANTHER'),
    raw: element as Json, // JSON.parse gave it.
  }))

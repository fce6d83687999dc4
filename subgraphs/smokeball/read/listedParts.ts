import { z } from 'zod'
import type { Told } from '../map/recordBase.js'
import type { SmokeballApi } from '../openSmokeballApi.js'
import { toldRecord } from './toldRecords.js'
import { wholeList } from './wholeList.js'

type Identified = z.ZodType<{ readonly id: string }>

/** The whole list of one matter: `fees`, `expenses`, `invoices`. */
export const partsOfMatter = <Schema extends Identified>(
  api: SmokeballApi,
  schema: Schema,
  path: string,
): Promise<readonly Told<z.output<Schema>>[]> => wholeList(api, schema, { request: { path }, keyOf: ({ id }) => id })

/** The parts with these ids: one by its own request, several by the matter's list. */
export const someParts = async <Schema extends Identified>(
  api: SmokeballApi,
  schema: Schema,
  { path, ids }: { readonly path: string; readonly ids: readonly string[] },
): Promise<readonly Told<z.output<Schema>>[]> => {
  const [only, ...others] = ids
  if (only === undefined || others.length > 0) return partsOfMatter(api, schema, path)
  const part = await api.find(`${path}/${only}`, z.unknown())
  return part === undefined ? [] : [toldRecord(schema, part, path)]
}

import type { z } from 'zod'
import { MattergraphError } from '../../../core/errors.js'
import type { Told } from '../map/recordBase.js'
import type { SmokeballApi } from '../openSmokeballApi.js'
import { listPage, type PageRequest } from './listPage.js'

const walks = 3

/**
 * Every record of a list that cannot be sorted, page after page. Offsets shift while records come and go, so a walk counts only when the size stood still
 * and no key came twice; otherwise it starts over, and after three walks it is VENDOR_UNAVAILABLE. One page is one walk.
 */
export const wholeList = async <Schema extends z.ZodType>(
  api: SmokeballApi,
  schema: Schema,
  { request, keyOf }: { readonly request: Omit<PageRequest, 'offset' | 'limit'>; readonly keyOf: (record: z.output<Schema>) => string },
): Promise<readonly Told<z.output<Schema>>[]> => {
  for (let walk = 1; walk <= walks; walk += 1) {
    const records = await walkOnce(api, schema, request)
    if (records !== undefined && new Set(records.map(({ wire }) => keyOf(wire))).size === records.length) return records
  }
  throw new MattergraphError('VENDOR_UNAVAILABLE', `the list ${request.path} kept changing while it was read`, { vendor: 'SMOKEBALL' })
}

/** All pages, or undefined where the size changed on the way. */
const walkOnce = async <Schema extends z.ZodType>(
  api: SmokeballApi,
  schema: Schema,
  request: Omit<PageRequest, 'offset' | 'limit'>,
): Promise<readonly Told<z.output<Schema>>[] | undefined> => {
  const first = await listPage(api, schema, request)
  const records = [...first.records]
  while (records.length < first.size) {
    const page = await listPage(api, schema, { ...request, offset: records.length })
    if (page.size !== first.size) return undefined
    records.push(...page.records)
  }
  return records
}

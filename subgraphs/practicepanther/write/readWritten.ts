import type { z } from 'zod'
import { MattergraphError } from '../../../core/errors.js'
import { parseJson } from '../../vendor/http/parseJson.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import type { PortalResponse } from '../../vendor/http/PortalHttp.js'
import { refusedWrite } from './refusedWrite.js'

const vendor = 'PRACTICEPANTHER'

/** What the vendor says it wrote. Throws as `refusedWrite` for an answer other than 200, and DRIFT, UNCERTAIN for one that cannot be read: it may have been done. */
export const readWritten = <Schema extends z.ZodType>(response: PortalResponse, schema: Schema, path: string): z.output<Schema> => {
  if (response.status !== 200) throw refusedWrite(response, path)
  try {
    return parseWire(schema, parseJson(response.text, path, vendor), path, vendor)
  } catch (thrown) {
    if (!(thrown instanceof MattergraphError)) throw thrown
    throw new MattergraphError(thrown.code, thrown.message, { vendor, outcome: 'UNCERTAIN', cause: thrown })
  }
}

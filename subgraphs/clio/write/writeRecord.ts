import { MattergraphError } from '../../../core/errors.js'
import { parseJson } from '../../vendor/http/parseJson.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import type { ClioApi } from '../openClioApi.js'
import { singleAnswer } from '../wire/ListAnswer.js'
import { writtenRecord } from '../wire/WrittenRecord.js'
import { refusedWrite } from './refusedWrite.js'

const vendor = 'CLIO'

/** A record as it is to be written: what stands in Clio's envelope. */
export interface RecordWrite {
  readonly method: 'POST' | 'PATCH'
  /** What stands between `/api/v4/` and `.json`. */
  readonly path: string
  readonly data: object
  /** The state that it changes; where the record is in another by now, nothing is done. */
  readonly etag?: string
}

/** Writes one record and gives its id. Rejects with an outcome: NOT_APPLIED where Clio refused, UNCERTAIN where its answer cannot be read. */
export const writeRecord = async (api: ClioApi, write: RecordWrite): Promise<string> => {
  const { method, path, data, etag } = write
  const response = await api.change(method, path, {
    query: [['fields', 'id,etag']],
    body: { data },
    ...(etag === undefined ? {} : { headers: { 'if-match': etag } }),
  })
  if (response.status !== (method === 'POST' ? 201 : 200)) throw refusedWrite(response, path)
  try {
    const answer = parseWire(singleAnswer, parseJson(response.text, path, vendor), path, vendor)
    return String(parseWire(writtenRecord, answer.data, path, vendor).id)
  } catch (thrown) {
    if (!(thrown instanceof MattergraphError)) throw thrown
    throw new MattergraphError(thrown.code, thrown.message, { vendor, outcome: 'UNCERTAIN', cause: thrown })
  }
}

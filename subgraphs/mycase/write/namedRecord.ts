import { parseJson } from '../../vendor/http/parseJson.js'
import type { MyCaseApi } from '../openMyCaseApi.js'
import { refusedRequest } from '../refusedRequest.js'
import { refusedWrite } from './refusedWrite.js'

/** A record of the API that a write names, not yet looked at. One that is not there is a refusal: nothing was written. `name` is for errors. */
export const namedRecord = async (api: MyCaseApi, path: string, name: string): Promise<unknown> => {
  const response = await api.get(path)
  if (response.status === 404) throw refusedWrite(response, name)
  if (response.status !== 200) throw refusedRequest(response, name)
  return parseJson(response.text, name, 'MYCASE')
}

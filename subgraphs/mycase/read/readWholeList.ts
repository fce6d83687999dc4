import { z } from 'zod'
import { parseWire } from '../../vendor/http/parseWire.js'
import type { MyCaseApi } from '../openMyCaseApi.js'
import { type ApiList, type ListPage, readListPage } from './readListPage.js'

/** All of a list, parsed, page after page. */
export const readWholeList = async <T>(api: MyCaseApi, list: ApiList, schema: z.ZodType<T>): Promise<readonly T[]> => {
  const all: T[] = []
  let token: string | null = null
  do {
    const page: ListPage = await readListPage(api, list, token)
    // What came before a token that MyCase takes no longer comes again.
    if (page.restarted) all.length = 0
    all.push(...parseWire(z.array(schema), page.items, list.path, 'MYCASE'))
    token = page.next
  } while (token !== null)
  return all
}

import { childLists, type MirrorReader } from '../../core/mirror/MirrorReader.js'
import type { Sql } from '../Database.js'
import { listRecords } from './listRecords.js'
import { accountsScope, parentsScope } from './listScope.js'
import { readMany } from './readMany.js'
import { sumMatters } from './sumMatters.js'

/** The mirror over a database. */
export const openMirrorReader = (sql: Sql): MirrorReader => ({
  readMany: async (kind, keys, { withRaw } = { withRaw: true }) => readMany(sql, kind, { keys, withRaw }),
  list: async (kind, request) => {
    const [list] = await listRecords(sql, kind, { ...request, scope: (bind) => accountsScope(request.accounts, bind) })
    if (list === undefined) throw new Error('a list came back without its row')
    return list
  },
  listByParents: async (childList, parents, request) => {
    if (parents.length === 0) return []
    const scope = { parents, accounts: request.accounts }
    return listRecords(sql, childLists[childList].child, { ...request, scope: (bind) => parentsScope(childList, scope, bind) })
  },
  matterTotals: async (matters) => sumMatters(sql, matters),
})

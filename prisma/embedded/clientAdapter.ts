import type { SqlDriverAdapter, SqlDriverAdapterFactory, SqlQuery, Transaction } from '@prisma/driver-adapter-utils'
import type { TransactionNumber } from './EmbeddedCalls.js'
import type { DatabaseThread } from './startDatabaseThread.js'

const info = { provider: 'postgres', adapterName: 'embedded-postgres' } as const

/** Prisma's way to the database's thread. */
export const clientAdapter = (thread: DatabaseThread): SqlDriverAdapterFactory => {
  const queryable = (transaction: TransactionNumber) => ({
    ...info,
    queryRaw: async (query: SqlQuery) => thread.call('clientQuery', transaction, query),
    executeRaw: async (query: SqlQuery) => thread.call('clientExecute', transaction, query),
  })
  const transactionOf = (transaction: number): Transaction => ({
    ...queryable(transaction),
    options: { usePhantomQuery: true },
    commit: async () => thread.call('clientEnd', transaction, 'commit'),
    rollback: async () => thread.call('clientEnd', transaction, 'rollback'),
  })
  const adapter: SqlDriverAdapter = {
    ...queryable(null),
    executeScript: async () => {
      throw new Error('scripts are for migrations, which run beside the database')
    },
    startTransaction: async (isolationLevel) => transactionOf(await thread.call('clientBegin', isolationLevel)),
    getConnectionInfo: () => ({ supportsRelationJoins: true }),
    dispose: async () => undefined,
  }
  return { ...info, connect: async () => adapter }
}

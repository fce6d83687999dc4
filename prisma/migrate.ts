import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { bindMigrationAwareSqlAdapterFactory, type SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import type { Sql } from './Database.js'
import { readMigrationFiles } from './readMigrationFiles.js'

/** Where the migrations are, seen from the compiled file. */
const migrationsFolder = fileURLToPath(new URL('../../prisma/migrations', import.meta.url))
const schemaFile = fileURLToPath(new URL('../../prisma/schema.prisma', import.meta.url))

const appliedNames = async (sql: Sql): Promise<ReadonlySet<string>> => {
  const tables = await sql.query<{ found: boolean }>(`select to_regclass('_prisma_migrations') is not null as found`)
  if (tables[0]?.found !== true) return new Set()
  const rows = await sql.query<{ name: string }>(
    'select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null',
  )
  return new Set(rows.map(({ name }) => name))
}

/**
 * Applies the migrations that the database lacks. The schema engine is loaded only when there are any: an ordinary start pays one small query.
 * Throws when the database has migrations this release does not know: its data belong to a newer one.
 */
export const migrate = async (sql: Sql, adapterFactory: SqlMigrationAwareDriverAdapterFactory): Promise<void> => {
  const migrationsList = await readMigrationFiles(migrationsFolder)
  const ours = migrationsList.migrationDirectories.map(({ path }) => path)
  const applied = await appliedNames(sql)
  const unknown = [...applied].filter((name) => !ours.includes(name))
  if (unknown.length > 0) throw new Error(`the database was written by a newer release: it has the migration ${unknown.join(', ')}`)
  if (ours.every((name) => applied.has(name))) return
  const { SchemaEngine } = await import('@prisma/schema-engine-wasm')
  const engine = await SchemaEngine.new(
    { datamodels: [[schemaFile, await readFile(schemaFile, 'utf8')]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapterFactory),
  )
  try {
    await engine.applyMigrations({ migrationsList, filters: { externalTables: [], externalEnums: [] } })
  } finally {
    engine.free()
  }
}

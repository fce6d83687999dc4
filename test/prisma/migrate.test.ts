import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { openDatabase } from '../../prisma/openDatabase.js'
import { writeMigration } from '../../prisma/writeMigration.js'

const sources = fileURLToPath(new URL('../../../prisma', import.meta.url))

test('the migrations lead to exactly what the schema says', async () => {
  assert.equal(await writeMigration(sources, 'none_expected', new Date()), undefined)
})

test('a data folder is found again with all it holds; one of a newer release is refused, and let go of', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mattergraph-'))
  try {
    const first = await openDatabase({ dataFolder: folder })
    await first.query(`insert into api_key (id, hash, tenant, scopes, created_at) values ('k', 'h', 'firm', '[]', now())`)
    await first.close()
    const second = await openDatabase({ dataFolder: folder })
    assert.equal(await second.client.apiKeyRow.count(), 1)
    await second.query(
      `insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('x', 'x', '29991231000000_later', now())`,
    )
    await second.close()
    await assert.rejects(openDatabase({ dataFolder: folder }), /written by a newer release: it has the migration 29991231000000_later/)
    await assert.rejects(openDatabase({ dataFolder: folder }), /written by a newer release/)
  } finally {
    await rm(folder, { recursive: true })
  }
})

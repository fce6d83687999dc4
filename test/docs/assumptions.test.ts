import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const page = readFileSync(join(root, 'docs/assumptions.md'), 'utf8')
const named = new Set([...page.matchAll(/`([a-z-]+\/[\w./-]+\.ts)`/g)].map(([, file = '']) => file))

test('every file the assumptions name exists', () => {
  assert.ok(named.size > 0)
  assert.deepEqual(
    [...named].filter((file) => !existsSync(join(root, file))),
    [],
  )
})

test('every file of a portal or an adapter that says something is assumed is named among the assumptions', () => {
  const files = globSync(['sandbox/**/*.ts', 'subgraphs/**/*.ts'], { cwd: root })
  assert.ok(files.length > 0)
  const saying = files.filter((file) => /\bassumed\b/i.test(readFileSync(join(root, file), 'utf8')))
  assert.deepEqual(
    saying.filter((file) => !named.has(file)),
    [],
  )
})

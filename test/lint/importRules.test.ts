import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../', import.meta.url))
/** One forbidden door per room: a file that must not be there, and what it imports. */
const forbidden = [
  ['core', '../schema/Vendor.js'],
  ['schema', '../engine/reads/Absences.js'],
  ['prisma', '../engine/reads/Absences.js'],
  ['engine', '../subgraphs/vendor/entity.js'],
  ['subgraphs/vendor', '../clio/clio.js'],
  ['subgraphs/clio', '../mycase/mycase.js'],
  ['subgraphs/mycase', '../../engine/reads/Absences.js'],
  ['subgraphs/practicepanther', '../../prisma/openDatabase.js'],
  ['subgraphs/smokeball', '../../sandbox/portals.js'],
  ['subgraphs/firm', '../clio/clio.js'],
  ['gateway', '../engine/reads/RequestReads.js'],
  ['sandbox', '../core/vendor.js'],
  ['redis', '../prisma/openDatabase.js'],
  ['telemetry', '../gateway/openGateway.js'],
] as const
const fileIn = (room: string): string => join(root, room, 'doorThatMustNotOpen.ts')

after(() => {
  for (const [room] of forbidden) rmSync(fileIn(room), { force: true })
})

test('the linter refuses an import through a door that a room may not open', () => {
  for (const [room, target] of forbidden) {
    mkdirSync(dirname(fileIn(room)), { recursive: true })
    writeFileSync(fileIn(room), `export * from '${target}'\n`)
  }
  const { stdout } = spawnSync(
    join(root, 'node_modules/.bin/oxlint'),
    forbidden.map(([room]) => fileIn(room)),
    { cwd: root, encoding: 'utf8' },
  )
  for (const [room, target] of forbidden) {
    const complaint = new RegExp(`no-restricted-imports[^]*?${join(room, 'doorThatMustNotOpen.ts')}`)
    assert.match(stdout, complaint, `${room} may import ${target}`)
  }
  assert.equal(stdout.match(/no-restricted-imports/g)?.length, forbidden.length)
})

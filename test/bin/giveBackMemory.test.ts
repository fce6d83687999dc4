import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const program = fileURLToPath(new URL('./restingProgram.js', import.meta.url))

test('a process at rest gives back the memory that work left lying', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', program], { timeout: 60_000 })
  assert.equal(stdout, 'given back')
})

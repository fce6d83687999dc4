import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { createInterface } from 'node:readline'
import { freePortRange } from '../sandbox/freePortRange.js'

const program = fileURLToPath(new URL('../../bin/sandbox.js', import.meta.url))

const start = (settings: Record<string, string>, stdio: ('pipe' | 'ignore' | 'ipc')[]): ChildProcess =>
  spawn(process.execPath, [program], { env: { ...process.env, ...settings }, stdio })

const ready = async (child: ChildProcess): Promise<readonly string[]> => {
  const lines: string[] = []
  if (child.stdout === null) throw new Error('The output is not piped.')
  for await (const line of createInterface(child.stdout)) {
    lines.push(line)
    if (line === 'sandbox ready') break
  }
  return lines
}

const textOf = async (stream: NodeJS.ReadableStream | null): Promise<string> => {
  let text = ''
  for await (const chunk of stream ?? []) text += String(chunk)
  return text
}

test('it says where each portal is, then that it is ready, and stops on SIGTERM', async () => {
  const base = await freePortRange()
  const child = start({ SANDBOX_PORT_BASE: String(base), SANDBOX_MATTERS: '3' }, ['ignore', 'pipe', 'pipe'])
  const exited = once(child, 'exit')
  const lines = await ready(child)
  assert.ok(lines.some((line) => line.includes(`http://127.0.0.1:${base + 4}/`)))
  assert.equal(lines.at(-1), 'sandbox ready')
  assert.equal((await fetch(`http://127.0.0.1:${base + 4}/_sandbox/`)).status, 200)
  child.kill('SIGTERM')
  assert.deepEqual(await exited, [0, null])
})

test('it stops when its parent lets go of its standard input or of its channel', async () => {
  for (const [stdio, letGo] of [
    [['pipe', 'pipe', 'pipe'], (child: ChildProcess) => child.stdin?.end()],
    [['ignore', 'pipe', 'pipe', 'ipc'], (child: ChildProcess) => child.disconnect()],
  ] as const) {
    const child = start({ SANDBOX_PORT_BASE: String(await freePortRange()) }, [...stdio])
    const exited = once(child, 'exit')
    await ready(child)
    letGo(child)
    assert.deepEqual(await exited, [0, null])
  }
})

test('a taken port and a wrong setting are one clear sentence each and exit code 1', async () => {
  const port = (await freePortRange()) + 4
  const other = createServer().listen(port, '127.0.0.1')
  await once(other, 'listening')
  for (const [settings, said] of [
    [{ SANDBOX_PORT_BASE: String(port - 4) }, `port ${port} for Sandbox Identity is taken`],
    [{ SANDBOX_MATTERS: 'many' }, 'SANDBOX_MATTERS: expected a whole number'],
  ] as const) {
    const child = start(settings, ['ignore', 'ignore', 'pipe'])
    const exited = once(child, 'exit')
    assert.ok((await textOf(child.stderr)).includes(said))
    assert.deepEqual(await exited, [1, null])
  }
  await new Promise((resolve) => other.close(resolve))
})

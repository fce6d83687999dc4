import assert from 'node:assert/strict'
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { test } from 'node:test'
import { findChromium } from '../../bin/findChromium.js'

const withFolders = async (use: (first: string, second: string) => Promise<void>): Promise<void> => {
  const root = await mkdtemp(join(tmpdir(), 'mattergraph-path-'))
  try {
    const folders = [join(root, 'first'), join(root, 'second')] as const
    for (const folder of folders) await mkdir(folder)
    await use(...folders)
  } finally {
    await rm(root, { recursive: true })
  }
}
const program = async (file: string): Promise<string> => {
  await writeFile(file, '', { mode: 0o755 })
  return file
}

test('Chromium comes before Chrome, wherever on the path either is', async () => {
  await withFolders(async (first, second) => {
    await program(join(first, 'google-chrome'))
    const chromium = await program(join(second, 'chromium'))
    assert.equal(await findChromium({ setting: undefined, path: [first, second].join(delimiter) }), chromium)
  })
})

test('the setting wins, as a file or as a name on the path', async () => {
  await withFolders(async (first, second) => {
    await program(join(first, 'chromium'))
    const own = await program(join(second, 'my-chromium'))
    const path = [first, second].join(delimiter)
    assert.equal(await findChromium({ setting: own, path }), own)
    assert.equal(await findChromium({ setting: 'my-chromium', path }), own)
  })
})

test('a setting that names no program finds nothing, not something else', async () => {
  await withFolders(async (first, second) => {
    await program(join(first, 'chromium'))
    await writeFile(join(second, 'plain'), '', { mode: 0o644 })
    for (const setting of [join(second, 'none'), join(second, 'plain'), second]) {
      assert.equal(await findChromium({ setting, path: first }), undefined)
    }
  })
})

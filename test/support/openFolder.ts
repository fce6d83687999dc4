import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Releases } from '../../core/release.js'

/** Makes an empty folder and gives its path; it is removed with the rest, and everything in it. */
export const openFolder = async (releases: Releases): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'mattergraph-test-'))
  releases.add('the folder', () => rm(folder, { recursive: true, force: true }))
  return folder
}

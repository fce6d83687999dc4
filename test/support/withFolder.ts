import { Releases } from '../../core/release.js'
import { openFolder } from './openFolder.js'

/** Makes an empty folder, gives its path to `use`, removes it with everything in it. */
export const withFolder = async <Result>(use: (folder: string) => Promise<Result>): Promise<Result> => {
  const releases = new Releases()
  try {
    return await use(await openFolder(releases))
  } finally {
    await releases.releaseAll()
  }
}

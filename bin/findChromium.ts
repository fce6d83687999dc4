import { access, constants, stat } from 'node:fs/promises'
import { delimiter, isAbsolute, join } from 'node:path'

/** Where to look. */
export interface ChromiumSearch {
  /** The setting CHROMIUM_PATH: a program file or a name on the path. Given, nothing else is tried. */
  readonly setting: string | undefined
  /** The environment's PATH. */
  readonly path: string
}

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const usualFolders = ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin', '/snap/bin', '/opt/google/chrome']

const macPrograms = ['/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']

/** The program file of a Chromium or Chrome on this machine, or undefined where there is none. */
export const findChromium = async ({ setting, path }: ChromiumSearch): Promise<string | undefined> => {
  const folders = [...path.split(delimiter).filter((folder) => folder !== ''), ...usualFolders]
  const wanted = setting === undefined || setting === '' ? names : [setting]
  const candidates = wanted.flatMap((name) => (isAbsolute(name) ? [name] : folders.map((folder) => join(folder, name))))
  return firstRunnable(wanted === names ? [...candidates, ...macPrograms] : candidates)
}

const firstRunnable = async (candidates: readonly string[]): Promise<string | undefined> => {
  for (const candidate of candidates) if (await isRunnable(candidate)) return candidate
  return undefined
}

const isRunnable = async (file: string): Promise<boolean> => {
  try {
    await access(file, constants.X_OK)
    return (await stat(file)).isFile()
  } catch {
    return false
  }
}

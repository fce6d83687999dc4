import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

/** Seconds and clock ticks since the machine started, with the machine's start itself; exact where /proc is. */
const fromProc = async (pid: number): Promise<string> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8')
  // The second field, the program's name in brackets, may itself hold spaces and brackets.
  const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return `${boot.trim()}/${afterName[19]}`
}

const fromPs = async (pid: number): Promise<string> => {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)], { env: { LC_ALL: 'C' } })
  return stdout.trim()
}

/** When a process started, as text to compare: the same pid with another start is another process. Undefined when there is no such process. */
export const processStart = async (pid: number): Promise<string | undefined> => {
  const read = process.platform === 'linux' ? fromProc : fromPs
  try {
    return await read(pid)
  } catch {
    return undefined
  }
}

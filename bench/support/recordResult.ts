import { execFileSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'

const file = new URL('../../../bench/results.md', import.meta.url)

const heading = '# Results\n\nThe latest of each bench: `npm run bench -- <name>` replaces its part.\n'

/** Puts a bench's latest result into `bench/results.md`, with the day and the commit it was measured at, in place of the one before. */
export const recordResult = async (name: string, lines: readonly string[], now: Date): Promise<void> => {
  const text = await readFile(file, 'utf8').catch(() => heading)
  const commit = execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' }).trim()
  const part = `## ${name}\n\n${now.toISOString().slice(0, 10)}, commit ${commit}\n\n${lines.join('\n')}\n`
  const [before = '', ...parts] = text.split(/^(?=## )/m)
  const others = parts.filter((other) => !other.startsWith(`## ${name}\n`)).map((other) => `${other.trimEnd()}\n`)
  await writeFile(file, [before.trimEnd() + '\n', ...[...others, part].sort()].join('\n'))
}

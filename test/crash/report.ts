import type { CommandKind } from '../../core/command/Command.js'
import { type Vendor, vendorNames } from '../../core/vendor.js'
import { type Fault, faults } from './Cell.js'
import type { CellResult, Wrong } from './CellRunner.js'
import { matrixFaults } from './planCells.js'

/** The columns of the table: what is counted of the cells of one write. */
const columns: readonly (readonly [string, (results: readonly CellResult[]) => number])[] = [
  ['steps', (results) => new Set(results.map(({ cell }) => cell.step)).size],
  ...matrixFaults.map(
    (fault: Fault) => [fault, (results: readonly CellResult[]) => results.filter(({ cell }) => cell.fault === fault).length] as const,
  ),
  ['applied', (results) => results.filter(({ state }) => state === 'APPLIED').length],
  ['effects', (results) => results.reduce((sum, { effects }) => sum + effects, 0)],
  ...(['duplicate', 'lost', 'half-applied', 'not final', 'review', 'other'] as const satisfies readonly Wrong['kind'][]).map(
    (kind) =>
      [kind, (results: readonly CellResult[]) => results.filter(({ wrong }) => wrong.some((one) => one.kind === kind)).length] as const,
  ),
]

/** A table by vendor and write, the sum last. */
export const tableOf = (results: readonly CellResult[]): readonly string[] => {
  const byWrite = Map.groupBy(results, ({ cell }) => `${cell.vendor} ${cell.kind}`)
  const line = (title: string, of: readonly CellResult[]): string =>
    `| ${[title, ...columns.map(([, count]) => String(count(of)))].join(' | ')} |`
  const titled = [...byWrite].map(([write, of]) => {
    const [vendor, kind] = write.split(' ') as [Vendor, CommandKind]
    return line(`${vendorNames[vendor].title}: ${kind}`, of)
  })
  return [
    `| | ${columns.map(([name]) => name).join(' | ')} |`,
    `| --- | ${columns.map(() => '---:').join(' | ')} |`,
    ...titled.toSorted(),
    line('**all**', results),
  ]
}

/** The whole page: what was done, the table, and every step with the number of writes that pass it. */
export const pageOf = (
  results: readonly CellResult[],
  { date, commits, isWithoutRepeats }: { readonly date: string; readonly commits: readonly string[]; readonly isWithoutRepeats: boolean },
): string => {
  const writesOf = new Map<string, Set<string>>()
  for (const { cell } of results) {
    const writes = writesOf.get(cell.step) ?? new Set()
    writesOf.set(cell.step, writes.add(`${cell.vendor} ${cell.kind}`))
  }
  return `${[
    '# The crash matrix',
    '',
    `${date}, commit ${commits.join(', ')}: ${String(results.length)} cells. \`npm run crash\` makes this page; README.md says how.`,
    '',
    'Every write of every vendor is broken at every step of its path, once by each fault:',
    '',
    ...matrixFaults.map((fault) => `- **${fault}**: ${faults[fault]}`),
    '',
    'Then a process that knows nothing of it finishes what is left, and the client asks again with the same key. The effects that the portal lists are counted before and after: one for each',
    'command that is applied, none for any other. The mirror must say what the vendor then shows, the audit log must hold one acceptance and one end, and every command must be at its end.',
    '',
    'A statement that writes or locks is a step, as are each begin and commit, each moment of a request that writes, and each answer. They are found by watching the write done with nothing broken:',
    'smoothly, with its answer lost, its request lost, limited, refused, out of reach, asked for twice, and taken over from a process that died. Nothing is listed that no write passes.',
    ...(isWithoutRepeats
      ? [
          'Left out here are steps that a write passes once more after a first try, and those of a process that takes over; they are statements and requests of the same sort.',
        ]
      : []),
    '',
    ...tableOf(results),
    '',
    '- _applied_ and _effects_ are counted before the client asks again; what was never kept has neither.',
    '- _review_: left to a person. No cell is made so that this is its right end: a search that cannot decide is shown in `test/engine/commands.test.ts`.',
    '',
    '## Steps',
    '',
    '| step | writes that pass it |',
    '| --- | ---: |',
    ...[...writesOf].toSorted(([one], [other]) => one.localeCompare(other)).map(([step, writes]) => `| ${step} | ${String(writes.size)} |`),
  ].join('\n')}\n`
}

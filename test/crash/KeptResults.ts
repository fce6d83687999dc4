import { appendFileSync, readFileSync } from 'node:fs'
import { type Cell, describeCell } from './Cell.js'
import type { CellResult } from './CellRunner.js'
import { courses } from './courses.js'

/** One line of the file: a cell in which nothing was wrong. The course is named, the commit is the one that was run. */
interface KeptLine extends Omit<Cell, 'course'>, Pick<CellResult, 'state' | 'effects'> {
  readonly course: string
  readonly commit: string
}

/** Results of cells in a file, a line each, so that a run that was cut off goes on where it was. What was wrong is not kept: it is run again. */
export class KeptResults {
  readonly #file: string | undefined
  readonly #commit: string
  readonly #results = new Map<string, CellResult>()
  readonly #commits: Set<string>

  /** Reads what is kept in `file`; nothing is kept where none is named. */
  constructor(file: string | undefined, commit: string) {
    this.#file = file
    this.#commit = commit
    this.#commits = new Set([commit])
    for (const line of file === undefined ? [] : linesOf(file)) {
      // Written by `add`.
      const { vendor, kind, step, fault, course: name, state, effects, commit: its } = JSON.parse(line) as KeptLine
      const course = courses.find((one) => one.name === name)
      if (course === undefined) continue
      const cell = { vendor, kind, course, step, fault }
      this.#results.set(describeCell(cell), { cell, broke: true, state, effects, wrong: [] })
      this.#commits.add(its)
    }
  }

  /** The commits that the results are of. */
  get commits(): readonly string[] {
    return [...this.#commits]
  }

  /** The result of a cell that is done. */
  of(cell: Cell): CellResult | undefined {
    return this.#results.get(describeCell(cell))
  }

  /** Keeps one more. */
  add({ cell: { vendor, kind, course, step, fault }, state, effects, wrong }: CellResult): void {
    if (this.#file === undefined || wrong.length > 0) return
    const line: KeptLine = { vendor, kind, course: course.name, step, fault, state, effects, commit: this.#commit }
    appendFileSync(this.#file, `${JSON.stringify(line)}\n`)
  }
}

/** What is in the file, but for a last line that was cut off. */
const linesOf = (file: string): readonly string[] => {
  try {
    return readFileSync(file, 'utf8').split('\n').slice(0, -1)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

import { adapters } from '../../bin/adapters.js'
import { type CommandKind, commandKinds } from '../../core/command/Command.js'
import { vendors } from '../../core/vendor.js'
import type { Cell, Fault, Write } from './Cell.js'
import { type Course, courses } from './courses.js'
import type { CellRunner } from './CellRunner.js'

/** The faults of the matrix. */
export const matrixFaults = ['answer', 'database', 'kill'] as const satisfies readonly Fault[]

/** Every write that some vendor's adapter says it can do. */
export const declaredWrites = (): readonly Write[] =>
  vendors.flatMap((vendor) =>
    (Object.keys(commandKinds) as CommandKind[])
      .filter((kind) => adapters[vendor].capabilities.some(({ mutation }) => mutation === kind))
      .map((kind) => ({ vendor, kind })),
  )

/** A step of a write, on the first course that passes it. */
export type PlannedStep = Pick<Cell, 'vendor' | 'kind' | 'course' | 'step'>

/** Finds the steps of a write by doing it on these courses with nothing broken. Throws where it does not end as it should. */
export const findSteps = async (runner: CellRunner, write: Write, ways: readonly Course[] = courses): Promise<readonly PlannedStep[]> => {
  const found = new Map<string, PlannedStep>()
  for (const course of ways) {
    const { steps, command, effects } = await runner.steps(write, course)
    const state = command?.state
    const isSound = state === 'APPLIED' ? effects === 1 : effects === 0 && course.mayFail && (state === 'REJECTED' || state === 'FAILED')
    if (!isSound)
      throw new Error(
        `${write.vendor} ${write.kind}, ${course.name}: it ended ${String(state)} with ${String(effects)} effects, though nothing broke: ${JSON.stringify(command?.error)}`,
      )
    for (const step of steps) if (!found.has(step)) found.set(step, { ...write, course, step })
  }
  return [...found.values()]
}

/** Every fault at every step. Those that kill come last, as whoever lives on can be used again. */
export const cellsOf = (steps: readonly PlannedStep[]): readonly Cell[] =>
  matrixFaults.flatMap((fault) => steps.map((step) => ({ ...step, fault })))

/** Whether a step comes again in the same write, or is one of a process that takes over what another left: the same statements and requests, met once more. */
export const isRepeat = ({ step, course }: Pick<Cell, 'step' | 'course'>): boolean => course.takenOver || step.endsWith(', again')

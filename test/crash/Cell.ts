import type { CommandKind } from '../../core/command/Command.js'
import type { Vendor } from '../../core/vendor.js'
import type { Course } from './courses.js'

/** What happens at a step. The first three are the matrix; a paused process is woken after another took its work over. */
export const faults = {
  kill: 'the process is killed with SIGKILL',
  database: 'every connection to the database is gone',
  answer: 'the portal does what it is asked next, and its answer is dropped',
  pause: 'the process is stopped with SIGSTOP and woken after its lease',
} as const

/** What happens at a step. */
export type Fault = keyof typeof faults

/** A fault and the step that it comes at. */
export interface Break {
  readonly step: string
  readonly fault: Fault
}

/** A write at a vendor. */
export interface Write {
  readonly vendor: Vendor
  readonly kind: CommandKind
}

/** One case of the matrix: this write, on this course, broken at this step. */
export interface Cell extends Write, Break {
  readonly course: Course
}

/** A cell in words. */
export const describeCell = ({ vendor, kind, course, step, fault }: Cell): string =>
  `${vendor} ${kind}, ${course.name}, ${fault} at "${step}"`

import type { Faults } from '../support/PortalDesk.js'

type NextFault = NonNullable<Faults['next']>[number]

/** A way that a write can take, so that every stage is gone through by some. */
export interface Course {
  readonly name: string
  /** What the portal is told to do to the requests that write. */
  readonly portal: Pick<NextFault, 'do' | 'status' | 'times'> | null
  /** How often the client asks for it. */
  readonly asks: 1 | 2
  /** A first process died right after it had sent the write: the cell's fault meets the one that takes it over. */
  readonly takenOver: boolean
  /** Whether it may also end with nothing done. */
  readonly mayFail: boolean
}

const smooth: Course = { name: 'smooth', portal: null, asks: 1, takenOver: false, mayFail: false }

/** All courses. A step is broken on the first that it is passed on. */
export const courses: readonly Course[] = [
  smooth,
  { ...smooth, name: 'answer lost', portal: { do: 'drop-after', times: 1 } },
  { ...smooth, name: 'request lost', portal: { do: 'drop-before', times: 1 } },
  { ...smooth, name: 'limited', portal: { do: 'error', status: 429, times: 1 } },
  { ...smooth, name: 'refused', portal: { do: 'error', status: 422, times: 1 }, mayFail: true },
  { ...smooth, name: 'out of reach', portal: { do: 'drop-before', times: 1_000 }, mayFail: true },
  { ...smooth, name: 'asked again', asks: 2 },
  { ...smooth, name: 'taken over', takenOver: true },
]

/** The methods of requests that write. */
export const writingMethods = ['POST', 'PUT', 'PATCH', 'DELETE'] as const

/** What is ordered at the portal's desk so that the requests that write meet this fault. */
export const faultOfWrites = (fault: Pick<NextFault, 'do' | 'status' | 'times'>): Faults => ({
  next: writingMethods.map((method) => ({ ...fault, match: { method } })),
})

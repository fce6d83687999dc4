import { Random } from './Random.js'
import { stream, type WorldFrame } from './WorldFrame.js'

/** Who works on a matter, as indexes of users. */
export interface MatterTeam {
  readonly responsibleAttorney: number | null
  readonly originatingAttorney: number | null
  readonly staff: readonly number[]
}

/** The team of matter number `index`; some matters have no responsible attorney, many no originating one. */
export const matterTeam = (frame: WorldFrame, index: number): MatterTeam => {
  const random = new Random(frame.key, stream.matterTeam, index)
  const { attorneys, assistants } = frame
  return {
    responsibleAttorney: random.chance(4) ? null : random.pick(attorneys),
    originatingAttorney: random.chance(45) ? null : random.pick(attorneys),
    staff: random.chance(30)
      ? []
      : [...new Set(random.chance(50) ? [random.pick(assistants)] : [random.pick(assistants), random.pick(assistants)])],
  }
}

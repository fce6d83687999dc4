/** How strictly a rule is meant. A vendor that cannot keep a SHOULD says why in its table entry; a MUST has no exceptions. */
export type Level = 'MUST' | 'SHOULD'

/** One thing every vendor promises. */
export interface Rule<Scene> {
  /** Permanent: a rule that goes takes its id with it. */
  readonly id: `C-${number}`
  readonly level: Level
  /** A short present-tense fact. */
  readonly says: string
  readonly check: (scene: Scene) => Promise<void>
}

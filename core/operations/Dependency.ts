/** Something a process needs, or would like, to do its work. */
export interface Dependency {
  /** In `/health/ready`'s answer: `database`, `redis`, `clio`. */
  readonly name: string
  /** Whether nothing can be answered without it; else the process is ready without it, and only does worse. */
  readonly isNeeded: boolean
  /** Whether it answers now. */
  readonly answers: () => Promise<boolean>
}

/** What `/health/ready` tells. */
export interface Readiness {
  readonly isReady: boolean
  readonly dependencies: Readonly<Record<string, 'up' | 'down'>>
}

/** Asks everything a process depends on. Never rejects. */
export type AskReadiness = () => Promise<Readiness>

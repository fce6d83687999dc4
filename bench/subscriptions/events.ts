/** The subscription of every subscriber. The title says which event it was, and when it was due. */
export const subscription =
  'subscription { matterChanged { id action changedFields record { id ... on Matter { title status client { displayName } } } } }'

/** The title of the matter that an event changes. */
export const titleOf = (event: number, dueMs: number): string => `event ${String(event)} at ${String(dueMs)}`

/** An event as its subscriber is told of it. */
export interface HeardEvent {
  readonly event: number
  readonly dueMs: number
  /** Ids of changes are in order as texts. */
  readonly change: string
}

/** Reads a result's message; throws for one that tells no event. */
export const readHeard = (message: string): HeardEvent => {
  const [, change = ''] = /"id":"(chg_\d+)"/.exec(message) ?? []
  const [, event, dueMs] = /"title":"event (\d+) at ([\d.]+)"/.exec(message) ?? []
  if (change === '' || dueMs === undefined) throw new Error(`a message that tells no event: ${message}`)
  return { event: Number(event), dueMs: Number(dueMs), change }
}

/** The clock that all processes of the machine share, in milliseconds. */
export const nowMs = (): number => performance.timeOrigin + performance.now()

/** Where a command stands. The last four are final. */
export const commandStates = ['ACCEPTED', 'SENDING', 'UNCERTAIN', 'APPLIED', 'REJECTED', 'FAILED', 'NEEDS_REVIEW'] as const
/** Where a command stands. */
export type CommandState = (typeof commandStates)[number]

/** What can happen to a command. */
export type CommandEvent =
  /** The first byte is about to leave. */
  | 'SEND'
  /** Nothing left, or nothing arrived, and it may be tried again later. */
  | 'POSTPONE'
  /** It was sent and no answer tells what came of it. */
  | 'LOSE'
  /** The database was restored from a backup, after which it may have been sent. */
  | 'DOUBT'
  /** Nothing was learnt, or it is too early to tell: it is looked at again later. */
  | 'WAIT'
  /** The vendor has it, as was read back. */
  | 'CONFIRM'
  /** The vendor refused it, or a rule of ours right before it was sent: nothing was done. */
  | 'REFUSE'
  /** Nothing was done and nothing will be: the account is gone, or every attempt came to nothing. */
  | 'FAIL'
  /** Reading back cannot tell whether it was done. */
  | 'GIVE_UP'

/**
 * The whole life of a command. An event that has no entry for a state cannot happen to it.
 *
 * SENDING is written before the first byte leaves, so that whoever finds a command in it knows that something may have been done. What was lost is sent again only
 * after a read-back found nothing, and passes through ACCEPTED for that.
 */
export const commandTransitions: { readonly [S in CommandState]: Partial<Readonly<Record<CommandEvent, CommandState>>> } = {
  ACCEPTED: { SEND: 'SENDING', DOUBT: 'UNCERTAIN', WAIT: 'ACCEPTED', REFUSE: 'REJECTED', FAIL: 'FAILED' },
  SENDING: { CONFIRM: 'APPLIED', REFUSE: 'REJECTED', LOSE: 'UNCERTAIN', POSTPONE: 'ACCEPTED', FAIL: 'FAILED' },
  UNCERTAIN: { WAIT: 'UNCERTAIN', CONFIRM: 'APPLIED', POSTPONE: 'ACCEPTED', FAIL: 'FAILED', GIVE_UP: 'NEEDS_REVIEW' },
  APPLIED: {},
  REJECTED: {},
  FAILED: {},
  NEEDS_REVIEW: {},
}

/** The state after an event; throws where the event cannot happen to a command in this state. */
export const nextState = (state: CommandState, event: CommandEvent): CommandState => {
  const next = commandTransitions[state][event]
  if (next === undefined) throw new Error(`a command that is ${state} cannot ${event}`)
  return next
}

/** Whether nothing happens to a command any more. */
export const isFinal = (state: CommandState): boolean => Object.keys(commandTransitions[state]).length === 0

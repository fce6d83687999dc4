import type { CommandEvent } from './commandStates.js'

/** A stage that a write goes through. What is written of an event is a stage, named as the event. */
export type CommandStage =
  | CommandEvent
  /** The intent is kept with its audit record, in one transaction; or the one that its key stands for is found. */
  | 'ACCEPT'
  /** A worker takes the command that has been due longest. */
  | 'CLAIM'
  /** The vendor is asked for what the rules on money rest on, right before money is sent. What they say is written as SEND or REFUSE. */
  | 'CHECK'
  /** The vendor is called: from the first request of the write to its last answer. */
  | 'CALL'
  /** The vendor is asked what it has, right after a write. */
  | 'READ_BACK'
  /** What became of an earlier send is looked for. */
  | 'LOOK'
  /** Whoever waits for the end is told how the command stands. */
  | 'ANSWER'

import type { CommandKind } from '../command/Command.js'
import type { CommandState } from '../command/commandStates.js'
import type { CommandStage } from '../command/CommandStage.js'
import type { TraceParent } from './TraceParent.js'

/** A worker's turn with a command, as far as it may be told. */
export interface TellableTurn {
  readonly kind: CommandKind
  /** The trace it was wanted in; null where none was kept. */
  readonly traceParent: TraceParent | null
}

/** What writes are watched by. */
export interface CommandInstruments {
  /** Sees a stage of a write. */
  readonly stage: <T>(stage: CommandStage, work: () => Promise<T>) => Promise<T>
  /** What is kept with a command of the trace that it is wanted in; null where none is kept. */
  traceParent(): TraceParent | null
  /** Sees a worker's turn with a command, as a part of the trace that it was wanted in. `go` gives how the command stands after it. */
  turn(turn: TellableTurn, go: () => Promise<CommandState>): Promise<void>
}

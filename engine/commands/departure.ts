import { AsyncLocalStorage } from 'node:async_hooks'

/** Throws where a write must not leave any more. */
type AssertMayLeave = () => void

const departures = new AsyncLocalStorage<AssertMayLeave | undefined>()

/** Makes a write whose requests leave only as long as `assertMayLeave` throws nothing: whoever makes it may be stopped at any moment, and wake when another has taken it over. */
export const departing = <T>(assertMayLeave: AssertMayLeave, write: () => Promise<T>): Promise<T> => departures.run(assertMayLeave, write)

/** What is to be called right before the first byte of a request that writes; undefined where no command is being done. */
export const departure = (): AssertMayLeave | undefined => departures.getStore()

/** Starts what outlives the command that it is started for: what happens in it later belongs to no command by itself. */
export const outsideCommands = <T>(start: () => T): T => departures.run(undefined, start)

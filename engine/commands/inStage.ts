import type { CommandStage } from '../../core/command/CommandStage.js'

/** Sees every stage of every write as it is gone through, and may measure it, or break it to show that nothing is lost. Gives back what `work` gives. */
export type WatchStage = <T>(stage: CommandStage, work: () => Promise<T>) => Promise<T>

/** Goes through a stage, seen by whoever watches. */
export const inStage = <T>(
  { watch }: { readonly watch?: WatchStage | undefined },
  stage: CommandStage,
  work: () => Promise<T>,
): Promise<T> => (watch === undefined ? work() : watch(stage, work))

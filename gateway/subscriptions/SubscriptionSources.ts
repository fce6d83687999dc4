import type { ChangeFeed } from '../../core/change/ChangeFeed.js'
import type { ChangeReader } from '../../core/change/ChangeReader.js'
import type { Command } from '../../core/command/Command.js'

/** Where subscriptions hear of what happens. */
export interface SubscriptionSources {
  readonly feed: Pick<ChangeFeed, 'listen'>
  readonly changes: Pick<ChangeReader, 'readAfter' | 'end'>
  /** The command as it stands; null where there is none. */
  readonly readCommand: (id: string) => Promise<Command | null>
}

import { MattergraphError } from '../../core/errors.js'

/** A subscriber left more unread than is kept for it. What was sent is up to the cursor, and nothing after it; null where there is nothing to resume. */
export class SlowSubscriberError extends MattergraphError {
  readonly cursor: string | null

  constructor(cursor: string | null) {
    const resume = cursor === null ? 'subscribe again' : `resume with after: "${cursor}"`
    super('LIMIT_EXCEEDED', `the subscriber reads more slowly than things change and was closed: ${resume}`)
    this.cursor = cursor
  }

  override get extensions(): Record<string, unknown> {
    return { ...super.extensions, limit: 'bufferBytes', ...(this.cursor === null ? {} : { cursor: this.cursor }) }
  }
}

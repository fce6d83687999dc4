import type { Logger } from '../../../core/log/Logger.js'

/** A logger that remembers, so that a test can read what an operator would. */
export class RecordingLogger implements Logger {
  readonly lines: { readonly level: 'error' | 'warn' | 'info'; readonly fields: object; readonly message: string }[] = []

  error(fields: object, message: string): void {
    this.lines.push({ level: 'error', fields, message })
  }

  warn(fields: object, message: string): void {
    this.lines.push({ level: 'warn', fields, message })
  }

  info(fields: object, message: string): void {
    this.lines.push({ level: 'info', fields, message })
  }
}

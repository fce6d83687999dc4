import { createHmac } from 'node:crypto'
import type { Secret } from '../Secret.js'

/** How every secret begins; what follows is its bytes in base64. */
export const secretPrefix = 'whsec_'

/** What is signed: a message's id, when this attempt was made, and the body byte for byte. */
export interface SignedParts {
  readonly id: string
  /** Whole seconds since 1970. */
  readonly timestamp: number
  readonly body: string
}

/** The three headers of Standard Webhooks. */
export interface WebhookHeaders {
  readonly 'webhook-id': string
  readonly 'webhook-timestamp': string
  /** One signature for each secret, parted by spaces: a receiver takes the message when any of them is right. */
  readonly 'webhook-signature': string
}

/** Signs a message with each secret, as Standard Webhooks has it (`v1`: HMAC with SHA-256). */
export const signWebhook = ({ id, timestamp, body }: SignedParts, secrets: readonly Secret[]): WebhookHeaders => {
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.reveal().slice(secretPrefix.length), 'base64')
    return `v1,${createHmac('sha256', key)
      .update(`${id}.${String(timestamp)}.${body}`, 'utf8')
      .digest('base64')}`
  })
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': signatures.join(' ') }
}

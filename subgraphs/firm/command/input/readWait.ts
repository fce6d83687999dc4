import type { WriteInput } from '../WriteInput.js'
import { InputRefusal } from './InputRefusal.js'

const longestKey = 255
const longestWaitSeconds = 60
const usualWaitSeconds = 20

/** How long to wait for the vendor, in milliseconds; refuses a key that is none on the way. */
export const readWait = ({ idempotencyKey, waitSeconds }: WriteInput): number => {
  if (idempotencyKey.trim() === '' || idempotencyKey.length > longestKey) {
    const message = `the key has ${String(idempotencyKey.length)} characters: 1 to ${String(longestKey)}`
    throw new InputRefusal('IDEMPOTENCY_KEY_INVALID', message, 'idempotencyKey')
  }
  const wait = waitSeconds ?? usualWaitSeconds
  if (wait < 0 || wait > longestWaitSeconds)
    throw new InputRefusal('WAIT_INVALID', `waitSeconds is ${String(wait)}: 0 to ${String(longestWaitSeconds)}`, 'waitSeconds')
  return wait * 1_000
}

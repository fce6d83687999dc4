import { Redis } from 'ioredis'

/** Nobody waits for Redis: whoever asks has something else to do without it. */
const commandTimeoutMs = 500

/** Opens a connection that is kept up: what it cannot do now it refuses at once, and it goes on by itself when Redis is back. `onState` is told when Redis comes and goes. */
export const openRedis = (url: string, onState: (isUp: boolean) => void): Redis => {
  const redis = new Redis(url, {
    commandTimeout: commandTimeoutMs,
    connectTimeout: 2_000,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    autoResubscribe: true,
    retryStrategy: (attempt) => Math.min(100 * attempt, 2_000),
    reconnectOnError: null,
  })
  let wasUp: boolean | undefined
  const tell = (isUp: boolean): void => {
    if (isUp === wasUp) return
    wasUp = isUp
    onState(isUp)
  }
  redis.on('ready', () => tell(true))
  redis.on('close', () => tell(false))
  // Unheard, the event would end the process; what it means is told by `close`.
  redis.on('error', () => undefined)
  return redis
}

/**
 * One step of a token bucket, by Redis' own clock. KEYS: the bucket, and those who use it. ARGV: depth, tokens per millisecond, who asks, what is done (`take`, or `pause` with its
 * milliseconds).
 *
 * Answers with how long to wait before asking again (0: a token was taken), and how many processes asked lately. While paused, `at` lies in the future and the bucket holds the one
 * token that may leave when that time comes.
 */
export const takeScript = `
local depth, pace = tonumber(ARGV[1]), tonumber(ARGV[2])
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local kept = redis.call('HMGET', KEYS[1], 'tokens', 'at')
local tokens, at = tonumber(kept[1] or depth), tonumber(kept[2] or now)
if now > at then
  tokens = math.min(depth, tokens + (now - at) * pace)
  at = now
end
local wait = 0
if ARGV[4] == 'pause' then
  local till = now + tonumber(ARGV[5])
  if till > at then
    at = till
    tokens = 1
  end
else
  wait = (at - now) + (tokens >= 1 and 0 or (1 - tokens) / pace)
  if wait <= 0 then tokens = tokens - 1 end
end
redis.call('HSET', KEYS[1], 'tokens', string.format('%.6f', tokens), 'at', string.format('%.3f', at))
redis.call('PEXPIRE', KEYS[1], math.ceil((at - now) + depth / pace) + 60000)
redis.call('ZADD', KEYS[2], now, ARGV[3])
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now - 600000)
redis.call('PEXPIRE', KEYS[2], 600000)
return { math.ceil(math.max(0, wait)), redis.call('ZCARD', KEYS[2]) }
`

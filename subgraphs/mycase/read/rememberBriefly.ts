import type { Clock } from '../../../core/clock.js'

/** Keeps each answer for a while; who asks while one is under way gets the same. A failure is not kept. */
export const rememberBriefly = <T>(
  { clock, forMs }: { readonly clock: Clock; readonly forMs: number },
  ask: (key: string) => Promise<T>,
): ((key: string) => Promise<T>) => {
  const kept = new Map<string, { readonly until: number; readonly answer: Promise<T> }>()
  return async (key) => {
    const now = clock.now().getTime()
    const known = kept.get(key)
    if (known !== undefined && known.until > now) return known.answer
    const answer = ask(key)
    kept.set(key, { until: now + forMs, answer })
    answer.catch(() => kept.delete(key))
    return answer
  }
}

import type { PortalClock } from '../Portal.js'

/** One message to one address. */
export interface Delivery {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Told of each answer; null where none came. Says whether the delivery is over. */
  readonly onAnswer?: (answer: Response | null) => boolean
  /** Told where the last attempt failed as well. */
  readonly onGivenUp?: () => void
}

/** How a vendor delivers. */
export interface DeliveryCustom {
  /** How long an answer may take, in milliseconds. */
  readonly answerWithinMs: number
  /** The pauses before each further attempt, by the portal's clock. Empty where there is none. */
  readonly pausesMs: readonly number[]
}

/** Sends messages, and sends again what failed. */
export interface Deliveries {
  send(delivery: Delivery): void
  /** Sends what is due by now. Whoever asks the portal has it do so. */
  settle(): void
  /** Sends nothing any more. */
  stop(): void
}

interface Waiting {
  readonly dueAt: number
  readonly attempt: number
  readonly delivery: Delivery
}

/** Opens the deliveries of one portal. */
export const createDeliveries = (clock: PortalClock, { answerWithinMs, pausesMs }: DeliveryCustom): Deliveries => {
  const stop = new AbortController()
  let waiting: readonly Waiting[] = []

  const attempt = async (delivery: Delivery, number: number): Promise<void> => {
    const { url, headers, body, onAnswer, onGivenUp } = delivery
    const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(answerWithinMs)])
    const sent = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body, signal, redirect: 'manual' } as const
    const answer = await fetch(url, sent).catch(() => null)
    await answer?.body?.cancel().catch(() => undefined)
    const isOver = onAnswer?.(answer) ?? answer?.ok === true
    const pause = pausesMs[number - 1]
    if (isOver || stop.signal.aborted) return
    if (pause === undefined) onGivenUp?.()
    else waiting = [...waiting, { dueAt: clock.now() + pause, attempt: number + 1, delivery }]
  }
  const settle = (): void => {
    const now = clock.now()
    const due = waiting.filter(({ dueAt }) => dueAt <= now)
    waiting = waiting.filter(({ dueAt }) => dueAt > now)
    for (const { delivery, attempt: number } of due) void attempt(delivery, number)
  }
  // By the machine's clock as well, where nobody asks the portal.
  const timer = setInterval(settle, 1_000)
  timer.unref()
  return {
    send: (delivery) => void attempt(delivery, 1),
    settle,
    stop: () => {
      clearInterval(timer)
      stop.abort()
    },
  }
}

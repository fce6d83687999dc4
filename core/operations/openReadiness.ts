import type { AskReadiness, Dependency } from './Dependency.js'

/** Longer than anything healthy takes for nothing. */
const patienceMs = 2_000

/**
 * Makes the question whether a process is ready: every dependency is asked at once, and waited for no longer than two seconds. One that has not answered yet is not asked again, however many
 * look meanwhile: what hangs must not be given more to do.
 */
export const openReadiness = (dependencies: readonly Dependency[]): AskReadiness => {
  const asked = dependencies.map((dependency) => ({ ...dependency, answersInTime: inTime(dependency) }))
  return async () => {
    const answers = await Promise.all(
      asked.map(async ({ name, isNeeded, answersInTime }) => ({ name, isNeeded, isUp: await answersInTime() })),
    )
    return {
      isReady: answers.every(({ isNeeded, isUp }) => isUp || !isNeeded),
      dependencies: Object.fromEntries(answers.map(({ name, isUp }) => [name, isUp ? 'up' : 'down'])),
    }
  }
}

const inTime = ({ answers }: Dependency): (() => Promise<boolean>) => {
  let asking: Promise<boolean> | undefined
  return async () => {
    asking ??= answers()
      .catch(() => false)
      .finally(() => (asking = undefined))
    const { promise: tooLate, resolve } = Promise.withResolvers<false>()
    const timer = setTimeout(() => resolve(false), patienceMs)
    try {
      return await Promise.race([asking, tooLate])
    } finally {
      clearTimeout(timer)
    }
  }
}

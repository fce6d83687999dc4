import { setTimeout } from 'node:timers/promises'
import type { Page } from 'puppeteer'
import { MattergraphError } from '../../../core/errors.js'
import { lookAtPage } from './lookAtPage.js'
import type { PageMark } from './SignInTable.js'
import { addressOf } from './watchNavigation.js'

const pollMs = 40

/** Waits until one of several marks holds and gives its name. Marks are tried in order. Throws DRIFT naming them all when none does in time. */
export const waitForAny = async <Name extends string>(
  page: Page,
  marks: Readonly<Record<Name, PageMark>>,
  patienceMs = 10_000,
): Promise<Name> => {
  // The cast restores what Object.keys forgets: these are the keys of `marks`.
  const names = Object.keys(marks) as Name[]
  const until = performance.now() + patienceMs
  while (performance.now() < until) {
    const look = await lookAtPage(
      page,
      names.map((name) => marks[name]),
      addressOf(page),
    )
    const name = look?.ready === true ? names[look.holds.indexOf(true)] : undefined
    if (name !== undefined) return name
    await setTimeout(pollMs)
  }
  throw new MattergraphError('DRIFT', `expected the page to show one of: ${names.join(', ')}; none came`)
}

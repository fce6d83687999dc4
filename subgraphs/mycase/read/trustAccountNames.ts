import type { Clock } from '../../../core/clock.js'
import { MattergraphError } from '../../../core/errors.js'
import { bankAccountsPage } from '../pages/billing/BankAccountsPage.js'
import type { MyCasePages } from '../openMyCasePages.js'
import { rememberBriefly } from './rememberBriefly.js'

/** Which of these names of bank accounts are trust accounts'. */
export type TrustAccountNames = (names: readonly string[]) => Promise<ReadonlySet<string>>

const rememberedMs = 60_000

/** Asks the list of bank accounts, which is remembered for a minute; a name that is not on it has the list asked for again, because accounts are renamed. */
export const openTrustAccountNames = (pages: MyCasePages, clock: Clock): TrustAccountNames => {
  const ask = async (): Promise<ReadonlyMap<string, boolean>> => {
    const text = await pages.get(bankAccountsPage.path)
    if (text === null) {
      throw new MattergraphError('DRIFT', 'expected the list of bank accounts from MyCase, came a page that says there is none', {
        vendor: 'MYCASE',
      })
    }
    return new Map(bankAccountsPage.read(text).map(({ name, isTrust }) => [name, isTrust]))
  }
  const remembered = rememberBriefly({ clock, forMs: rememberedMs }, ask)
  return async (names) => {
    if (names.length === 0) return new Set()
    const known = await remembered('')
    const told = names.every((name) => known.has(name)) ? known : await ask()
    return new Set(names.filter((name) => told.get(name) === true))
  }
}

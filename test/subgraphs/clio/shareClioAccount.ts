import { after, before } from 'node:test'
import { withBrowser } from '../../support/withBrowser.js'
import type { ClioOptions } from '../../sandbox/clio/withClio.js'
import { type ClioAccount, withClioAccount } from './withClioAccount.js'

/** How the shared account is started. */
export interface ShareOptions extends ClioOptions {
  /** Whether its connections are lent pages of a browser. */
  readonly inBrowser?: boolean
}

/** One portal and connection for all tests of a `describe`: they add to its books and take nothing for granted that another adds. */
export const shareClioAccount = (options: ShareOptions): (() => ClioAccount) => {
  let account: ClioAccount | undefined
  let end = (): void => {}
  let ended: Promise<void> = Promise.resolve()
  before(async () => {
    await new Promise<void>((ready, fail) => {
      const visit = async (opened: ClioAccount): Promise<void> => {
        account = opened
        ready()
        await new Promise<void>((finish) => (end = finish))
      }
      ended =
        options.inBrowser === true ? withBrowser((browser) => withClioAccount(visit, options, browser)) : withClioAccount(visit, options)
      ended.catch(fail)
    })
  })
  after(async () => {
    end()
    await ended
  })
  return () => {
    if (account === undefined) throw new Error('the portal has not started')
    return account
  }
}

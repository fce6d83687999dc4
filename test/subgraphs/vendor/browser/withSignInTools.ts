import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'puppeteer'
import { Secret } from '../../../../core/Secret.js'
import { systemClock } from '../../../../bin/systemClock.js'
import type { SignInTools } from '../../../../core/vendorAdapter.js'
import { saveScreenshot } from '../../../../subgraphs/vendor/browser/saveScreenshot.js'
import type { SharedBrowser } from '../../../../subgraphs/vendor/browser/SharedBrowser.js'

/** Runs `use` with what a sign-in at `origin` is given: Ada's login, code 123456 for every challenge, screenshots in a folder that is removed afterwards. */
export const withSignInTools = async <Result>(
  browser: SharedBrowser,
  origin: string,
  use: (tools: SignInTools<Page>) => Promise<Result>,
): Promise<Result> => {
  const folder = await mkdtemp(join(tmpdir(), 'mattergraph-screenshots-'))
  try {
    return await browser.withPage(async (page) =>
      use({
        page,
        portal: { web: origin, auth: origin, api: origin },
        login: { username: 'ada@example.com', password: new Secret('Right-1'), firm: null, ssoProvider: null },
        oauth: null,
        clock: systemClock,
        answer: async () => '123456',
        saveScreenshot: async (name) => saveScreenshot(page, { folder, subject: 'clio', name, clock: systemClock }),
      }),
    )
  } finally {
    await rm(folder, { recursive: true })
  }
}

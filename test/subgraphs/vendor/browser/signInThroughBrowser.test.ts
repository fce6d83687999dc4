import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Page } from 'puppeteer'
import { Secret } from '../../../../core/Secret.js'
import type { VendorAdapter } from '../../../../core/vendorAdapter.js'
import { answerWith } from '../../../../subgraphs/vendor/browser/answerWith.js'
import { runSignIn } from '../../../../subgraphs/vendor/browser/runSignIn.js'
import { signInThroughBrowser } from '../../../../subgraphs/vendor/browser/signInThroughBrowser.js'
import { hurryingClock } from '../http/hurryingClock.js'
import { withServer } from '../http/withServer.js'
import { withBrowser } from '../../../support/withBrowser.js'

/** A vendor of one page, which asks for a code and says who it is for. */
const onePageVendor: VendorAdapter<Page> = {
  vendor: 'SMOKEBALL',
  capabilities: [],
  hosts: {},
  signIn: async (tools) =>
    runSignIn(tools, {
      start: ({ portal }) => portal.web,
      patienceMs: 3_000,
      rows: [
        {
          name: 'only page',
          mark: { text: /code/ },
          act: async (tools) => {
            const code = await tools.answer({ method: 'SMS', sentTo: null, options: [] })
            return { outcome: 'SIGNED_IN', session: new Secret(`${tools.login.username} ${code}`) }
          },
        },
      ],
    }),
  open: () => assert.fail('this vendor is only signed in to'),
}

test('a sign-in runs on a fresh page with the login, the answers and a folder for pictures', async () => {
  const screenshotFolder = join(await mkdtemp(join(tmpdir(), 'mattergraph-')), 'screenshots')
  const clock = hurryingClock()
  let page = 'Your code, please'
  await withServer(
    (_request, response) => response.end(page),
    async (origin) =>
      withBrowser(async (browser) => {
        const signIn = async () =>
          signInThroughBrowser({
            adapter: onePageVendor,
            browser,
            portal: { web: origin, auth: origin, api: origin },
            login: { username: 'ada@example.com', password: new Secret(''), firm: null, ssoProvider: null },
            oauth: null,
            clock,
            answer: answerWith({ clock, code: '123456' }),
            screenshotFolder,
          })
        const outcome = await signIn()
        assert.equal(outcome.outcome === 'SIGNED_IN' ? outcome.session.reveal() : outcome.outcome, 'ada@example.com 123456')
        page = 'Something new'
        assert.equal((await signIn()).outcome, 'DRIFT')
        assert.deepEqual(await readdir(screenshotFolder), ['smokeball-20260218T172102000Z-unknown-page.png'])
      }),
  )
  await rm(screenshotFolder, { recursive: true })
})

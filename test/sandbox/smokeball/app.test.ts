import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { TOTP } from 'otpauth'
import type { Page } from 'puppeteer'
import { findChromium } from '../../../bin/findChromium.js'
import { sandboxPassword, sandboxTotpSecret } from '../../../sandbox/portal/logins.js'
import { smokeballPortal } from '../../../sandbox/smokeball/smokeballPortal.js'
import { openBrowser } from '../../../subgraphs/vendor/browser/openBrowser.js'
import type { SharedBrowser } from '../../../subgraphs/vendor/browser/SharedBrowser.js'
import { withPortal } from '../portal/withPortal.js'

let browser: SharedBrowser

before(async () => {
  const executablePath = await findChromium({ setting: process.env['CHROMIUM_PATH'], path: process.env['PATH'] ?? '' })
  assert.ok(executablePath, 'a Chromium is needed')
  browser = await openBrowser({ executablePath, asRoot: process.getuid?.() === 0 })
})
after(() => browser.close())

const textOf = async (page: Page, selector: string): Promise<string> => {
  await page.locator(selector).wait()
  // The cast names the one property used; the compiler knows no element types.
  return page.$eval(selector, (element) => (element as unknown as { readonly innerText: string }).innerText)
}

const logIn = async (page: Page, origin: string): Promise<void> => {
  await page.goto(origin)
  await page.locator('::-p-aria([name="Email Address"])').fill('demo@example.com')
  await page.locator('::-p-aria([name="Password"])').fill(sandboxPassword)
  await page.locator('::-p-aria([name="This is a private computer"][role="checkbox"])').click()
  await page.locator('::-p-aria([name="Log in"][role="button"])').click()
  await page.locator('::-p-aria([name="Two-Factor Code"])').fill(new TOTP({ secret: sandboxTotpSecret }).generate())
  await page.locator('::-p-aria([name="Verify"][role="button"])').click()
  await page.locator('::-p-text(Dashboard)').wait()
  assert.match(page.url(), /\/dashboard$/)
}

test('a person logs in, looks at matters and contacts, searches, and logs out', () =>
  withPortal(
    ({ portal }) =>
      browser.withPage(async (page) => {
        await logIn(page, portal.origin)
        await page.goto(`${portal.origin}/#/billing/matters`)
        assert.match(await textOf(page, 'thead'), /Number\s+Matter\s+Type\s+Status/)
        await page.locator('tbody tr:first-child a').click()
        await page.locator('::-p-text(Time & Fees)').wait()
        assert.match(page.url(), /#\/matters\/[0-9a-f-]{36}$/)
        await page.goto(`${portal.origin}/#/contacts`)
        await page.locator('::-p-text(Email)').wait()
        await page.locator('tbody tr:first-child a').click()
        await page.locator('::-p-text(Tags:)').wait()
        await page.goto(`${portal.origin}/#/billing/matters?search=no-such-matter`)
        await page.locator('::-p-text(of 0)').wait()
        await page.locator('#main-menu-icon').click()
        await page.locator('::-p-aria([name="Logout"])').click()
        await page.locator('::-p-aria([name="Log in"][role="button"])').wait()
        await page.goto(`${portal.origin}/#/matters`)
        await page.locator('input[type=email]').wait()
      }),
    { definition: smokeballPortal, matters: 30, limitScale: 1000 },
  ))

test('a person looks at an invoice, at payments and at the trust accounts', () =>
  withPortal(
    ({ portal }) =>
      browser.withPage(async (page) => {
        await logIn(page, portal.origin)
        await page.goto(`${portal.origin}/#/billing/payments`)
        await page.locator('::-p-text(Total of this page)').wait()
        assert.match(await textOf(page, 'thead'), /Receipt\s+Date\s+Matter\s+Received From/)
        await page.locator('tbody li a').click()
        await page.locator('::-p-text(feeTotal)').wait()
        assert.match(page.url(), /#\/billing\/view-matter\/[0-9a-f-]{36}\/invoices\/[0-9a-f-]{36}$/)
        assert.match(await textOf(page, 'main'), /Invoice \d+[\s\S]+unpaid/)
        await page.goto(`${portal.origin}/#/billing/payments/50001`)
        await page.locator('::-p-text(Payment 50001)').wait()
        await page.goto(`${portal.origin}/#/accounts`)
        await page.locator('::-p-text(IOLTA Trust Account)').click()
        await page.locator('::-p-text(Transactions)').wait()
        const text = await textOf(page, 'main')
        assert.match(text, /Protected\s+Available/)
        assert.match(text, /Deposit/)
        await page.locator('tbody tr:first-child a').click()
        await page.locator('::-p-text(available $)').wait()
      }),
    { definition: smokeballPortal, matters: 30, limitScale: 1000 },
  ))

test('a login that an application began ends at the application’s consent page', () =>
  withPortal(
    ({ portal }) =>
      browser.withPage(async (page) => {
        await page.goto(
          `${portal.origin}/oauth2/authorize?response_type=code&client_id=sandbox-client&redirect_uri=http://127.0.0.1:9/callback&state=s1`,
        )
        await page.locator('input[type=email]').fill('demo@example.com')
        await page.locator('input[type=password]').fill(sandboxPassword)
        await page.locator('::-p-aria([name="Log in"][role="button"])').click()
        await page.locator('::-p-aria([name="Two-Factor Code"])').fill(new TOTP({ secret: sandboxTotpSecret }).generate())
        await page.locator('::-p-aria([name="Verify"][role="button"])').click()
        await page.locator('::-p-aria([name="Allow"][role="button"])').wait()
        assert.match(page.url(), /\/oauth2\/authorize\?/)
      }),
    { definition: smokeballPortal, matters: 5, limitScale: 1000 },
  ))

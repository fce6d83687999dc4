import { test, type TestContext } from 'node:test'
import { vendorNames } from '../../core/vendor.js'
import type { SharedBrowser } from '../../subgraphs/vendor/browser/SharedBrowser.js'
import { withBrowser } from '../support/withBrowser.js'
import { vendorsUnderTest } from './vendorsUnderTest.js'
import type { VendorUnderTest } from './VendorUnderTest.js'

/** Runs a test at every vendor, two at a time, as many as the browser they share opens pages at once. */
export const atEveryVendor = (
  title: string,
  run: (t: TestContext, vendor: VendorUnderTest, browser: SharedBrowser) => Promise<void>,
): void =>
  void test(title, { concurrency: 2 }, (t) =>
    withBrowser(async (browser) => {
      await Promise.all(vendorsUnderTest.map((vendor) => t.test(vendorNames[vendor.adapter.vendor].title, (t) => run(t, vendor, browser))))
    }),
  )

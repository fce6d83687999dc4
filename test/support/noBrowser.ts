import type { Page } from 'puppeteer'
import type { PageLender } from '../../core/vendorAdapter.js'

/** Stands where a test has no browser and needs none: a page that is asked for fails it. */
export const noBrowser: PageLender<Page> = { withPage: () => Promise.reject(new Error('this test has no browser')) }

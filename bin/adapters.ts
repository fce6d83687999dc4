import type { Page } from 'puppeteer'
import type { Vendor } from '../core/vendor.js'
import type { VendorAdapter } from '../core/vendorAdapter.js'
import { clio } from '../subgraphs/clio/clio.js'
import { mycase } from '../subgraphs/mycase/mycase.js'
import { practicepanther } from '../subgraphs/practicepanther/practicepanther.js'
import { smokeball } from '../subgraphs/smokeball/smokeball.js'

/** Every vendor's adapter. */
export const adapters: Readonly<Record<Vendor, VendorAdapter<Page>>> = {
  CLIO: clio,
  MYCASE: mycase,
  PRACTICEPANTHER: practicepanther,
  SMOKEBALL: smokeball,
}

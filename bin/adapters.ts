import type { Page } from 'puppeteer'
import type { Vendor } from '../core/vendor.js'
import type { PageLender, PortalAddress, VendorAdapter } from '../core/vendorAdapter.js'
import type { Adapters, BoundAdapter } from '../engine/sessions/Sessions.js'
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

/** Every vendor's adapter with the browser that its forms are driven in. Where there are sandbox portals, accounts are connected to them in place of the vendors' own hosts. */
export const adaptersOver = (browser: PageLender<Page>, sandbox?: (vendor: Vendor) => PortalAddress): Adapters => {
  const bind = (adapter: VendorAdapter<Page>): BoundAdapter => {
    const bound = bindAdapter(adapter, browser)
    return sandbox === undefined ? bound : { ...bound, hosts: { sandbox: sandbox(adapter.vendor) } }
  }
  return { CLIO: bind(clio), MYCASE: bind(mycase), PRACTICEPANTHER: bind(practicepanther), SMOKEBALL: bind(smokeball) }
}

/** One adapter with its browser. */
export const bindAdapter = (adapter: VendorAdapter<Page>, browser: PageLender<Page>): BoundAdapter => ({
  vendor: adapter.vendor,
  capabilities: adapter.capabilities,
  hosts: adapter.hosts,
  open: (options) => adapter.open(options, browser),
})

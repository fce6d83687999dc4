import { PaymentsPage } from '../pages/PaymentsPage.js'
import { regionOf } from '../hosts.js'
import type { SmokeballApi } from '../openSmokeballApi.js'

/** Reads the app's list of payments, page by page. */
export interface PaymentPages {
  /** One page, from a receipt's number on. */
  page(from: number): Promise<PaymentsPage>
  /** All payments that settle an invoice of one matter. */
  ofMatter(matterId: string): Promise<PaymentsPage['payments']>
}

/** Receipts are numbered once and in order, so that "from this number on" skips and repeats nothing, whatever comes and goes meanwhile. */
export const paymentPages = (api: SmokeballApi, portal: Parameters<typeof regionOf>[0]): PaymentPages => {
  const region = regionOf(portal)
  const page = async (from: number, matterId?: string): Promise<PaymentsPage> => {
    const address = PaymentsPage.address(matterId === undefined ? { from } : { from, matterId })
    return PaymentsPage.read(await api.page(address), region)
  }
  return {
    page: (from) => page(from),
    ofMatter: async (matterId) => {
      const found = []
      for (let from: number | null = 0; from !== null;) {
        const { payments, next }: PaymentsPage = await page(from, matterId)
        found.push(...payments)
        from = next
      }
      return found
    },
  }
}

import type { PortalKit } from '../../portal/Portal.js'
import type { Stored } from './Kind.js'

/** The account's billing settings: six-minute rounding, always up. `duration=2:15` asks how a typed duration rounds. */
export const billingSettings = (kit: PortalKit, query: URLSearchParams): Stored => {
  const [, hours = '0', minutes = '0'] = /^(\d+):(\d{2})$/.exec(query.get('duration') ?? '') ?? []
  return {
    rounding: 6,
    use_decimal_rounding: false,
    rounded_duration: Math.ceil((Number(hours) * 60 + Number(minutes)) / 6) / 10,
    currency: kit.world.firm.currency,
    currency_sign: '$',
    tax_rate: 0,
    tax_name: 'Tax',
    apply_tax_by_default: false,
    use_secondary_tax: false,
    secondary_tax_rate: 0,
    secondary_tax_rule: 'Pre',
    secondary_tax_name: null,
    time_on_flat_rate_contingency_matters_is_non_billable: false,
    notify_after_bill_created: false,
    use_utbms_codes: true,
    apply_secondary_tax_by_default: false,
    multi_currency_billing: false,
    billing_currencies: [],
    tax_settings: [],
  }
}

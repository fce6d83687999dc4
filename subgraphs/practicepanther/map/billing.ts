import type { BillingType, MatterBilling } from '../../../core/record/Matter.js'
import { decimalText } from '../../vendor/map/decimalText.js'
import type { WireMatter } from '../wire/Matter.js'
import type { WireProject } from '../wire/Project.js'

type RateType = WireProject['hourlyRateType']

/** The fee arrangement behind v2's words. Seen: the first four; assumed: the words for a matter's own rate. Words not in it leave the legacy API's type to speak. */
const rateTypeOfWords: Readonly<Record<string, RateType>> = {
  'Flat Rate': 'FlatRate',
  'User Hourly Rate': 'UserRate',
  Contingency: 'Contingency',
  'Item Price': 'ItemRate',
  'Matter Hourly Rate': 'ProjectRate',
  'Preset Matter Hourly Rate': 'PresetProjectRate',
}

/** By the price of each activity code is neither by the hour nor flat. */
const billingTypes: Readonly<Record<RateType, BillingType>> = {
  FlatRate: 'FLAT_FEE',
  UserRate: 'HOURLY',
  ProjectRate: 'HOURLY',
  PresetProjectRate: 'HOURLY',
  Contingency: 'CONTINGENCY',
  ItemRate: 'OTHER',
}

/** How a matter is billed. An hourly rate is the matter's own; where each user's rate counts there is none. */
export const billing = (matter: WireMatter, project: WireProject, currency: string): MatterBilling => {
  const rateType = rateTypeOfWords[matter.rate ?? ''] ?? project.hourlyRateType
  const hasOwnRate = rateType === 'ProjectRate' || rateType === 'PresetProjectRate'
  return {
    type: billingTypes[rateType],
    rate: hasOwnRate ? decimalText(project.hourlyRate) : null,
    flatAmount: rateType === 'FlatRate' ? decimalText(project.flatRate) : null,
    currency,
  }
}

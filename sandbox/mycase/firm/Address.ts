/** A postal address: always all six parts. */
export type Address = {
  readonly address1: string
  readonly address2: string
  readonly city: string
  readonly state: string
  readonly zip_code: string
  readonly country: string
}

/** The address of somebody who gave none. */
export const blankAddress: Address = { address1: '', address2: '', city: '', state: '', zip_code: '', country: '' }

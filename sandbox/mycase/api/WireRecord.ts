/** The lists of the Open API that hold records. */
export type ApiKind =
  | 'cases'
  | 'clients'
  | 'companies'
  | 'staff'
  | 'time_entries'
  | 'expenses'
  | 'invoices'
  | 'invoice_payments'
  | 'people_groups'
  | 'case_stages'
  | 'practice_areas'
  | 'case_roles'
  | 'custom_fields'

/** A record as the API sends it. */
export type WireRecord = Readonly<Record<string, unknown>>

/** What every record of the legacy API begins with: a whole-number `id` beside the `guid`, and its two dates. */
export const v1Head = (record: {
  readonly id: string
  readonly created_at: string
  readonly updated_at: string
}): { readonly id: number; readonly guid: string; readonly createdDate: string; readonly lastModifiedDate: string } => ({
  id: Number.parseInt(record.id.slice(0, 8), 16),
  guid: record.id,
  createdDate: record.created_at,
  lastModifiedDate: record.updated_at,
})

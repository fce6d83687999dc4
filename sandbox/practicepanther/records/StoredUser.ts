/** A user as the portal keeps it: what v2 shows in snake_case, and beside it what only v1 shows in camelCase. */
export type StoredUser = {
  readonly id: string
  readonly is_active: boolean
  readonly display_name: string
  readonly first_name: string
  readonly last_name: string
  readonly middle_name: string | null
  readonly email: string
  readonly created_at: string
  readonly updated_at: string
  readonly hourlyRate: number | null
  readonly role: string
  readonly timeZoneId: string
}

/** A case stage, practice area, case role or people group. */
export type NamedRecord = {
  readonly id: number
  readonly name: string
  readonly created_at: string
  readonly updated_at: string
}

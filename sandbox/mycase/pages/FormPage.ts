/** One field of a form. */
export type FormField =
  | { readonly kind: 'text'; readonly name: string; readonly label: string; readonly value: string }
  | { readonly kind: 'area'; readonly name: string; readonly label: string; readonly value: string }
  | { readonly kind: 'tick'; readonly name: string; readonly label: string; readonly value: boolean }
  | {
      readonly kind: 'choice'
      readonly name: string
      readonly label: string
      readonly value: string
      readonly options: readonly (readonly [value: string, text: string])[]
    }
  | { readonly kind: 'hidden'; readonly name: string; readonly value: string }

/** A form of the portal. How they are built is assumed of all of them: field names as Rails makes them, one token, one button, answers that are a redirect or the form again. */
export interface FormPage {
  readonly title: string
  readonly id: string
  readonly action: string
  /** What the form does; anything but `post` is told in a hidden field. */
  readonly method: 'post' | 'patch'
  /** What the names of its fields begin with: `payment` in `payment[amount]`. */
  readonly model: string
  readonly fields: readonly FormField[]
  readonly button: string
}

/** One field of a form. */
export interface FormField {
  /** As it is posted: `Payment.Amount`. */
  readonly name: string
  readonly label: string
  readonly kind: 'hidden' | 'text' | 'area' | 'select'
  /** What stands in it before anyone typed. */
  readonly value: string
  /** Of a select: what can be chosen, value and words. */
  readonly options?: readonly (readonly [value: string, words: string])[]
}

/** A form as it was posted: fields by name, empty where one was not sent. */
export type PostedForm = (name: string) => string

/** A form that can be filled in now, or why not. */
export type OpenForm =
  | { readonly title: string; readonly refusal: string }
  | {
      readonly title: string
      readonly fields: readonly FormField[]
      /** Does what the form is for, and gives the id of the payment to show next. Throws a FormRefusal. */
      readonly save: (posted: PostedForm) => string
    }

/** One form for payments. How they look, and what their fields are called, is assumed; that they exist and what they do is documented. */
export interface PaymentForm {
  /** Behind the controller: `PayInvoice/:id`. */
  readonly action: string
  /** Undefined where there is nothing that it could be for. */
  readonly open: (params: { readonly id: string }, query: Readonly<Record<string, unknown>>) => OpenForm | undefined
}

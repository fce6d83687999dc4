/** One fault of a request: a text for people and, where it has one place, the body field or the query parameter. */
export interface ApiFault {
  readonly description: string
  readonly source?: { readonly pointer: string } | { readonly parameter: string }
}

/** The API does not do what was asked; sent as `{ "errors": [ … ] }`. */
export class ApiRefusal extends Error {
  readonly statusCode: number
  readonly errors: readonly ApiFault[]

  constructor(statusCode: number, ...errors: readonly ApiFault[]) {
    super(errors.map(({ description, source }) => `${Object.values(source ?? {}).join()} ${description}`.trim()).join('; '))
    this.name = 'ApiRefusal'
    this.statusCode = statusCode
    this.errors = errors
  }
}

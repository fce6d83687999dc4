/**
 * The error types of Clio's JSON answers. `InvalidFields`, `ForbiddenError` and `InternalServiceError` were seen;
 * the others are assumed, since Clio publishes their status codes and not their names.
 */
const statusOfType = {
  InvalidFields: 400,
  ArgumentError: 400,
  UnauthorizedError: 401,
  ForbiddenError: 403,
  RecordNotFound: 404,
  InvalidApiVersion: 410,
  PreconditionFailed: 412,
  InvalidAuthenticityToken: 422,
  UnprocessableEntity: 422,
  RateLimited: 429,
  InternalServiceError: 500,
} as const

/** A type of error. */
export type ApiErrorType = keyof typeof statusOfType

/** A refusal with Clio's error body. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly type: ApiErrorType

  constructor(type: ApiErrorType, message: string) {
    super(message)
    this.type = type
  }

  get status(): number {
    return statusOfType[this.type]
  }

  get body(): unknown {
    return { error: { type: this.type, message: this.message } }
  }
}

import { BadRequest } from './BadRequest.js'

/** A body the API refuses with 400: `{ "message": "The request is invalid.", "modelState": { "value.hours": ["The hours field is required."] } }`. */
export class InvalidRequest extends BadRequest {
  readonly modelState: Readonly<Record<string, readonly string[]>>

  /** `faults` are by the name of the field. */
  constructor(faults: Readonly<Record<string, readonly string[]>>) {
    super('The request is invalid.')
    this.modelState = Object.fromEntries(Object.entries(faults).map(([field, texts]) => [`value.${field}`, texts]))
  }
}

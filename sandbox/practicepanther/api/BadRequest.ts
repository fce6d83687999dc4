/** A request the API refuses with 400 and `{ "message": … }`. */
export class BadRequest extends Error {
  override readonly name = 'BadRequest'
}

/** The desk could not do what was asked; the message says why and is sent as `{ "message": … }`. */
export class DeskRefusal extends Error {
  readonly statusCode: 400 | 403 | 404

  constructor(statusCode: DeskRefusal['statusCode'], message: string) {
    super(message)
    this.name = 'DeskRefusal'
    this.statusCode = statusCode
  }
}

/** What a person filled in is refused; the form comes back with the reason. */
export class FormRefusal extends Error {
  override readonly name = 'FormRefusal'
}

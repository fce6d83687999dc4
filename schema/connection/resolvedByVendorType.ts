/** The body of an interface's list field: every vendor's type brings its own resolver, and an interface is never asked. */
export const resolvedByVendorType = (field: string): never => {
  throw new Error(`${field} is resolved by the vendor types`)
}

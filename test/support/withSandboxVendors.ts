import type { VendorUnderTest } from '../conformance/VendorUnderTest.js'
import { type SandboxVendor, withSandboxVendor } from './withSandboxVendor.js'

/** Starts the portals of several vendors, gives them all to `use`, closes them. */
export const withSandboxVendors = <Result>(
  vendors: readonly VendorUnderTest[],
  options: { readonly matters: number; readonly seed?: number },
  use: (portals: readonly SandboxVendor[]) => Promise<Result>,
): Promise<Result> => {
  const [first, ...others] = vendors
  if (first === undefined) return use([])
  return withSandboxVendor(first, options, (one) => withSandboxVendors(others, options, (more) => use([one, ...more])))
}

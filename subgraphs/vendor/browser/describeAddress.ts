/** An address for an error message: where and which page, without query and fragment values, which can hold codes and names. Hash routes keep their path. */
export const describeAddress = (address: string): string => {
  if (!URL.canParse(address)) return 'no address'
  const { protocol, host, pathname, hash } = new URL(address)
  const route = /^#!?\/[^?=&]*/.exec(hash)?.[0] ?? ''
  return host === '' ? `${protocol}${pathname}` : `${host}${pathname}${route}`
}

import ipaddr from 'ipaddr.js'

/** The part of IPv6 that is given out to the world. Everything else has a meaning of its own, and none of them is a receiver's. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3')

/** What a cloud answers its own machines at, in the middle of the world's addresses: Azure's name servers, health probes and wire server. */
const cloudAddress = '168.63.129.16'

/**
 * Whether an address, as a resolver or a socket writes it, belongs to a host of the public internet. No for everything that has another meaning: loopback, private,
 * link-local, shared, multicast, reserved and documentation ranges, and every IPv6 form that carries an IPv4 address (mapped, compatible, translated, 6to4, Teredo),
 * whatever that address is; no for what only machines of a cloud reach. No for a text that is not an address.
 */
export const isPublicAddress = (text: string): boolean => {
  // What else the library reads (short, octal, hexadecimal) no resolver writes.
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return text !== cloudAddress && ipaddr.IPv4.parse(text).range() === 'unicast'
  if (!ipaddr.IPv6.isValid(text) || text.includes('%')) return false
  const address = ipaddr.IPv6.parse(text)
  return address.match(globalUnicast) && address.range() === 'unicast'
}

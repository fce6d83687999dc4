/** Whether an address is this machine's: the sandbox delivers to no other. */
export const isLoopback = (address: string): boolean =>
  URL.canParse(address) && ['127.0.0.1', 'localhost'].includes(new URL(address).hostname)

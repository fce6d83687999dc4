/** Asks again, with the same key, until a write has come to its end: one that a browser fills a form for can outlast the wait while time is turned on. */
export const untilDone = async <Made extends { readonly command: { readonly state: string } | null }>(
  write: () => Promise<Made>,
): Promise<Made> => {
  for (;;) {
    const made = await write()
    if (!['ACCEPTED', 'SENDING', 'UNCERTAIN'].includes(made.command?.state ?? '')) return made
  }
}

/** How many subscriptions a gateway says are open. */
export const subscriptionsAt = async (url: string): Promise<number> => {
  const text = await (await fetch(new URL('metrics', url))).text()
  return Number(/^mattergraph_subscriptions (\d+)$/m.exec(text)?.[1])
}

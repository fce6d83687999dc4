/** The page's script: sends what a form says as JSON, then shows the page anew or what was wrong. */
export const deskScript = `
const send = async (method, path, body) => {
  const answer = await fetch('/_sandbox/' + path, body === undefined ? { method } : { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  if (answer.ok) location.reload()
  else document.getElementById('outcome').textContent = (await answer.json()).message
}
const orders = {
  faults: (f) => send('POST', 'faults', { latencyMs: +f.latencyMs, jitterMs: +f.jitterMs, clockSkewMs: +f.clockSkewMs, rateLimit: { scale: +f.scale }, drift: f.drift || null }),
  next: (f) => send('POST', 'faults', { next: [{ match: { ...(f.method && { method: f.method }), ...(f.path && { path: f.path }) }, times: +f.times, do: f.do, status: +f.status }] }),
  reset: (f) => send('POST', 'reset', { seed: +f.seed, matters: +f.matters }),
}
for (const form of document.querySelectorAll('form[data-order]')) form.addEventListener('submit', (event) => {
  event.preventDefault()
  orders[form.dataset.order](Object.fromEntries(new FormData(form)))
})
document.querySelector('[data-send=sign-out]').addEventListener('click', () => send('POST', 'faults', { expireSessions: true }))
document.querySelector('[data-send=clear]').addEventListener('click', () => send('DELETE', 'faults'))
`

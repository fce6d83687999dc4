/** How long a sign-in may take from its first page on. Assumed: Clio's pages run a timer whose length is not published. */
export const challengeLifetimeMs = 10 * 60_000

/** The page's own timer: it says when the challenge ended, and when a newer sign-in began in another tab. */
export const challengeScript = `<script>
setTimeout(() => location.replace('/login?expired=1'), ${challengeLifetimeMs})
const logins = new BroadcastChannel('new_login')
logins.onmessage = () => { document.querySelector('h1').textContent = 'You started a new login in another tab' }
logins.postMessage('new_login')
</script>`

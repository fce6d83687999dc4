import { escapeHtml } from './escapeHtml.js'

const style = `
  :root { color-scheme: light; --ink: #1f2733; --quiet: #5c6675; --line: #d9dee6; --paper: #fff; --ground: #f3f5f8; --accent: #1d5fa8; --bad: #a12622 }
  * { box-sizing: border-box }
  body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, "Segoe UI", sans-serif }
  main, form.card { max-width: 1060px; margin: 24px auto; padding: 20px 28px; background: var(--paper); border: 1px solid var(--line); border-radius: 8px }
  h1 { font-size: 22px; margin: 0 0 12px } h2 { font-size: 17px; margin: 28px 0 8px }
  a { color: var(--accent) } .quiet { color: var(--quiet) } .error, .alert { color: var(--bad) }
  table { border-collapse: collapse; width: 100% } th, td { text-align: left; vertical-align: top; padding: 5px 14px 5px 0; border-bottom: 1px solid var(--line) }
  th { color: var(--quiet); font-weight: 600 } code, pre { font: 13px/1.45 ui-monospace, Menlo, monospace } pre { overflow: auto; white-space: pre-wrap }
  label { display: block; margin: 10px 0 } input, select, textarea { display: block; font: inherit; padding: 6px 9px; border: 1px solid #b7bfca; border-radius: 5px; min-width: 260px; max-width: 100% }
  input[type=checkbox], input[type=radio] { display: inline; min-width: 0 }
  button, input[type=submit] { font: inherit; padding: 7px 16px; border: 0; border-radius: 5px; background: var(--accent); color: #fff; cursor: pointer; min-width: 0 }
`

/** A whole HTML document in the portals' plain style. `head` and `body` are taken as they are; the title is escaped. */
export const page = (options: { readonly title: string; readonly head?: string; readonly body: string }): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(options.title)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
${options.head ?? ''}
</head>
<body>
${options.body}
</body>
</html>
`

// The API's reference as one readable page, made from its OpenAPI description.

type Loose = Record<string, unknown>
const isLoose = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value)
const member = (value: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>((at, key) => (isLoose(at) ? at[key] : undefined), value)
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const html = (value: string): string =>
  value.replace(/[&<>"]/g, char => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] ?? char)

const STYLE = `:root{color-scheme:light dark;--line:#8884;--soft:#8881;--ink:light-dark(#1d1d22,#e8e8ee);--dim:light-dark(#5c5c66,#a2a2ae);--accent:light-dark(#2c5fc9,#8fb4ff)}
body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:var(--ink);background:light-dark(#fff,#16161a)}
h1{font-size:1.6rem}h2{margin-top:2.2rem;font-size:1.15rem;border-bottom:1px solid var(--line)}
details{border:1px solid var(--line);border-radius:8px;margin:.5rem 0;padding:.4rem .8rem}summary{cursor:pointer}
code,pre{font:13px/1.45 ui-monospace,monospace}pre{background:var(--soft);padding:.7rem;border-radius:6px;overflow:auto;max-height:26rem}
b{display:inline-block;min-width:4.2rem;color:var(--accent)}p,li,summary span{color:var(--dim)}a{color:var(--accent)}`

/** The page. @param description an OpenAPI 3.1 document */
export function docsPage(description: object): string {
  const groups = new Map<string, string[]>()
  for (const [path, methods] of Object.entries(member(description, 'paths') ?? {}))
    for (const [method, operation] of Object.entries(methods as Loose)) {
      const tag = text(member(operation, 'tags', '0')) || text((member(operation, 'tags') as string[] | undefined)?.[0])
      const rows = groups.get(tag) ?? []
      rows.push(operationHtml(method, path, operation))
      groups.set(tag, rows)
    }
  const schemas = Object.entries((member(description, 'components', 'schemas') ?? {}) as Loose)
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Reelgraph API</title><style>${STYLE}</style></head><body>
<h1>Reelgraph API ${html(text(member(description, 'info', 'version')))}</h1>
<p>${html(text(member(description, 'info', 'description')))} The same as JSON: <a href="/api/openapi.json">openapi.json</a>.</p>
${[...groups].map(([tag, rows]) => `<h2>${html(tag)}</h2>${rows.join('')}`).join('')}
<h2>Schemas</h2>${schemas.map(([name, schema]) => `<details id="${html(name)}"><summary><code>${html(name)}</code></summary>${json(schema)}</details>`).join('')}
</body></html>`
}

function operationHtml(method: string, path: string, operation: unknown): string {
  const parameters = (member(operation, 'parameters') ?? []) as unknown[]
  const content = (at: unknown): string =>
    Object.entries((member(at, 'content') ?? {}) as Loose)
      .map(([type, media]) => `<p><code>${html(type)}</code></p>${json(member(media, 'schema'))}`)
      .join('')
  const rows = parameters.map(
    parameter =>
      `<li><code>${html(text(member(parameter, 'name')))}</code> in ${html(text(member(parameter, 'in')))}: <code>${html(JSON.stringify(member(parameter, 'schema')))}</code></li>`,
  )
  const answers = Object.entries((member(operation, 'responses') ?? {}) as Loose)
    .filter(([status]) => status !== 'default')
    .map(
      ([status, answer]) =>
        `<p><code>${html(status)}</code> ${html(text(member(answer, 'description')))}</p>${content(answer)}`,
    )
  const body = member(operation, 'requestBody')
  return `<details><summary><b>${method.toUpperCase()}</b><code>${html(path)}</code> <span>${html(text(member(operation, 'summary')))}</span></summary>
${rows.length ? `<ul>${rows.join('')}</ul>` : ''}${body ? `<p>Body</p>${content(body)}` : ''}<p>Answers</p>${answers.join('')}</details>`
}

/** A schema as text, with links to the named ones. */
const json = (schema: unknown): string =>
  schema === undefined
    ? ''
    : `<pre>${html(JSON.stringify(schema, null, 1)).replace(
        /&quot;#\/components\/schemas\/([A-Za-z]+)&quot;/g,
        '<a href="#$1">$1</a>',
      )}</pre>`

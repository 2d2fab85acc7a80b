// The built editor as static files; paths without a file are the editor's own (single-page application).
import { readdirSync, statSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { Hono } from 'hono'
import type { Env } from './api.ts'
import { sendFile } from './files.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
}

const CSP =
  "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self' data:; " +
  "style-src 'self' 'unsafe-inline'; script-src 'self'; connect-src 'self'; worker-src 'self' blob:; " +
  "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

const NOT_BUILT = `<!doctype html><meta charset="utf-8"><title>Reelgraph</title>
<p>The editor is not built. Run <code>npm start</code>, or <code>npm run build</code> and reload. The API is at <a href="/api/docs">/api/docs</a>.</p>`

/** Serves the files that lie in `folder`: they are listed first, so that a path only ever selects one of them. */
export function editorRoutes(folder: string): Hono<Env> {
  const list = (): Map<string, string> => {
    try {
      const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
      return new Map(
        files.map(entry => {
          const path = join(entry.parentPath, entry.name)
          return [`/${relative(folder, path).split(sep).join('/')}`, path]
        }),
      )
    } catch {
      return new Map()
    }
  }
  let files = list()
  return new Hono<Env>().get('*', async c => {
    const path = c.req.path
    // A rebuilt editor has other file names.
    if (!files.has(path)) files = list()
    const isAsset = files.has(path)
    const file = files.get(path) ?? (extname(path) === '' ? files.get('/index.html') : undefined)
    c.header('content-security-policy', CSP)
    if (!file) return extname(path) === '' ? c.html(NOT_BUILT) : c.notFound()
    const { size, mtimeMs } = statSync(file)
    const forever = isAsset && path.startsWith('/assets/')
    return sendFile(c.req.raw, file, {
      mime: TYPES[extname(file)] ?? 'application/octet-stream',
      etag: `${size}-${Math.round(mtimeMs)}`,
      headers: {
        'content-security-policy': CSP,
        'cache-control': forever ? 'public, max-age=31536000, immutable' : 'no-cache',
      },
    })
  })
}

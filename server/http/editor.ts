// The built editor as static files; paths without a file are the editor's own (single-page application).
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
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

/** @param scripts what else scripts may be, such as the hashes of a page's inline ones */
const csp = (scripts: string): string =>
  "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self' data:; " +
  "style-src 'self' 'unsafe-inline'; " +
  `script-src 'self'${scripts}; ` +
  "connect-src 'self'; worker-src 'self' blob:; " +
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
  return new Hono<Env>().get('*', async c => {
    const path = c.req.path
    // Listed anew each time: it is a short list, and a rebuilt editor has other file names.
    const files = list()
    const file = files.get(path) ?? (extname(path) === '' ? files.get('/index.html') : undefined)
    if (!file) {
      c.header('content-security-policy', csp(''))
      return extname(path) === '' ? c.html(NOT_BUILT) : c.notFound()
    }
    const { size, mtimeMs } = statSync(file)
    return sendFile(c.req.raw, file, {
      mime: TYPES[extname(file)] ?? 'application/octet-stream',
      etag: `${size}-${Math.round(mtimeMs)}`,
      headers: {
        'content-security-policy': csp(file.endsWith('.html') ? inlineScripts(readFileSync(file, 'utf8')) : ''),
        'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      },
    })
  })
}

/** The hashes of a page's own inline scripts, which a browser then runs, and no others. */
const inlineScripts = (html: string): string =>
  [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)]
    .map(([, text = '']) => ` 'sha256-${createHash('sha256').update(text).digest('base64')}'`)
    .join('')

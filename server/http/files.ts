// Files as HTTP answers: streamed, with ranges and validators.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { Fault } from './errors.ts'
import { parseRange } from './ranges.ts'

export interface FileAnswer {
  readonly mime: string
  /** Without quotes. */
  readonly etag: string
  readonly headers?: Record<string, string>
  /** Called when the answer has been sent or given up. */
  readonly onClose?: () => void
}

/** Answers a GET or HEAD with a file or the asked part of it. */
export async function sendFile(request: Request, file: string, answer: FileAnswer): Promise<Response> {
  const { size } = await stat(file)
  const etag = `"${answer.etag}"`
  const headers: Record<string, string> = {
    'content-type': answer.mime,
    'accept-ranges': 'bytes',
    etag,
    ...answer.headers,
  }
  const close = answer.onClose ?? (() => {})
  const wanted = request.headers.get('if-none-match')
  if (wanted && (wanted === '*' || wanted.split(',').some(tag => tag.trim().replace(/^W\//, '') === etag))) {
    close()
    return new Response(null, { status: 304, headers })
  }
  // A range of another version of the file would join unlike parts.
  const isSame = (request.headers.get('if-range') ?? etag) === etag
  const range = isSame ? parseRange(request.headers.get('range') ?? undefined, size) : undefined
  if (range === 'unsatisfiable') {
    close()
    throw new Fault(416, `The file has ${size} bytes; the range lies beyond its end.`)
  }
  const { start, end } = range ?? { start: 0, end: size - 1 }
  headers['content-length'] = String(size === 0 ? 0 : end - start + 1)
  if (range) headers['content-range'] = `bytes ${start}-${end}/${size}`
  const status = range ? 206 : 200
  if (request.method === 'HEAD' || size === 0) {
    close()
    return new Response(null, { status, headers })
  }
  const stream = createReadStream(file, { start, end, highWaterMark: 1 << 18 })
  stream.on('close', close)
  return new Response(Readable.toWeb(stream) as ReadableStream, { status, headers })
}

/** A `Content-Disposition` that keeps any name: ASCII for old clients, UTF-8 (RFC 5987) for the others. */
export function attachment(name: string): string {
  const clean = name
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go.
    .replace(/[\u0000-\u001f\u007f/\\]/g, '_')
    .slice(0, 200)
  const ascii = clean.replace(/[^\x20-\x7e]|["%]/g, '_')
  const encoded = encodeURIComponent(clean).replace(/['()*]/g, char => `%${char.charCodeAt(0).toString(16)}`)
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}

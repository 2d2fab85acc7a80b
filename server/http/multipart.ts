// multipart/form-data (RFC 7578) as a stream: parts come one after another and are never held in memory whole.

/** A part's headers. */
export interface PartHead {
  readonly name: string
  /** The file's name, when the part is a file. */
  readonly filename: string | undefined
  readonly mime: string
}

export type MultipartEvent =
  | { readonly type: 'part'; readonly head: PartHead }
  | { readonly type: 'data'; readonly bytes: Uint8Array }
  | { readonly type: 'end' }

/** The body is no well-formed multipart body. */
export class MultipartError extends Error {
  override name = 'MultipartError'
}

/** Longer headers than any form sends. */
const HEAD_LIMIT = 16 * 1024

/** The boundary of a `multipart/form-data` content type, or undefined. */
export function boundaryOf(contentType: string | undefined): string | undefined {
  const match = /^multipart\/form-data\s*;.*boundary=(?:"([^"]{1,70})"|([^;\s"]{1,70}))/i.exec(contentType ?? '')
  return match?.[1] ?? match?.[2]
}

/**
 * Reads a body: for each part its head, its bytes as they come, and its end.
 * @throws MultipartError when the body is cut off or malformed
 */
export async function* readMultipart(
  body: AsyncIterable<Uint8Array>,
  boundary: string,
): AsyncGenerator<MultipartEvent, void> {
  const delimiter = Buffer.from(`\r\n--${boundary}`)
  // The first boundary need not follow a line break; with one before it, it looks like the others.
  let buffer: Buffer = Buffer.from('\r\n')
  let state: 'preamble' | 'boundary' | 'head' | 'data' | 'done' = 'preamble'
  for await (const chunk of body) {
    if (state === 'done') continue
    buffer = buffer.length === 0 ? Buffer.from(chunk) : Buffer.concat([buffer, chunk])
    for (;;) {
      if (state === 'preamble' || state === 'data') {
        const at = buffer.indexOf(delimiter)
        // What may be the start of a boundary waits for more.
        const safe = at < 0 ? Math.max(0, buffer.length - delimiter.length + 1) : at
        if (state === 'data' && safe > 0) yield { type: 'data', bytes: buffer.subarray(0, safe) }
        buffer = buffer.subarray(at < 0 ? safe : at + delimiter.length)
        if (at < 0) break
        if (state === 'data') yield { type: 'end' }
        state = 'boundary'
      } else if (state === 'boundary') {
        if (buffer.length < 2) break
        const mark = buffer.toString('latin1', 0, 2)
        if (mark === '--') {
          state = 'done'
          break
        }
        if (mark !== '\r\n') throw new MultipartError('The upload is malformed: no line break after a boundary.')
        buffer = buffer.subarray(2)
        state = 'head'
      } else {
        const end = buffer.indexOf('\r\n\r\n')
        if (end < 0) {
          if (buffer.length > HEAD_LIMIT)
            throw new MultipartError("The upload is malformed: a part's head is too long.")
          break
        }
        yield { type: 'part', head: parseHead(buffer.toString('utf8', 0, end)) }
        buffer = buffer.subarray(end + 4)
        state = 'data'
      }
    }
  }
  if (state !== 'done') throw new MultipartError('The upload was cut off.')
}

function parseHead(text: string): PartHead {
  const headers = new Map<string, string>()
  for (const line of text.split('\r\n')) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  const disposition = headers.get('content-disposition') ?? ''
  const parameter = (name: string): string | undefined =>
    new RegExp(`[;\\s]${name}="((?:[^"\\\\]|\\\\.)*)"`, 'i').exec(disposition)?.[1]?.replace(/\\(.)/g, '$1') ??
    new RegExp(`[;\\s]${name}=([^;"\\s]+)`, 'i').exec(disposition)?.[1]
  const name = parameter('name')
  if (!/^form-data/i.test(disposition) || name === undefined)
    throw new MultipartError('The upload is malformed: a part has no name.')
  return { name, filename: parameter('filename'), mime: headers.get('content-type') ?? 'application/octet-stream' }
}

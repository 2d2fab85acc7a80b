// The graph that made a file travels in it: put in when a file is exported, read out when it is dropped on the canvas.
import { type FileHandle, open } from 'node:fs/promises'
import { crc32, inflateSync } from 'node:zlib'
import { PermanentError } from '../../engine/graph/context.ts'

/** The `uuid` box of an MP4 that holds a graph: `reelgraph` in its first nine bytes (ISO/IEC 14496-12, 4.2). */
const BOX_ID = Buffer.from('7265656c6772617068a05e1d6f2b4c91', 'hex')
/** The keyword of the `iTXt` chunk (PNG 1.2, 4.2.3.3) and the id of the RIFF chunk. */
const KEYWORD = 'reelgraph'
const RIFF_ID = 'rgph'

/** A graph is text that people made: anything bigger is not one. */
const LARGEST = 16 * 1024 * 1024
/** Files have a few dozen parts; a file made of crumbs must not keep us busy. */
const MOST_PARTS = 20_000

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** A box or chunk of a file. Offsets in bytes. */
interface Part {
  readonly name: string
  readonly start: number
  /** Where its content begins, and how long that is. */
  readonly body: number
  readonly length: number
  readonly end: number
}

type Container = 'mp4' | 'png' | 'wav'

/** Whether a graph can travel in files of a type. */
export const canEmbed = (mime: string): boolean => containerOf(mime) !== undefined

const containerOf = (mime: string): Container | undefined =>
  /^(video|audio)\/(mp4|quicktime|x-m4a)$/.test(mime)
    ? 'mp4'
    : mime === 'image/png'
      ? 'png'
      : /^audio\/(x-|vnd\.)?wave?$/.test(mime)
        ? 'wav'
        : undefined

/**
 * Writes a copy of `file` that carries `document`, in place of one that it carried before. Pictures, sound and everything
 * else stay the same bytes; nothing is encoded or read into memory whole.
 * @throws PermanentError when the type cannot carry a graph or the file is not what it says.
 */
export async function embedGraph(file: string, mime: string, document: unknown, outFile: string): Promise<void> {
  const container = containerOf(mime)
  if (!container) throw new PermanentError(`A graph cannot be embedded in ${mime} files, only in MP4, PNG and WAV`)
  const json = Buffer.from(JSON.stringify(document))
  if (json.length > LARGEST) throw new PermanentError('The graph is too large to be embedded (16 MiB at most)')
  const source = await open(file, 'r')
  try {
    const size = (await source.stat()).size
    if ((await sniff(source, size)) !== container) throw new PermanentError(`The file is not a ${container} file`)
    const parts = await partsOf(source, size, container)
    if (parts.at(-1)?.end !== size)
      throw new PermanentError(`The ${container.toUpperCase()} file is damaged: it ends early`)
    const kept: Part[] = []
    const old: Part[] = []
    for (const part of parts) (await isGraph(source, part)) ? old.push(part) : kept.push(part)
    const target = await open(outFile, 'w')
    try {
      await writeWith(container, json, { kept, old }, source, target)
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

/**
 * The graph that a file carries, or undefined when it carries none or is of another type. Takes little time and memory
 * whatever the file holds.
 * @throws PermanentError when what it carries is damaged.
 */
export async function extractGraph(file: string): Promise<unknown | undefined> {
  const source = await open(file, 'r')
  try {
    const size = (await source.stat()).size
    const container = await sniff(source, size)
    if (!container) return undefined
    for (const part of await partsOf(source, size, container)) {
      if (!(await isGraph(source, part))) continue
      const text = await textOf(source, part)
      try {
        return JSON.parse(text) as unknown
      } catch {
        throw new PermanentError('The file carries a graph, but it is damaged')
      }
    }
    return undefined
  } finally {
    await source.close()
  }
}

async function bytes(file: FileHandle, start: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, start)
  return buffer.subarray(0, bytesRead)
}

async function sniff(file: FileHandle, size: number): Promise<Container | undefined> {
  if (size < 12) return undefined
  const head = await bytes(file, 0, 12)
  if (head.subarray(0, 8).equals(PNG_SIGNATURE)) return 'png'
  if (/^(RIFF|RF64)$/.test(head.toString('latin1', 0, 4)) && head.toString('latin1', 8, 12) === 'WAVE') return 'wav'
  return head.toString('latin1', 4, 8) === 'ftyp' ? 'mp4' : undefined
}

/** The parts on the file's top level. A file that ends early, or has too many, gives those that are whole. */
async function partsOf(file: FileHandle, size: number, container: Container): Promise<Part[]> {
  const parts: Part[] = []
  let at = { mp4: 0, png: 8, wav: 12 }[container]
  while (at < size && parts.length < MOST_PARTS) {
    const part = readPart(await bytes(file, at, 16), at, size, container)
    if (!part || part.end > size || part.end <= at) break
    parts.push(part)
    at = part.end
  }
  return parts
}

function readPart(head: Buffer, start: number, size: number, container: Container): Part | undefined {
  if (head.length < 8) return undefined
  if (container === 'png') {
    const length = head.readUInt32BE(0)
    return { name: head.toString('latin1', 4, 8), start, body: start + 8, length, end: start + 12 + length }
  }
  if (container === 'wav') {
    const length = head.readUInt32LE(4)
    // The last chunk may lack its padding, or be a recording whose length was never filled in.
    const end = Math.min(start + 8 + length + (length & 1), size)
    return { name: head.toString('latin1', 0, 4), start, body: start + 8, length, end }
  }
  const short = head.readUInt32BE(0)
  const long = short === 1 && head.length === 16
  const length = long ? Number(head.readBigUInt64BE(8)) : short === 0 ? size - start : short
  const body = start + (long ? 16 : 8)
  return { name: head.toString('latin1', 4, 8), start, body, length: start + length - body, end: start + length }
}

async function isGraph(file: FileHandle, part: Part): Promise<boolean> {
  if (part.name === RIFF_ID) return true
  if (part.name === 'uuid') return part.length > 16 && (await bytes(file, part.body, 16)).equals(BOX_ID)
  if (part.name !== 'iTXt' || part.length <= KEYWORD.length) return false
  return (await bytes(file, part.body, KEYWORD.length + 1)).toString('latin1') === `${KEYWORD}\0`
}

async function textOf(file: FileHandle, part: Part): Promise<string> {
  if (part.length > LARGEST + 256)
    throw new PermanentError('The file carries a graph that is too large (16 MiB at most)')
  const body = await bytes(file, part.body, part.length)
  if (part.name === 'uuid') return body.toString('utf8', 16)
  if (part.name === RIFF_ID) return body.toString('utf8')
  // Keyword, 0, compressed?, method, language, 0, translated keyword, 0, text.
  const compressed = body[KEYWORD.length + 1] === 1
  const language = body.indexOf(0, KEYWORD.length + 3)
  const translated = language < 0 ? -1 : body.indexOf(0, language + 1)
  if (translated < 0) throw new PermanentError('The file carries a graph, but it is damaged')
  const text = body.subarray(translated + 1)
  if (!compressed) return text.toString('utf8')
  try {
    return inflateSync(text, { maxOutputLength: LARGEST }).toString('utf8')
  } catch {
    throw new PermanentError('The file carries a graph, but it is damaged or too large')
  }
}

/** Writes the kept parts and the graph: last in an MP4 and a WAV, before the end mark in a PNG. */
async function writeWith(
  container: Container,
  json: Buffer,
  { kept, old }: { readonly kept: readonly Part[]; readonly old: readonly Part[] },
  source: FileHandle,
  target: FileHandle,
): Promise<void> {
  if (container === 'mp4') {
    const last = kept.at(-1)
    if (!last) throw new PermanentError('The MP4 file is damaged: it has no boxes')
    // Media data is found by its place in the file: parts that lie before it must stay where they are.
    await copy(source, target, 0, last.end)
    const head = Buffer.alloc(8)
    head.writeUInt32BE(8 + BOX_ID.length + json.length, 0)
    head.write('uuid', 4, 'latin1')
    await target.write(Buffer.concat([head, BOX_ID, json]))
    await target.write(await closedSize(source, last), 0, 4, last.start)
    for (const part of old) if (part.end <= last.end) await target.write(Buffer.from('free'), 0, 4, part.start + 4)
    return
  }
  if (container === 'png') {
    if (kept.at(-1)?.name !== 'IEND') throw new PermanentError('The PNG file is damaged: it has no end')
    await target.write(PNG_SIGNATURE)
    for (const part of kept) {
      if (part.name === 'IEND') await target.write(pngChunk(json))
      await copy(source, target, part.start, part.end)
    }
    return
  }
  const data = kept.find(part => part.name === 'data')
  if (!data || data.body + data.length > data.end)
    throw new PermanentError('The WAV file has no data of a known length: a graph cannot be added behind it')
  const head = await bytes(source, 0, 12)
  await target.write(head)
  let length = 12
  for (const part of kept) {
    await copy(source, target, part.start, part.end)
    length += part.end - part.start
  }
  if (length % 2 === 1) {
    await target.write(Buffer.alloc(1))
    length++
  }
  const chunk = Buffer.alloc(8)
  chunk.write(RIFF_ID, 0, 'latin1')
  chunk.writeUInt32LE(json.length, 4)
  const padding = Buffer.alloc(json.length & 1)
  await target.write(Buffer.concat([chunk, json, padding]))
  const riff = Buffer.alloc(4)
  riff.writeUInt32LE(Math.min(0xffffffff, length + 8 + json.length + padding.length - 8))
  await target.write(riff, 0, 4, 4)
}

/** The last box of an MP4 may say 0 for "up to the end of the file": it gets its true size before something follows. */
async function closedSize(source: FileHandle, last: Part): Promise<Buffer> {
  const size = await bytes(source, last.start, 4)
  if (size.readUInt32BE(0) !== 0) return size
  if (last.end - last.start > 0xffffffff)
    throw new PermanentError('The MP4 file ends in an open box of more than 4 GiB: a graph cannot be added behind it')
  size.writeUInt32BE(last.end - last.start)
  return size
}

function pngChunk(json: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(`iTXt${KEYWORD}\0\0\0\0\0`, 'latin1'), json])
  const chunk = Buffer.alloc(body.length + 8)
  chunk.writeUInt32BE(body.length - 4, 0)
  body.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(body), chunk.length - 4)
  return chunk
}

async function copy(source: FileHandle, target: FileHandle, start: number, end: number): Promise<void> {
  const block = Buffer.alloc(Math.min(1024 * 1024, end - start))
  for (let at = start; at < end; ) {
    const { bytesRead } = await source.read(block, 0, Math.min(block.length, end - at), at)
    if (bytesRead === 0) throw new PermanentError('The file ended while it was copied')
    await target.write(block, 0, bytesRead)
    at += bytesRead
  }
}

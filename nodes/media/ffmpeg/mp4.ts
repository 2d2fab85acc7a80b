// The index of an MP4 file, read without a program: when the frames of its picture are shown, how large they are, what they are.
import { hash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'

/** The picture track of an MP4 file of H.264, in the order of decoding. Times in ticks of `timescale` a second. */
export interface Mp4Picture {
  readonly width: number
  readonly height: number
  readonly timescale: number
  /** Ticks of each frame, where all are as long. */
  readonly step: number
  readonly packets: readonly { readonly pts: number; readonly size: number; readonly isKey: boolean }[]
  /** When the first frame is decoded. */
  readonly firstDecode: number
  /** Of the decoder's set-up data, as ffprobe writes it. */
  readonly extradataHash: string
}

/** Bytes of an index that is read: an hour of film has 5 MB. */
const MOST_INDEX = 64 * 2 ** 20
const MOST_BOXES = 1000

/**
 * Reads the index of a plain file: one picture track of upright square pixels at an even rate, shown whole from time 0 on,
 * all of whose bytes are there. Undefined for every other file, which is ffprobe's to read.
 * The layout is that of ISO/IEC 14496-12 (boxes) and 14496-15 (avcC).
 */
export async function readMp4(path: string): Promise<Mp4Picture | undefined> {
  const file = await open(path, 'r')
  try {
    const index = await indexOf(file)
    return index && pictureOf(index)
  } catch (error) {
    // It says something that its length belies.
    if (error instanceof RangeError) return undefined
    throw error
  } finally {
    await file.close()
  }
}

/** The content of the `moov` box of a file that ends where its boxes do. */
async function indexOf(file: FileHandle): Promise<Buffer | undefined> {
  const { size } = await file.stat()
  const head = Buffer.alloc(16)
  let index: Buffer | undefined
  let at = 0
  for (let box = 0; at < size; box++) {
    const { bytesRead } = await file.read(head, 0, 16, at)
    if (bytesRead < 8 || box === MOST_BOXES) return undefined
    const name = head.toString('latin1', 4, 8)
    if (box === 0 && name !== 'ftyp') return undefined
    const short = head.readUInt32BE(0)
    const length = short === 1 ? Number(head.readBigUInt64BE(8)) : short
    if (length < 8 || at + length > size) return undefined
    if (name === 'moov') {
      if (index || length > MOST_INDEX) return undefined
      index = Buffer.alloc(length - 8)
      await file.read(index, 0, index.length, at + 8)
    }
    at += length
  }
  return index
}

/** The boxes that lie in another, by name. */
function boxesIn(content: Buffer): Map<string, Buffer[]> {
  const boxes = new Map<string, Buffer[]>()
  for (let at = 0; at + 8 <= content.length; ) {
    const length = content.readUInt32BE(at)
    if (length < 8 || at + length > content.length) throw new RangeError('A box is longer than what it lies in')
    const name = content.toString('latin1', at + 4, at + 8)
    boxes.set(name, [...(boxes.get(name) ?? []), content.subarray(at + 8, at + length)])
    at += length
  }
  return boxes
}

/** The one box of a path of names; undefined where there is none or several. */
function boxAt(content: Buffer, ...names: readonly string[]): Buffer | undefined {
  let found: Buffer | undefined = content
  for (const name of names) {
    const boxes: readonly Buffer[] = (found && boxesIn(found).get(name)) ?? []
    found = boxes.length === 1 ? boxes[0] : undefined
  }
  return found
}

function pictureOf(index: Buffer): Mp4Picture | undefined {
  const boxes = boxesIn(index)
  // Fragments come after the index.
  if (boxes.has('mvex')) return undefined
  const movieScale = boxAt(index, 'mvhd')
  const tracks = (boxes.get('trak') ?? []).filter(
    track => boxAt(track, 'mdia', 'hdlr')?.toString('latin1', 8, 12) === 'vide',
  )
  const [track] = tracks
  const header = track && boxAt(track, 'mdia', 'mdhd')
  const table = track && boxAt(track, 'mdia', 'minf', 'stbl')
  const look = table && looksOf(table)
  if (tracks.length !== 1 || !movieScale || !header || !table || !look || !isUpright(track)) return undefined
  const timescale = header.readUInt32BE(header[0] === 1 ? 20 : 12)
  const { packets, step } = packetsIn(table) ?? {}
  if (!packets || !step || timescale === 0) return undefined
  const edits = boxAt(track, 'edts', 'elst')
  const movie = movieScale.readUInt32BE(movieScale[0] === 1 ? 20 : 12)
  const shift = edits ? wholeFrom(edits, (packets.length * step) / timescale, step / timescale, movie) : 0
  const first = packets.reduce((least, { pts }) => Math.min(least, pts), Number.POSITIVE_INFINITY)
  // What comes before the first edit is decoded and not shown.
  if (shift === undefined || first !== shift) return undefined
  return {
    ...look,
    timescale,
    step,
    packets: packets.map(packet => ({ ...packet, pts: packet.pts - shift })),
    firstDecode: -shift,
  }
}

/** Whether the track's matrix turns and mirrors nothing. */
function isUpright(track: Buffer): boolean {
  const header = boxAt(track, 'tkhd')
  if (!header) return false
  const at = header[0] === 1 ? 52 : 40
  const matrix = Array.from({ length: 9 }, (_, i) => header.readInt32BE(at + 4 * i))
  return matrix.join() === [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000].join()
}

/** Size and set-up of H.264 in one form, with square pixels. */
function looksOf(table: Buffer): Pick<Mp4Picture, 'width' | 'height' | 'extradataHash'> | undefined {
  const forms = boxAt(table, 'stsd')
  if (forms?.readUInt32BE(4) !== 1 || forms.toString('latin1', 12, 16) !== 'avc1') return undefined
  const form = forms.subarray(16)
  const more = boxesIn(form.subarray(78))
  const [setup] = more.get('avcC') ?? []
  const [shape] = more.get('pasp') ?? []
  if (!setup || !shape || shape.readUInt32BE(0) !== shape.readUInt32BE(4)) return undefined
  return {
    width: form.readUInt16BE(24),
    height: form.readUInt16BE(26),
    extradataHash: `SHA256:${hash('sha256', setup)}`,
  }
}

/** The frames in the order of decoding, all as long, the first decoded at 0. */
function packetsIn(table: Buffer): Pick<Mp4Picture, 'packets' | 'step'> | undefined {
  const lengths = boxAt(table, 'stts')
  const sizes = boxAt(table, 'stsz')
  if (!lengths || !sizes || lengths.readUInt32BE(4) !== 1) return undefined
  const count = sizes.readUInt32BE(8)
  const step = lengths.readUInt32BE(12)
  if (lengths.readUInt32BE(8) !== count || count === 0) return undefined
  const same = sizes.readUInt32BE(4)
  const syncs = boxAt(table, 'stss')
  const keys = syncs && new Set(Array.from({ length: syncs.readUInt32BE(4) }, (_, i) => syncs.readUInt32BE(8 + 4 * i)))
  const later = offsetsIn(boxAt(table, 'ctts'), count)
  const packets = later.map((offset, i) => ({
    pts: i * step + offset,
    size: same || sizes.readUInt32BE(12 + 4 * i),
    isKey: keys?.has(i + 1) ?? true,
  }))
  return { packets, step }
}

/** How much later than decoded each frame is shown. */
function offsetsIn(table: Buffer | undefined, count: number): number[] {
  if (!table) return new Array(count).fill(0)
  const offsets: number[] = []
  for (let entry = 0; entry < table.readUInt32BE(4); entry++) {
    const frames = table.readUInt32BE(8 + 8 * entry)
    if (offsets.length + frames > count) throw new RangeError('More frames are shown than there are')
    const offset = table.readInt32BE(12 + 8 * entry)
    for (let i = 0; i < frames; i++) offsets.push(offset)
  }
  if (offsets.length !== count) throw new RangeError('Fewer frames are shown than there are')
  return offsets
}

/** Where a single edit that leaves nothing out at the end begins, in ticks of the track. @param seconds of the track */
function wholeFrom(edits: Buffer, seconds: number, frame: number, movieScale: number): number | undefined {
  if (edits[0] !== 0 || edits.readUInt32BE(4) !== 1) return undefined
  const shown = edits.readUInt32BE(8) / movieScale
  const start = edits.readInt32BE(12)
  return start >= 0 && edits.readUInt32BE(16) === 0x10000 && shown > seconds - frame / 2 ? start : undefined
}

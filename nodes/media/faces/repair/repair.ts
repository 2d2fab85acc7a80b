// Face repair: the faces of a finished clip drawn anew from their references, whoever made it.
import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { PermanentError } from '../../../../engine/graph/context.ts'
import { clipOptions, decodeFrames, deterministic, RGB_TO_BT709, runFfmpeg } from '../../ffmpeg/index.ts'
import { type ClipFacts, clipFacts } from '../frames.ts'
import { assign } from '../judging/assign.ts'
import type { Detector, Embedder, Face } from '../models/recogniser.ts'
import { difference, overlap, type Picture, type Point, thumbnail } from '../pixels.ts'
import { readPicture } from '../references.ts'
import { CUT, isClear } from '../track.ts'
import { drawAnew } from './patch.ts'
import { nearestReference, type ReferenceFace, steadied, type TrackedFace, wayBack } from './shape.ts'

export interface RepairRequest {
  readonly clip: string
  /** Where the repaired clip goes. */
  readonly out: string
  /** 0…1 */
  readonly strength: number
  readonly cast: readonly { readonly id: string; readonly name: string; readonly files: readonly string[] }[]
}

/** A detector that gives 68 landmarks, and an embedder to tell who is who. */
export interface RepairModels {
  readonly detector: Detector
  readonly embedder: Embedder
}

/** How often a second everybody is looked for anew, and described. */
const LOOKS = 2
/**
 * The mean gain in similarity from which a face is drawn anew. One at 0.96 of its references gained 0.014 as measured and
 * nothing when judged; strayed ones gain from 0.1.
 */
const LEAST_GAIN = 0.02
/** Frames are searched at most this wide. */
const MOST_WIDTH = 960

interface Track {
  readonly faces: TrackedFace[]
  /** Votes for each member of the cast. */
  readonly votes: number[]
  /** For each member, by how much the face comes nearer to it when it is drawn anew, look by look. */
  readonly gains: number[][]
}

interface Member {
  readonly references: readonly ReferenceFace[]
  readonly centre: Float32Array
}

/**
 * Repairs the faces of a clip in two passes: faces are followed and told apart, then each is drawn anew where it is.
 * Mouths, eyes, light and everything around the faces stay the clip's own.
 * @returns the clip's facts and in how many frames a face was drawn anew
 * @throws PermanentError when the clip cannot be read or no reference shows a face; the signal's reason when cancelled
 */
export async function repairFaces(
  { clip, out, strength, cast }: RepairRequest,
  models: RepairModels,
  signal: AbortSignal,
  progress: (done: number, total: number, message: string) => void = () => {},
): Promise<ClipFacts & { readonly repaired: number }> {
  const facts = await clipFacts(clip, signal)
  const members = await membersOf(cast, models)
  if (members.length === 0)
    throw new PermanentError('No reference shows a face to repair with: give the cast portraits that show their faces')
  const tracks = await followed(clip, facts, members, strength, models, signal, done =>
    progress(done, facts.frames * 2, 'Following faces'),
  )
  const plans = tracks.flatMap(track => {
    const most = Math.max(...track.votes)
    const member = members[track.votes.indexOf(most)]
    if (most === 0 || !member || track.faces.length === 0) return []
    // A face that holds is left alone: of the two, the nearer is kept.
    const gains = track.gains[track.votes.indexOf(most)] ?? []
    if (gains.reduce((sum, gain) => sum + gain, 0) < LEAST_GAIN * gains.length) return []
    const steady = steadied(track.faces)
    const reference = nearestReference(steady, member.references)
    const way = wayBack(steady, reference.outline, facts.fps)
    return [{ byFrame: new Map(steady.map(face => [face.frame, face])), way, reference }]
  })
  let repaired = 0
  await redrawn(clip, out, facts, signal, (frame, picture) => {
    const here = plans.flatMap(({ byFrame, way, reference }) => {
      const face = byFrame.get(frame)
      return face ? [{ face, way: way(face), reference }] : []
    })
    if (here.length > 0) {
      const source = { ...picture, data: picture.data.slice() }
      for (const { face, way, reference } of here) drawAnew(picture, source, face.outline, way, reference, strength)
      repaired++
    }
    progress(facts.frames + frame + 1, facts.frames * 2, 'Drawing faces anew')
  })
  return { ...facts, repaired }
}

async function membersOf(cast: RepairRequest['cast'], { detector, embedder }: RepairModels): Promise<Member[]> {
  const members: Member[] = []
  for (const { files } of cast) {
    const references: ReferenceFace[] = []
    const descriptions: Float32Array[] = []
    for (const file of files) {
      const picture = await readPicture(file)
      const [face] = (await detector.detect(picture, 1)).sort((a, b) => b.box.height - a.box.height)
      if (!face?.outline) continue
      references.push({ picture, outline: face.outline })
      descriptions.push(...(await embedder.embed(picture, [face])))
    }
    if (references.length > 0) members.push({ references, centre: embedder.centre(descriptions) })
  }
  return members
}

/** Follows every face from frame to frame, and votes for who it is. */
async function followed(
  clip: string,
  facts: ClipFacts,
  members: readonly Member[],
  strength: number,
  { detector, embedder }: RepairModels,
  signal: AbortSignal,
  step: (done: number) => void,
): Promise<Track[]> {
  const width = Math.min(MOST_WIDTH, facts.width)
  const height = Math.max(1, Math.round((facts.height * width) / facts.width))
  const scale = facts.width / width
  const every = Math.max(1, Math.round(facts.fps / LOOKS))
  const all: Track[] = []
  let open: { track: Track; face: Face }[] = []
  const isCut = cutFinder()
  await decodeFrames(clip, {
    width,
    height,
    pixelFormat: 'rgb24',
    signal,
    onFrame: async (data, frame) => {
      const picture: Picture = { width, height, data }
      const begins = isCut(picture)
      const next: typeof open = []
      for (const { track, face: last } of begins ? [] : open) {
        const face = await detector.follow(picture, last.box)
        if (face && !next.some(other => overlap(other.face.box, face.box) > 0.4)) next.push({ track, face })
      }
      const looks = begins || frame % every === 0
      if (looks)
        for (const face of await detector.detect(picture, begins ? members.length : 0))
          if (!next.some(other => overlap(other.face.box, face.box) > 0.2)) {
            const track: Track = {
              faces: [],
              votes: members.map(() => 0),
              gains: members.map(() => []),
            }
            all.push(track)
            next.push({ track, face })
          }
      open = next
      for (const { track, face } of open)
        if (face.outline)
          track.faces.push({ frame, outline: face.outline.map(({ x, y }): Point => ({ x: x * scale, y: y * scale })) })
      if (looks) await vote(open, members, picture, strength, facts.fps, embedder)
      step(frame + 1)
    },
  })
  return all
}

/** Mean difference of grey thumbnails, of 255, from which a frame that stands out may belong to another shot. */
const FAINT_CUT = 4
/** How many times the usual difference of a shot's frames stands out. */
const STANDS_OUT = 6

/**
 * Tells of each frame in turn whether a shot begins with it. Two pictures of a night differ little, but far more than two
 * frames of one shot: a face followed across such a cut would be taken for one person's.
 */
function cutFinder(): (picture: Picture) => boolean {
  let before: Float32Array | undefined
  let usual: number | undefined
  return picture => {
    const now = thumbnail(picture)
    const change = before ? difference(before, now) : Number.POSITIVE_INFINITY
    before = now
    if (change > CUT || (usual !== undefined && change > FAINT_CUT && change > STANDS_OUT * usual)) return true
    usual = usual === undefined ? change : usual + (change - usual) / 8
    return false
  }
}

/** The faces of one frame vote for who they are, one to one, and tell what drawing them anew would gain. */
async function vote(
  open: readonly { track: Track; face: Face }[],
  members: readonly Member[],
  picture: Picture,
  strength: number,
  fps: number,
  embedder: Embedder,
): Promise<void> {
  const clear = open.filter(({ face }) => isClear(face))
  const descriptions = await embedder.embed(
    picture,
    clear.map(({ face }) => face),
  )
  const likeness = descriptions.map(own => members.map(({ centre }) => 1 + embedder.similarity(own, centre)))
  for (const [index, column] of assign(likeness).entries()) {
    const { track, face } = clear[index] ?? {}
    const member = members[column]
    if (!track || !face || !member) continue
    track.votes[column] = (track.votes[column] as number) + (likeness[index]?.[column] ?? 0)
    const own = descriptions[index]
    if (!face.outline || !own) continue
    const [drawn] = await embedder.embed(anew(picture, face.outline, member, strength, fps), [face])
    if (drawn)
      track.gains[column]?.push(embedder.similarity(drawn, member.centre) - embedder.similarity(own, member.centre))
  }
}

/** The picture with one face of it drawn anew, as the second pass would, but for its steadiness. */
function anew(
  picture: Picture,
  outline: readonly Point[],
  { references }: Member,
  strength: number,
  fps: number,
): Picture {
  const alone: TrackedFace = { frame: 0, outline }
  const reference = nearestReference([alone], references)
  const copy = { ...picture, data: picture.data.slice() }
  drawAnew(copy, picture, outline, wayBack([alone], reference.outline, fps)(alone), reference, strength)
  return copy
}

/** Decodes a clip, lets `draw` change each frame, and encodes it as clips are encoded. */
async function redrawn(
  clip: string,
  out: string,
  facts: ClipFacts,
  signal: AbortSignal,
  draw: (frame: number, picture: Picture) => void,
): Promise<void> {
  const { width, height, fps } = facts
  const stop = new AbortController()
  const either = AbortSignal.any([signal, stop.signal])
  const pixels = new PassThrough({ highWaterMark: width * height * 3 })
  let failure: unknown
  const first = (error: unknown): void => {
    failure ??= error
    stop.abort(error)
    pixels.destroy()
  }
  const decode = decodeFrames(clip, {
    width,
    height,
    pixelFormat: 'rgb24',
    signal: either,
    onFrame: async (data, frame) => {
      const picture: Picture = { width, height, data: new Uint8Array(data) }
      draw(frame, picture)
      if (!pixels.write(picture.data)) await once(pixels, 'drain', { signal: either })
    },
  }).then(count => {
    if (count !== facts.frames)
      throw new PermanentError(`The clip breaks off: only ${count} of ${facts.frames} frames could be decoded`)
    pixels.end()
  })
  const encode = runFfmpeg(
    command =>
      deterministic(
        command
          .input(pixels)
          .inputOptions('-f', 'rawvideo', '-pix_fmt', 'rgb24', '-video_size', `${width}x${height}`)
          .inputOptions('-framerate', String(fps))
          .output(out)
          .outputOptions('-vf', RGB_TO_BT709, ...clipOptions({ fps }), '-an', '-movflags', '+faststart', '-f', 'mp4'),
      ),
    { signal: either, what: 'encoding repaired faces' },
  )
  await Promise.all([decode.catch(first), encode.catch(first)])
  signal.throwIfAborted()
  if (failure !== undefined) throw failure
}

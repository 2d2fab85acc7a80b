// Follows faces through a clip's sampled frames: a full search where a shot begins, crops around the last box after that.
import { type Detector, type Embedder, eyeDistance, type Face } from './models/recogniser.ts'
import { type Box, difference, overlap, type Picture, thumbnail } from './pixels.ts'

/** A face in a sampled frame. */
export interface Sighting {
  /** Which track: the same face from frame to frame within a shot. */
  readonly track: number
  readonly box: Box
  /** Pixels between the eyes. */
  readonly eyes: number
  readonly description: Float32Array
}

export interface ObservedFrame {
  readonly frame: number
  /** Faces that are large enough and seen from the front enough to be judged. */
  readonly faces: readonly Sighting[]
  /** Faces that were found but are too small or turned too far away. */
  readonly unclear: number
}

/** Mean difference of grey thumbnails, of 255, from which a frame belongs to another shot than the one before. */
export const CUT = 18
/** Seconds after which a whole frame is searched again, so that people who walk in are seen. */
const SEARCH_AGAIN = 3
/** Pixels between the eyes below which a face says too little (a face of about 42 pixels): descriptions fall off there. */
const LEAST_EYES = 20
/**
 * How far the nose may lie from the middle of the eyes, as a share of their distance, before a face is turned too far:
 * about 35°, beyond which the same person is no likelier than another.
 */
const MOST_TURN = 0.4

/**
 * Looks for faces in the frames of one clip, to be called with them in order.
 * @param expected how many people the scene shows @param fps frames of the clip in a second
 */
export function observer(
  { detector, embedder }: { readonly detector: Detector; readonly embedder: Embedder },
  expected: number,
  fps: number,
): (frame: number, picture: Picture) => Promise<ObservedFrame> {
  let before: Float32Array | undefined
  let tracks: { id: number; box: Box; description?: Float32Array }[] = []
  /** Halfway between how like each other two pictures of one person are, and two of different people. */
  const sameFace = (embedder.genuine.mean + embedder.impostor.mean) / 2
  let searched = 0
  let count = 0
  return async (frame, picture) => {
    const now = thumbnail(picture)
    const begins = !before || difference(before, now) > CUT
    if (begins) tracks = []
    before = now
    const found: { track: number; face: Face }[] = []
    for (const { id, box } of tracks) {
      const face = await detector.follow(picture, box)
      if (face && !found.some(other => overlap(other.face.box, face.box) > 0.4)) found.push({ track: id, face })
    }
    const due = begins || frame - searched >= SEARCH_AGAIN * fps
    if (due) searched = frame
    if (due || found.length === 0 || found.length < tracks.length) {
      // A thorough search is dear: once a shot, and again only where nobody is seen. Who walks in later is large enough.
      const thorough = begins || (due && found.length === 0)
      for (const face of await detector.detect(picture, thorough ? Math.max(1, expected) : 0))
        if (!found.some(other => overlap(other.face.box, face.box) > 0.2)) found.push({ track: count++, face })
    }
    const clear = found.filter(({ face }) => isClear(face))
    const descriptions = await embedder.embed(
      picture,
      clear.map(({ face }) => face),
    )
    const last = new Map(tracks.map(track => [track.id, track.description]))
    for (const [index, one] of clear.entries()) {
      const description = descriptions[index] as Float32Array
      const known = last.get(one.track)
      // Another face in the same place: a cut between two pictures as dark as each other, say.
      if (known && embedder.similarity(known, description) < sameFace) one.track = count++
      last.set(one.track, description)
    }
    tracks = found.map(({ track, face }) => {
      const description = last.get(track)
      return { id: track, box: face.box, ...(description ? { description } : {}) }
    })
    return {
      frame,
      unclear: found.length - clear.length,
      faces: clear.map(({ track, face }, index) => ({
        track,
        box: face.box,
        eyes: eyeDistance(face),
        description: descriptions[index] as Float32Array,
      })),
    }
  }
}

/** Whether a face can be told from others at all. */
export function isClear(face: Face): boolean {
  const [left, right, nose] = face.points
  const eyes = eyeDistance(face)
  if (!left || !right || !nose || eyes < LEAST_EYES) return false
  // Along the line between the eyes, how far the nose tip lies from their middle.
  const along =
    ((nose.x - (left.x + right.x) / 2) * (right.x - left.x) + (nose.y - (left.y + right.y) / 2) * (right.y - left.y)) /
    (eyes * eyes)
  return Math.abs(along) <= MOST_TURN
}

// The job of looking at a finished film as its audience will see it, for quality control.
import { z } from 'zod'

/**
 * Inputs: `film`, and `ref:<character>:<n>` images of the cast. No file outputs; the facts are `FilmFacts`.
 */
export const FILM_CAPABILITY = 'film.inspect'

/** Seconds between two frames in which the cast is looked for; more in films so long that there would be too many. */
export const LOOK_EVERY = 2

export const FilmJob = z.object({
  /** Everyone whose face should be known; nobody is named when it is empty. */
  cast: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Whether lips are held against the voices. */
  lips: z.boolean(),
  /** Seconds of black or of standing still that are looked for. */
  shortestBlack: z.number(),
  shortestFrozen: z.number(),
})
export type FilmJob = z.infer<typeof FilmJob>

/** A stretch of film in which a mouth was followed. Seconds. */
export const SyncWindow = z.object({
  start: z.number(),
  end: z.number(),
  /** Pearson's r of mouth and voice at the best lag: from 0.5 on the mouth says what is heard. */
  r: z.number(),
  /** ms by which the sound comes before the picture (+) or after it (−). */
  offset: z.number(),
  usable: z.boolean(),
})
export type SyncWindow = z.infer<typeof SyncWindow>

/** A face in a frame of the film. */
export const SeenFace = z.object({
  /** Seconds. */
  time: z.number(),
  /** Who it is, or null for nobody of the cast. */
  character: z.string().nullable(),
  /** Calibrated score of the nearest of the cast, 0…1. */
  score: z.number(),
})
export type SeenFace = z.infer<typeof SeenFace>

export const FilmFacts = z.object({
  sync: z.object({
    /** ms by which the sound comes before the picture (+) or after it (−); null when nobody is seen to speak, or not asked. */
    offset: z.number().nullable(),
    /** Every stretch that was looked at, in the film's order. */
    windows: z.array(SyncWindow),
  }),
  /** Clear faces in the frames that were looked at, one every `LOOK_EVERY`; empty without a cast. */
  faces: z.array(SeenFace),
  /** Where the picture may be black or stand still: seconds, apart, ascending. Elsewhere it is not. */
  suspect: z.array(z.object({ start: z.number(), end: z.number() })),
  warnings: z.array(z.string()),
})
export type FilmFacts = z.infer<typeof FilmFacts>

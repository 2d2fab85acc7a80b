// The jobs that the library's nodes send to workers: each capability's params, inputs and outputs, in one place.
import { z } from 'zod'
import {
  CharacterState,
  Emotion,
  FaceReportValue,
  Hour,
  LookValue,
  Phoneme,
  PhotoRig,
  SceneStateValue,
  SceneValue,
  VoiceSettings,
  Word,
} from '../types.ts'

/** Speech laid on a shot's timeline, so that lips can move. Seconds from the scene's first frame. */
export const ShotSpeech = z.object({
  speaker: z.string(),
  emotion: Emotion,
  start: z.number(),
  end: z.number(),
  /** Seconds from `start`. */
  phonemes: z.array(Phoneme),
})
export type ShotSpeech = z.infer<typeof ShotSpeech>

/** What a generator may be asked beyond its identity strength, so that a face that was lost comes back: Refine turns these. */
export const ShotLevers = z.object({
  /** How strongly each frame's face is pulled to the references, 0…1; expressions get calmer with it. */
  referenceWeight: z.number().min(0).max(1).default(0),
  /** Starts from a fresh picture that is true to the references instead of the last frame before: a cut, not a continuation. */
  keyframe: z.boolean().default(false),
  /** `wider` shows a face a size smaller; `steadier` turns heads and camera less. */
  framing: z.enum(['auto', 'wider', 'steadier']).default('auto'),
})
export type ShotLevers = z.infer<typeof ShotLevers>

/** A part of the scene that was made before this one, for generators that cannot see where it ended in its pictures. */
export const ShotPart = ShotLevers.extend({
  /** Its first frame on the scene's timeline. */
  startFrame: z.number().int().min(0),
  seed: z.number().int(),
  identityStrength: z.number().min(0).max(1),
})
export type ShotPart = z.infer<typeof ShotPart>

const VideoBasics = z.object({
  width: z.number().int().min(16).max(4096),
  height: z.number().int().min(16).max(4096),
  fps: z.number().int().min(1).max(120),
  /** Frames to make. */
  frames: z.number().int().min(1),
  /** The clip's first frame on the scene's timeline: camera moves and acting go on from there. */
  startFrame: z.number().int().min(0),
  /** Frames of the whole scene, tail included. */
  sceneFrames: z.number().int().min(1),
  seed: z.number().int(),
  /** 1 keeps exactly to the references; below it the face wanders from them in proportion, by seed. 0…1 */
  identityStrength: z.number().min(0).max(1),
  /** The final prompt, as the Prompt Engine wrote it. */
  prompt: z.string(),
  scene: SceneValue,
  state: SceneStateValue.nullable(),
  /** Looks of the characters in the picture, in the scene's order. */
  cast: z.array(LookValue),
  speech: z.array(ShotSpeech),
})

/**
 * `video.generate`: one clip of a scene, H.264 (yuv420p, BT.709, closed GOP starting with an IDR frame) without sound.
 * Inputs: `first` (image/png, optional): the frame the clip continues from, which is not repeated; none with `keyframe`.
 * `photo:<character>` (image/png, optional): the cut-out photograph that plays a character, as `look.photo.cut` names it.
 * Output `clip` with facts `{width,height,fps,frames,duration}`.
 * Optional output `last` (image/png): the last frame, which spares decoding it for whatever goes on from the clip.
 */
export const VideoJob = VideoBasics.extend({
  ...ShotLevers.shape,
  /** The extensions between the scene's first shot and this one, in their order. */
  before: z.array(ShotPart).default([]),
})
export type VideoJob = z.infer<typeof VideoBasics> & Partial<ShotLevers> & { readonly before?: readonly ShotPart[] }

/** `portrait.generate`: a model sheet of a character. Outputs `front`, `left`, `right`, `smile`, `sad`, `stern`, `talk`, `alarm` (PNG; whoever makes portraits may leave out any but the first) with facts `{width,height}`. */
export const PortraitJob = z.object({
  look: LookValue.omit({ references: true, source: true, photo: true, unusable: true }),
  state: CharacterState.nullable(),
  width: z.number().int(),
  height: z.number().int(),
  hour: Hour.default('day'),
})
export type PortraitJob = z.infer<typeof PortraitJob>

/**
 * `photo.prepare`: a reference photograph made ready to play a character. Input: `photo`. Output `cut` (PNG with alpha: the
 * head, level, without its background) with facts `{width,height}`, and job facts `{rig}`; or, when the photograph cannot
 * play, no output and facts `{problem, judged}`.
 */
export const PhotoFacts = z.union([
  z.object({ rig: PhotoRig }),
  z.object({
    /** Such as `it shows no face`. */
    problem: z.string(),
    /** Whether identity can still be measured against it. */
    judged: z.boolean(),
  }),
])
export type PhotoFacts = z.infer<typeof PhotoFacts>

/** `speech.generate`: one line. Output `speech` (WAV 48 kHz mono 16 bit) with facts `{duration, words, phonemes, peaks}`. */
export const SpeechJob = z.object({
  text: z.string().min(1).max(2000),
  emotion: Emotion,
  voice: VoiceSettings,
  seed: z.number().int(),
})
export type SpeechJob = z.infer<typeof SpeechJob>

/** What every sound's facts say. `duration` in seconds; 200 peaks in 0…1. */
export const SoundFacts = z.object({
  duration: z.number(),
  sampleRate: z.number().int().default(48_000),
  channels: z.number().int().default(2),
  peaks: z.array(z.number()),
})
export type SoundFacts = z.infer<typeof SoundFacts>
export const SpeechFacts = SoundFacts.extend({
  channels: z.number().int().default(1),
  words: z.array(Word),
  phonemes: z.array(Phoneme),
})
export type SpeechFacts = z.infer<typeof SpeechFacts>

/** `music.generate`: a cue. Output `music` (WAV 48 kHz stereo 16 bit, exactly `seconds` long) with facts `{duration, peaks, tempo, key}`. */
export const MusicJob = z.object({
  mood: z.string(),
  genre: z.string(),
  /** Where the scene lies in the episode, 0…1: the score rises with it. */
  position: z.number().min(0).max(1),
  seconds: z.number().min(0.1).max(600),
  seed: z.number().int(),
  /** How much the music says, 0…1: layers, movement, loudness of the climax. */
  intensity: z.number().min(0).max(1).default(0.5),
  /** Seed of the melody that all cues of an episode share. */
  theme: z.number().int().default(0),
})
export type MusicJob = z.infer<typeof MusicJob>

/**
 * `sound.generate`: the effects and ambience of a scene. Output `sound` (WAV 48 kHz stereo 16 bit, exactly `seconds` long)
 * with facts `{duration, peaks, layers}`, where each layer is `{name, gain (dB), at? (seconds of its events)}`.
 */
export const SoundJob = z.object({
  scene: SceneValue,
  /** The same in words, for services that take a prompt. */
  prompt: z.string(),
  seconds: z.number().min(0.1).max(600),
  seed: z.number().int(),
  /** How busy the place is, 0…1. */
  intensity: z.number().min(0).max(1).default(0.5),
})
export type SoundJob = z.infer<typeof SoundJob>

/**
 * `face.identify`: the identity of the faces in a clip, against references.
 * Inputs: `clip`, and `ref:<character>:<n>` images. No file outputs; facts `{report: FaceReportValue, warnings: string[]}`.
 */
export const IdentifyJob = z.object({
  threshold: z.number().min(0).max(1),
  /** The characters the scene expects in the picture. */
  expected: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Everyone with references, expected or not: an unexpected one is recognised rather than "extra". */
  cast: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Frames to look at in a second of film (first and last always). */
  samplesPerSecond: z.number().min(0.5).max(24).default(2),
  joins: z.array(z.number().int()),
})
export type IdentifyJob = z.infer<typeof IdentifyJob>
export const IdentifyFacts = z.object({
  report: FaceReportValue,
  /** In words for people, such as references that show no face. */
  warnings: z.array(z.string()).default([]),
})

/**
 * `face.repair`: draws the faces of a finished clip anew from their references, frame by frame, whoever made the clip.
 * Inputs: `clip`, and `ref:<character>:<n>` images, the front first. Output `clip`: as many frames of the same size and
 * rate, encoded as `video.generate` does, with its facts and `repaired` (frames with a face that was redrawn).
 */
export const RepairJob = z.object({
  /** The characters whose faces may be in the picture. */
  cast: z.array(z.object({ id: z.string(), name: z.string() })),
  /** 0 leaves faces as they are, 1 draws them as the reference shows them. */
  strength: z.number().min(0).max(1).default(1),
})
export type RepairJob = z.infer<typeof RepairJob>

/**
 * `image.upscale`: a larger picture. Inputs: `source` (image/png or video/mp4, by `kind`). Output of that name: `image`
 * (PNG) with facts `{width,height}`, or `clip` (as `video.generate` makes it) with facts `{width,height,fps,frames,duration}`.
 */
export const UpscaleJob = z.object({
  kind: z.enum(['image', 'clip']),
  /** Of the result, in pixels. */
  width: z.number().int().min(1),
  height: z.number().int().min(1),
})
export type UpscaleJob = z.infer<typeof UpscaleJob>

export const CAPABILITIES = {
  video: 'video.generate',
  portrait: 'portrait.generate',
  speech: 'speech.generate',
  music: 'music.generate',
  sound: 'sound.generate',
  identify: 'face.identify',
  photo: 'photo.prepare',
  repair: 'face.repair',
  upscale: 'image.upscale',
} as const

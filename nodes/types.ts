// The port types of the node library: the words that story, picture, sound and cut share. Nothing here touches Node.js.
import { z } from 'zod'
import { definePortType, type PortType } from '../engine/graph/ports.ts'

const Digest = z.string().regex(/^[0-9a-f]{64}$/)
/** A segment of an item key. */
const Segment = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)

const file = { digest: Digest, mime: z.string(), bytes: z.number().int().min(0) }

/** A still picture. Width and height in pixels. */
export const ImageValue = z.object({ ...file, width: z.number().int(), height: z.number().int() })
export type ImageValue = z.infer<typeof ImageValue>

/** A moving picture. `duration` in seconds; `frames` counted, not estimated; `fps` exact for constant frame rates. */
export const ClipValue = z.object({
  ...file,
  width: z.number().int(),
  height: z.number().int(),
  fps: z.number(),
  frames: z.number().int(),
  duration: z.number(),
  hasAudio: z.boolean().default(false),
  /** Where the joins of a chained clip are, as frame numbers of each part's first frame. */
  joins: z.array(z.number().int()).optional(),
  /** The picture of its last frame, where whoever made the clip handed it on: as it was before it was encoded. */
  last: z.object(file).optional(),
})
export type ClipValue = z.infer<typeof ClipValue>

/** One phoneme of speech. Seconds from the start of the audio. `phone` in eSpeak's or IPA notation; '' is silence. */
export const Phoneme = z.object({ phone: z.string(), start: z.number(), end: z.number() })
export type Phoneme = z.infer<typeof Phoneme>

/** One spoken word. Seconds from the start of the audio. */
export const Word = z.object({ text: z.string(), start: z.number(), end: z.number() })
export type Word = z.infer<typeof Word>

/** Sound. `duration` in seconds. Speech carries who says what, and when. */
export const AudioValue = z.object({
  ...file,
  sampleRate: z.number().int(),
  channels: z.number().int(),
  duration: z.number(),
  speech: z
    .object({
      speaker: z.string(),
      text: z.string(),
      emotion: z.string(),
      words: z.array(Word),
      phonemes: z.array(Phoneme),
    })
    .optional(),
  /** 200 peaks in 0…1 for drawing the waveform. */
  peaks: z.array(z.number()).optional(),
})
export type AudioValue = z.infer<typeof AudioValue>

/** What the user asked for. `seconds` is the episode's length. */
export const StoryValue = z.object({
  premise: z.string(),
  genre: z.string(),
  theme: z.string(),
  setting: z.string(),
  tone: z.string(),
  seconds: z.number(),
})
export type StoryValue = z.infer<typeof StoryValue>

/** How eSpeak NG and others say a character's lines. */
export const VoiceSettings = z.object({
  /** Semitones relative to the base voice: −12…12. */
  pitch: z.number().min(-12).max(12).default(0),
  /** Speed relative to 1: 0.5…2. */
  rate: z.number().min(0.5).max(2).default(1),
  /** Vocal tract length relative to 1 (formant scale): 0.8 small … 1.2 large. */
  timbre: z.number().min(0.8).max(1.2).default(1),
  gender: z.enum(['female', 'male', 'neutral']).default('neutral'),
  /** BCP 47 tag of the language spoken by default. */
  language: z.string().default('en'),
})
export type VoiceSettings = z.infer<typeof VoiceSettings>

/** A person of the series. */
export const Character = z.object({
  id: Segment,
  name: z.string().min(1).max(80),
  role: z.string().default(''),
  age: z.number().int().min(1).max(120).optional(),
  gender: z.enum(['female', 'male', 'neutral']).default('neutral'),
  personality: z.array(z.string()).default([]),
  speakingStyle: z.string().default(''),
  /** Face, hair, skin, build, in words. */
  appearance: z.string().default(''),
  clothing: z.string().default(''),
  relationships: z.record(z.string(), z.string()).default({}),
  voice: VoiceSettings.partial().optional(),
  /** Digests of reference images that a person gave. */
  references: z.array(Digest).default([]),
})
export type Character = z.infer<typeof Character>

export const SeriesBibleValue = z.object({
  title: z.string(),
  world: z.string().default(''),
  visualRules: z.string().default(''),
  characters: z.array(Character),
})
export type SeriesBibleValue = z.infer<typeof SeriesBibleValue>

/** r, g, b in 0…255. */
const Colour = z.tuple([z.number(), z.number(), z.number()])

/** What was measured on a reference photograph. A head unit is 1/112 of the way from the line of the eyes to the chin. */
export const PhotoRig = z.object({
  /** Pixels of the cut-out: the middle between the eyes. */
  x: z.number(),
  y: z.number(),
  /** Pixels of the cut-out to a head unit. */
  scale: z.number(),
  /** 68 landmarks (iBUG 300-W order) in head units from the middle between the eyes. */
  landmarks: z.array(z.tuple([z.number(), z.number()])).length(68),
  /** How far the photographed head is turned, in radians; > 0 to the right of the picture. */
  yaw: z.number(),
  /** Cut out along the outline, or faded softly where the background could not be told from the person. */
  edge: z.enum(['cut', 'faded']),
  skin: Colour,
  lips: Colour,
  /** Null where the photograph does not show it. */
  hair: z
    .object({ color: Colour, style: z.enum(['bald', 'short', 'bob', 'long', 'wavy', 'curly', 'afro']) })
    .nullable(),
  beard: z.enum(['none', 'short']).nullable(),
  top: Colour.nullable(),
})
export type PhotoRig = z.infer<typeof PhotoRig>

/** How a character looks: words, and the reference images that identity is judged by. Key: the character's id. */
export const LookValue = z.object({
  id: Segment,
  name: z.string(),
  gender: z.enum(['female', 'male', 'neutral']),
  age: z.number().int(),
  appearance: z.string(),
  clothing: z.string(),
  /** Identity references: front first, then other angles and expressions. */
  references: z.array(ImageValue),
  /** Who made the references, such as `illustrated` or `uploaded`. */
  source: z.string(),
  /** The reference photograph that plays the character: its head cut out (PNG with alpha), and what was measured on it. */
  photo: z.object({ cut: ImageValue, rig: PhotoRig }).optional(),
  /** References that do not play the character, and why: `reference 2 (it shows no face)`. */
  unusable: z.array(z.string()).optional(),
})
export type LookValue = z.infer<typeof LookValue>

/** A character's voice. Key: the character's id; the narrator's is `narrator`. */
export const VoiceValue = z.object({ id: Segment, name: z.string(), settings: VoiceSettings })
export type VoiceValue = z.infer<typeof VoiceValue>

/** The speaker id of narration. */
export const NARRATOR = 'narrator'

/** What feelings a line or a face may have. */
export const EMOTIONS = [
  'neutral',
  'happy',
  'sad',
  'angry',
  'afraid',
  'surprised',
  'tense',
  'tender',
  'determined',
] as const
export const Emotion = z.enum(EMOTIONS)
export type Emotion = z.infer<typeof Emotion>

export const HOURS = ['dawn', 'morning', 'day', 'afternoon', 'dusk', 'night'] as const
export const Hour = z.enum(HOURS)
export type Hour = z.infer<typeof Hour>

/** One thing said, in the order it is said. `id` is its key segment (`l_…`). */
export const Utterance = z.object({
  id: Segment,
  /** A character's id, or `narrator`. */
  speaker: Segment,
  text: z.string().min(1).max(2000),
  emotion: Emotion.default('neutral'),
})
export type Utterance = z.infer<typeof Utterance>

/** How a scene goes into the next one, while it goes on under it. A transition of no frames is a cut. */
export const TRANSITIONS = ['dissolve', 'dip-to-black', 'dip-to-white', 'wipe', 'push', 'iris'] as const
export const Transition = z.enum(TRANSITIONS)
export type Transition = z.infer<typeof Transition>

/** One scene of the script. All lengths are whole frames at the script's frame rate. */
export const SceneValue = z.object({
  /** Key segment (`sc_…`), minted from content when the scene is born and kept through rewrites. */
  id: Segment,
  /** 1, 2, 3 … as written: a label only, which a scene keeps when the order changes. */
  number: z.number().int(),
  /** What stands on the slate instead of the number, such as `3A` for a scene put in behind the third. */
  slate: z.string().max(12).optional(),
  interior: z.boolean(),
  /** Where, such as `secret lab`. */
  place: z.string(),
  /** What lies around the place as the story has it, such as `mountains` or `Lisbon`: seen through windows, from roofs, behind streets. */
  country: z.string().max(200).optional(),
  hour: Hour,
  weather: z.string().default(''),
  /** What happens, present tense. */
  action: z.string(),
  /** Camera words, such as `wide tracking shot`, `close-up, slow push in`. */
  camera: z.string(),
  mood: z.string(),
  /** Ids of the characters in the picture. */
  characters: z.array(Segment),
  /** Things that matter in the picture, in words. */
  props: z.array(z.string()).default([]),
  utterances: z.array(Utterance),
  /** Length on the episode's timeline. The episode is exactly their sum. */
  frames: z.number().int().min(1),
  /** Rendered beyond `frames` for the dissolve into the next scene; 0 for a hard cut and for the last scene. */
  tailFrames: z.number().int().min(0),
  fps: z.number().int(),
  /** How it is cut, when something decided on it: then `frames` and `tailFrames` are those of the cut. */
  cut: z
    .object({
      /** Frames of its clip and of its sound that go by before it is seen. */
      head: z.number().int().min(0),
      transition: Transition,
      /** Frames that its clip and its sound have: the scene as written, with its tail. */
      material: z.number().int().min(1),
    })
    .optional(),
})
export type SceneValue = z.infer<typeof SceneValue>

/** What stands on a scene's slate: its number, or a label of its own. */
export const slateOf = (scene: Pick<SceneValue, 'number' | 'slate'>): string => scene.slate ?? String(scene.number)

export const ScriptValue = z.object({
  title: z.string(),
  logline: z.string(),
  genre: z.string(),
  tone: z.string(),
  fps: z.number().int(),
  /** The sum of the scenes' frames. */
  frames: z.number().int(),
  /** Who wrote it, such as `embedded writer` or `ollama llama3.2`. */
  writer: z.string(),
  scenes: z.array(SceneValue).min(1),
})
export type ScriptValue = z.infer<typeof ScriptValue>

/** A line on its way to a voice: an utterance with what a voice needs to know of its scene. */
export const LineValue = z.object({
  id: Segment,
  scene: Segment,
  /** 0, 1, 2 … within the scene. */
  index: z.number().int(),
  speaker: Segment,
  text: z.string(),
  emotion: Emotion,
})
export type LineValue = z.infer<typeof LineValue>

/** What is true of a character in a scene. */
export const CharacterState = z.object({
  wardrobe: z.string(),
  injuries: z.array(z.string()),
  props: z.array(z.string()),
  emotion: Emotion,
  /** Such as `wet`, `tired`. */
  conditions: z.array(z.string()),
})
export type CharacterState = z.infer<typeof CharacterState>

/** What continuity says of a scene. Key: the scene's segment. */
export const SceneStateValue = z.object({
  scene: Segment,
  place: z.string(),
  hour: Hour,
  weather: z.string(),
  mood: z.string(),
  characters: z.record(z.string(), CharacterState),
  props: z.array(z.string()),
})
export type SceneStateValue = z.infer<typeof SceneStateValue>

/** `pass`; `drift` (a face is not the character's); `no-face` (nothing to judge: not a failure); `extra-person`. */
export const Verdict = z.enum(['pass', 'drift', 'no-face', 'extra-person'])
export type Verdict = z.infer<typeof Verdict>

/** Identity of one clip, measured. Scores are calibrated to 0…1: 0.5 is the equal-error point, 0.85 a confident match. */
export const FaceReportValue = z.object({
  verdict: Verdict,
  threshold: z.number(),
  /** Which recogniser: `face-api (embedded)` or `arcface w600k_r50`. */
  model: z.string(),
  /** By character id; only characters that were expected or found. */
  characters: z.record(
    z.string(),
    z.object({
      name: z.string(),
      /** Median and 10th percentile of the calibrated score over the sampled frames; null when never assessable. */
      median: z.number().nullable(),
      p10: z.number().nullable(),
      /** Median of the raw similarity of the model. */
      raw: z.number().nullable(),
      verdict: Verdict,
    }),
  ),
  /** The curve: a point for each sampled frame and face. `time` in seconds. */
  samples: z.array(
    z.object({
      frame: z.number().int(),
      time: z.number(),
      character: z.string().nullable(),
      score: z.number(),
      raw: z.number(),
      /** x, y, width, height in pixels of the clip. */
      box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
    }),
  ),
  /** The join (see `ClipValue.joins`) from which faces drift, or null. */
  driftFrom: z.number().int().nullable(),
  /** When a drifting character is not themselves, in seconds; absent in reports of older builds. */
  drifts: z.array(z.object({ character: z.string(), from: z.number(), to: z.number() })).optional(),
  sampledFrames: z.number().int(),
  framesWithFaces: z.number().int(),
})
export type FaceReportValue = z.infer<typeof FaceReportValue>

/** One measured property of an episode's file. */
export const QcCheck = z.object({
  metric: z.string(),
  pass: z.boolean(),
  /** What was measured, with its unit. */
  value: z.string(),
  target: z.string(),
  /** Where, when it fails: scene segments or seconds. */
  where: z.array(z.string()).default([]),
})
export type QcCheck = z.infer<typeof QcCheck>

/** A scene that was made again because of what was measured, and which of the two is in the episode. */
export const RemadeScene = z.object({
  scene: Segment,
  /** The metrics that spoke against it, before and after. */
  before: z.array(z.string()),
  after: z.array(z.string()),
  kept: z.enum(['before', 'after']),
})
export type RemadeScene = z.infer<typeof RemadeScene>

export const QcReportValue = z.object({
  /** True when no check failed. */
  pass: z.boolean(),
  checks: z.array(QcCheck),
  /** What could not be measured, and why: neither passed nor failed. */
  unmeasured: z.array(z.object({ metric: z.string(), why: z.string() })).default([]),
  flaggedScenes: z.array(Segment),
  /** The scenes that were made again once. */
  remade: z.array(RemadeScene).default([]),
})
export type QcReportValue = z.infer<typeof QcReportValue>

/** A line placed on its scene's timeline. Seconds from the scene's first frame. */
export const PlacedLine = z.object({
  id: Segment,
  speaker: z.string(),
  text: z.string(),
  emotion: Emotion,
  start: z.number(),
  end: z.number(),
})
export type PlacedLine = z.infer<typeof PlacedLine>

/** A scene's sound as stems of exactly `frames + tailFrames` at 48 kHz stereo, and where its lines lie. */
export const SceneMixValue = z.object({
  scene: Segment,
  dialogue: AudioValue,
  music: AudioValue.nullable(),
  effects: AudioValue.nullable(),
  lines: z.array(PlacedLine),
})
export type SceneMixValue = z.infer<typeof SceneMixValue>

/** The finished episode. */
export const EpisodeValue = z.object({
  title: z.string(),
  video: ClipValue,
  /** Measured on the encoded file. */
  loudness: z.object({ integrated: z.number(), truePeak: z.number(), range: z.number() }),
  /** What the sound was mastered to, in LUFS and dBTP: the one place that says so. */
  target: z.object({ integrated: z.number(), truePeak: z.number() }).default({ integrated: -16, truePeak: -1 }),
  /** How the stems became the mix: the master's gain, the least ducking, and whether the clips' own sound is in it. */
  mix: z.object({ gainDb: z.number(), duckDb: z.number(), nativeSound: z.boolean() }).optional(),
  /** How far speech stands over the ducked music in dB, over the episode and in its worst scene; absent without both. */
  speechOverMusic: z.object({ overall: z.number(), worst: z.number(), scene: z.string() }).optional(),
  /** Where each scene lies, in frames from the start, and what it was cut from. */
  scenes: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      start: z.number().int(),
      frames: z.number().int(),
      missing: z.boolean(),
      /** Frames that the scene goes on under the transition into the next one. */
      tail: z.number().int().default(0),
      /** Frames of its clip and its sound that go by before it is seen. */
      head: z.number().int().default(0),
      transition: Transition.default('dissolve'),
      /** The clip as it was given, before it was conformed. */
      clip: ClipValue.optional(),
      /** The scene's sound before it was mixed. */
      stems: z
        .object({
          dialogue: z.object(file).optional(),
          music: z.object(file).optional(),
          effects: z.object(file).optional(),
        })
        .optional(),
    }),
  ),
  /** Captions on the episode's timeline, in seconds. */
  captions: z.array(z.object({ start: z.number(), end: z.number(), speaker: z.string(), text: z.string() })),
  srt: z.object(file),
  vtt: z.object(file),
})
export type EpisodeValue = z.infer<typeof EpisodeValue>

/** What is handed over: files with names, all of them artifacts. */
export const DeliveryValue = z.object({
  title: z.string(),
  files: z.array(
    z.object({
      /** A file name without folders, unique in the delivery. */
      name: z.string().regex(/^(?!\.{1,2}$)[^/\\]{1,200}$/),
      role: z.enum(['episode', 'captions', 'timeline', 'stem', 'poster', 'shot', 'sidecar']),
      ...file,
    }),
  ),
})
export type DeliveryValue = z.infer<typeof DeliveryValue>

export const Text = definePortType({ name: 'Text', family: 'value', description: 'Words.', schema: z.string() })
export const NumberType = definePortType({
  name: 'Number',
  family: 'value',
  description: 'A number.',
  schema: z.number(),
})
export const BooleanType = definePortType({
  name: 'Boolean',
  family: 'value',
  description: 'Yes or no.',
  schema: z.boolean(),
})
export const JsonType = definePortType({
  name: 'Json',
  family: 'value',
  description: 'Any JSON value.',
  schema: z.json(),
})
export const Story = definePortType({
  name: 'Story',
  family: 'story',
  description: 'What the user asked for.',
  schema: StoryValue,
})
export const SeriesBible = definePortType({
  name: 'SeriesBible',
  family: 'story',
  description: 'The cast and the rules of the series.',
  schema: SeriesBibleValue,
})
export const Look = definePortType({
  name: 'Look',
  family: 'picture',
  description: 'How a character looks.',
  schema: LookValue,
})
export const Voice = definePortType({
  name: 'Voice',
  family: 'sound',
  description: 'How a character sounds.',
  schema: VoiceValue,
})
export const Script = definePortType({
  name: 'Script',
  family: 'story',
  description: 'The episode as scenes.',
  schema: ScriptValue,
})
export const Scene = definePortType({
  name: 'Scene',
  family: 'story',
  description: 'One scene of the script.',
  schema: SceneValue,
})
export const SceneState = definePortType({
  name: 'SceneState',
  family: 'story',
  description: 'What continuity says of a scene.',
  schema: SceneStateValue,
})
export const Line = definePortType({ name: 'Line', family: 'story', description: 'One thing said.', schema: LineValue })
export const Image = definePortType({
  name: 'Image',
  family: 'picture',
  description: 'A still picture.',
  schema: ImageValue,
})
export const Clip = definePortType({
  name: 'Clip',
  family: 'clip',
  description: 'A moving picture.',
  schema: ClipValue,
})
export const Audio = definePortType({ name: 'Audio', family: 'sound', description: 'Sound.', schema: AudioValue })
export const SceneMix = definePortType({
  name: 'SceneMix',
  family: 'sound',
  description: "A scene's sound as stems.",
  schema: SceneMixValue,
})
export const FaceReport = definePortType({
  name: 'FaceReport',
  family: 'report',
  description: 'Identity of a clip, measured.',
  schema: FaceReportValue,
})
export const QcReport = definePortType({
  name: 'QcReport',
  family: 'report',
  description: 'What an episode measures.',
  schema: QcReportValue,
})
export const Episode = definePortType({
  name: 'Episode',
  family: 'clip',
  description: 'The finished episode.',
  schema: EpisodeValue,
})
export const Delivery = definePortType({
  name: 'Delivery',
  family: 'report',
  description: 'Files to hand over, by name.',
  schema: DeliveryValue,
})
export const Any = definePortType<unknown>({
  name: 'Any',
  family: 'any',
  description: 'Anything.',
  schema: z.unknown(),
})

/** Every port type. A new one is one entry here. */
export const portTypes: readonly PortType[] = [
  Text,
  NumberType,
  BooleanType,
  JsonType,
  Story,
  SeriesBible,
  Look,
  Voice,
  Script,
  Scene,
  SceneState,
  Line,
  Image,
  Clip,
  Audio,
  SceneMix,
  FaceReport,
  QcReport,
  Episode,
  Delivery,
  Any,
]

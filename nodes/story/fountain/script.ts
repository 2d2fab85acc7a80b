// A screenplay that somebody wrote becomes a script: places, hours, cast, feelings and lengths in whole frames.
import { type Emotion, HOURS, type Hour, NARRATOR, type SceneValue, type ScriptValue } from '../../types.ts'
import { personSegment, segment } from '../segment.ts'
import { speechSeconds } from '../timing.ts'
import { conformFrames, FADE_FRAMES } from '../writer/frames.ts'
import { TURN } from '../writer/talking.ts'
import type { Fountain, FountainScene, FountainSpeech } from './parse.ts'

const FPS = 24
/** How long a glance at a picture and a word of action take, in seconds: a page of about 180 words lasts a minute. */
const GLANCE = 2
const SECONDS_A_WORD = 60 / 180

/** Who is in an imported script, in the form that the Series Bible’s characters have. */
export interface ImportedPerson {
  readonly id: string
  readonly name: string
  readonly age?: number
}

export interface Imported {
  readonly script: ScriptValue
  readonly cast: readonly ImportedPerson[]
}

/** @param seconds the episode’s length; 0 takes what reading it aloud takes */
export function scriptOf(fountain: Fountain, seconds: number): Imported {
  const people = peopleOf(fountain)
  const taken = new Set<string>()
  const seen = new Map<string, number>()
  let hour: Hour = 'day'
  const drafts = fountain.scenes.map((scene, index) => {
    const heading = readHeading(scene.heading, hour)
    hour = heading.hour
    const marks = marksOf(scene.notes)
    // A scene is known by its own mark, else its number, else its heading and which of that heading's scenes it is: words that
    // change inside it leave its key alone.
    const place = heading.place.toLowerCase()
    const nth = (seen.get(place) ?? 0) + 1
    seen.set(place, nth)
    const own =
      marks.id !== undefined && /^[A-Za-z0-9_-]{1,64}$/.test(marks.id) && !taken.has(marks.id) ? marks.id : undefined
    if (own) taken.add(own)
    const id = own ?? segment('sc_', scene.number ? `#${scene.number}` : `${place}|${nth}`, taken)
    const lines = new Set<string>()
    const utterances = scene.speeches.map(speech => {
      const speaker = people.get(cueKey(speech.name))?.id ?? NARRATOR
      return {
        id: segment('l_', `${speaker}|${speech.text}`, lines),
        speaker,
        text: speech.text,
        emotion: emotionOf(speech),
      }
    })
    const action = scene.action.join(' ') || `${heading.place}.`
    const characters = [...people.values()].filter(person => inPicture(person, scene, action)).map(({ id: who }) => who)
    const value: Omit<SceneValue, 'frames' | 'tailFrames'> = {
      id,
      number: index + 1,
      interior: heading.interior,
      place: heading.place,
      ...(marks.country ? { country: marks.country.slice(0, 200) } : {}),
      hour: heading.hour,
      weather:
        marks.weather ?? /\b(?:rain|snow|fog|mist|storm|drizzle|sleet|hail)\b/i.exec(action)?.[0].toLowerCase() ?? '',
      action,
      camera: marks.camera ?? cameraOf(scene, characters.length, index),
      mood: marks.mood ?? '',
      characters: [...new Set(characters)],
      props: marks.props?.split(/\s*,\s*/).filter(Boolean) ?? propsOf(action, people),
      utterances,
      fps: FPS,
    }
    const wanted = Number.parseFloat(marks.seconds ?? '')
    return { value, seconds: wanted > 0 ? wanted : readingSeconds(scene) }
  })
  const read = drafts.reduce((sum, draft) => sum + draft.seconds, 0)
  const frames = Math.max(drafts.length, Math.round((seconds > 0 ? seconds : read) * FPS))
  const lengths = conformFrames(
    drafts.map(draft => draft.seconds),
    frames,
  )
  return {
    script: {
      title: fountain.title.title || 'Untitled',
      logline: fountain.title.logline ?? '',
      genre: fountain.title.genre ?? '',
      tone: fountain.title.tone ?? '',
      fps: FPS,
      frames,
      writer: 'imported Fountain',
      scenes: drafts.map(({ value }, index) => ({
        ...value,
        frames: lengths[index] ?? 1,
        tailFrames: index === drafts.length - 1 ? 0 : FADE_FRAMES,
      })),
    },
    cast: [...people.values()],
  }
}

const cueKey = (name: string): string => name.toUpperCase().replace(/\s+/g, ' ').trim()
const isNarrator = (name: string): boolean => /^(?:THE )?(?:NARRATOR|NARRATION|VOICE ?OVER)$/i.test(name.trim())

/** Everybody who speaks, by cue: `DR. OSEI` becomes `Dr. Osei`; an age stands behind the name at first sight. */
function peopleOf(fountain: Fountain): Map<string, ImportedPerson> {
  const people = new Map<string, ImportedPerson>()
  const ids = new Set<string>([NARRATOR])
  const prose = fountain.scenes.flatMap(scene => scene.action).join('\n')
  for (const { name } of fountain.scenes.flatMap(scene => scene.speeches)) {
    if (isNarrator(name) || people.has(cueKey(name))) continue
    const shown = spelled(name, prose)
    const age = new RegExp(`${literal(name)},? \\(?(\\d{1,3})\\b`, 'iu').exec(prose)?.[1]
    const years = age === undefined ? undefined : Number(age)
    people.set(cueKey(name), {
      id: personSegment(shown, ids),
      name: shown,
      ...(years !== undefined && years >= 1 && years <= 120 ? { age: years } : {}),
    })
  }
  return people
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** A cue's name as the action spells it, else each word with one capital. */
function spelled(name: string, prose: string): string {
  if (name !== name.toUpperCase()) return name
  const found = new RegExp(`(?<!\\p{L})${literal(name)}(?!\\p{L})`, 'giu')
  for (const [text] of prose.matchAll(found)) if (text !== text.toUpperCase()) return text
  return name.toLowerCase().replace(/(?<![\p{L}’'])\p{L}/gu, letter => letter.toUpperCase())
}

/** Who is seen: who is named in the action, and who speaks and is not heard from elsewhere. */
function inPicture(person: ImportedPerson, scene: FountainScene, action: string): boolean {
  const away = /\b(?:V\.?O|O\.?S|O\.?C|FILTERED|ON PHONE)\b/i
  return (
    new RegExp(`(?<!\\p{L})${literal(person.name)}(?!\\p{L})`, 'iu').test(action) ||
    scene.speeches.some(speech => cueKey(speech.name) === cueKey(person.name) && !away.test(speech.extension))
  )
}

/** `INT. SECRET LAB - NIGHT` → where, in or out, when. Words such as CONTINUOUS keep the hour before. */
function readHeading(heading: string, before: Hour): { interior: boolean; place: string; hour: Hour } {
  const body = heading.replace(/^(?:INT\.?\/EXT|I\/E|INT|EXT|EST)[. ]\s*/i, '')
  const parts = body.split(/\s+[-–—]+\s+/)
  const last = parts.at(-1) ?? ''
  const hour = parts.length > 1 ? hourOf(last) : undefined
  const keeps = parts.length > 1 && /\b(?:CONTINUOUS|LATER|SAME|MOMENTS)\b/i.test(last)
  const place = (hour || keeps ? parts.slice(0, -1) : parts).join(', ')
  return {
    interior: /^(?:INT|I\/E)/i.test(heading),
    place: place === place.toUpperCase() ? place.toLowerCase() : place,
    hour: hour ?? before,
  }
}

function hourOf(words: string): Hour | undefined {
  const text = words.toLowerCase()
  const named = HOURS.find(hour => new RegExp(`\\b${hour}\\b`).test(text))
  if (named) return named
  if (/\b(?:midnight|evening|late)\b/.test(text)) return /evening/.test(text) ? 'dusk' : 'night'
  if (/\b(?:sunrise|daybreak)\b/.test(text)) return 'dawn'
  if (/\b(?:sunset|twilight|magic hour)\b/.test(text)) return 'dusk'
  return /\bnoon\b/.test(text) ? 'day' : undefined
}

const FEELINGS: readonly (readonly [RegExp, Emotion])[] = [
  [/\b(?:neutral|flat|calm)/i, 'neutral'],
  [/\b(?:happy|happily|laugh|smil|grin|cheer|delight|amused|joy)/i, 'happy'],
  [/\b(?:sad|cry|crying|tear|sob|quietly|grief|sorrow)/i, 'sad'],
  [/\b(?:angr|furious|shout|yell|snap|scream|rage|bitter)/i, 'angry'],
  [/\b(?:afraid|fright|scared|terrif|panic|trembl|fear)/i, 'afraid'],
  [/\b(?:surpris|shock|stunned|gasp|disbelie|amaz)/i, 'surprised'],
  [/\b(?:tense|whisper|urgent|nervous|hushed|low|wary|hiss)/i, 'tense'],
  [/\b(?:tender|gentl|soft|warm|loving|kind)/i, 'tender'],
  [/\b(?:determin|firm|resol|steady|bold)/i, 'determined'],
]

function emotionOf(speech: FountainSpeech): Emotion {
  const told = FEELINGS.find(([words]) => words.test(speech.manner))?.[1]
  return told ?? (/!$/.test(speech.text) ? 'determined' : 'neutral')
}

/** Camera words that the action gives, else a framing by how many are in it. */
function cameraOf(scene: FountainScene, people: number, index: number): string {
  const given =
    /\b(?:CLOSE(?:[- ]UP)?(?: ON)?|EXTREME CLOSE-?UP|WIDE(?: SHOT)?|TRACKING(?: SHOT)?|TWO[- ]SHOT|MEDIUM SHOT|AERIAL|POV|PAN(?:S|NING)? (?:LEFT|RIGHT)|PUSH IN|PULL OUT|HANDHELD)\b/.exec(
      scene.action.join(' '),
    )?.[0]
  if (given) return given.toLowerCase().replace(/^close(?:[- ]up)?(?: on)?$/, 'close-up')
  if (index === 0 || people === 0) return 'wide establishing shot, slow push in'
  return people === 1 ? 'medium shot, slow push in' : people === 2 ? 'two-shot, medium, static' : 'wide shot, static'
}

/** Screenplays put what matters in capitals. */
function propsOf(action: string, people: ReadonlyMap<string, ImportedPerson>): string[] {
  const found = action.match(/(?<![\p{L}’'])\p{Lu}{3,}(?: \p{Lu}{2,}){0,2}(?![\p{L}’'])/gu) ?? []
  const names = [...people.keys()].flatMap(name => [name, ...name.split(' ')])
  const camera = /\b(?:CLOSE|WIDE|SHOT|POV|PAN|PUSH|PULL|TRACKING|AERIAL|HANDHELD|CUT|FADE|ANGLE|ON)\b/
  return [
    ...new Set(found.filter(word => !names.includes(word) && !camera.test(word)).map(word => word.toLowerCase())),
  ].slice(0, 4)
}

/** `[[camera: close-up]]` and the like, as the export writes them. */
function marksOf(
  notes: readonly string[],
): Partial<Record<'id' | 'camera' | 'mood' | 'country' | 'weather' | 'props' | 'seconds', string>> {
  return Object.fromEntries(
    notes.flatMap(note => {
      const match = /^(id|camera|mood|country|weather|props|seconds):\s*(.+)$/i.exec(note)
      return match?.[1] && match[2] ? [[match[1].toLowerCase(), match[2]]] : []
    }),
  )
}

/** How long a scene wants to last, in seconds: its speech with pauses, and its action read aloud. */
function readingSeconds(scene: FountainScene): number {
  const speech = scene.speeches.reduce((sum, { text }) => sum + speechSeconds(text) * 1.1 + TURN, 0)
  const words = scene.action.join(' ').split(/\s+/).filter(Boolean).length
  // What is done and what is said overlap: the longer counts whole, the other in part.
  const shown = words * SECONDS_A_WORD
  return GLANCE + Math.max(speech, shown) + Math.min(speech, shown) * 0.3
}

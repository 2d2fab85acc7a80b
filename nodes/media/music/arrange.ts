// The composer: mood, place in the episode and seed become a score that fits its seconds exactly.
import type { MusicJob } from '../jobs.ts'
import { between, type Chance, chance, pick } from '../sound/random.ts'
import { accompany, type BarPlan, drum, lowLine } from './figures.ts'
import { singBar, themeOf } from './melody.ts'
import { MOODS, type Mood, moodOf } from './moods.ts'
import type { Note, Score } from './score.ts'
import { chord, NOTE_NAMES, nearestTone, voicing } from './theory.ts'

/** The time that the last chord rings: a share of the cue, within bounds in seconds. */
const RING = { share: 0.16, least: 0.8, most: 2.8 }
/** How strong the music must be for a layer to play. */
const ENTERS = { bass: 0.32, motion: 0.38, lead: 0.52, beat: 0.55 }

/** Bars of one length that end where the last chord is struck. */
interface Grid {
  readonly bars: number
  readonly barSeconds: number
  readonly tempo: number
}

/** Fits whole bars into the time before the last chord, at the tempo nearest to the wanted one. */
function fitBars(mood: Mood, seconds: number, wanted: number): Grid {
  const ring = Math.min(RING.most, Math.max(RING.least, seconds * RING.share))
  const room = seconds - ring
  const bars = room <= 0 ? 0 : Math.round((room * wanted) / (60 * mood.beats))
  const tempo = bars === 0 ? wanted : (bars * mood.beats * 60) / room
  return { bars, barSeconds: (mood.beats * 60) / tempo, tempo }
}

/** How strong the music is at `x` (0…1 of the cue): it grows to seven tenths and eases. */
function arc(x: number, job: MusicJob, eager: boolean): number {
  const start = eager ? 0.72 : 0.5
  const shape = x < 0.7 ? start + (1 - start) * (x / 0.7) : 1 - 0.35 * ((x - 0.7) / 0.3)
  return Math.min(1, shape * (0.5 + 0.5 * job.intensity + 0.2 * job.position))
}

/** Writes the cue of a job. The same job gives the same score. */
export function compose(job: MusicJob): Score {
  const name = moodOf(job.mood, job.genre)
  const mood: Mood = MOODS[name]
  const random = chance(job.seed, `score ${name}`)
  const theme = themeOf(job.theme)
  // All cues of an episode stand on one tonic, so that they dissolve into each other.
  const tonic = pick(chance(job.theme, 'tonic'), [0, 2, 3, 5, 7, 9, 10])
  const wanted = between(random, mood.tempo[0], mood.tempo[1]) * (0.96 + 0.08 * job.intensity)
  const grid = fitBars(mood, job.seconds, wanted)
  const eager = ['drums', 'march', 'shaker', 'brushes'].includes(mood.beat)
  const harmony = harmonise(mood, grid.bars, random)
  const beatSeconds = grid.barSeconds / mood.beats
  const notes: Note[] = []
  let voices: number[] | undefined
  const pads: { at: number; seconds: number; pitches: number[]; level: number }[] = []
  for (const [bar, { names, inPhrase, phrase }] of harmony.entries()) {
    const level = arc((bar + 0.5) / Math.max(1, grid.bars), job, eager)
    for (const [half, name] of names.entries()) {
      const tones = chord(name)
      voices = voicing(tones, tonic, voices)
      const plan: BarPlan = {
        mood,
        tonic,
        harmony: tones,
        voices,
        level,
        beatSeconds,
        bar,
        inPhrase,
        at: bar * grid.barSeconds + (half * grid.barSeconds) / names.length,
        beats: mood.beats / names.length,
        random,
      }
      pads.push({ at: plan.at, seconds: plan.beats * beatSeconds, pitches: voices, level })
      if (level >= ENTERS.bass) notes.push(...lowLine(plan))
      if (level >= ENTERS.motion) notes.push(...accompany(plan))
      if (half === 0 && level >= ENTERS.beat) notes.push(...drum({ ...plan, beats: mood.beats }))
      if (half === 0 && level >= ENTERS.lead && (phrase > 0 || grid.bars <= 6 || eager))
        for (const sung of singBar(theme, mood, inPhrase, tones, tonic))
          notes.push({
            layer: 'lead',
            instrument: mood.lead,
            pitch: sung.pitch,
            pan: 0.12,
            at: plan.at + sung.beat * beatSeconds,
            seconds: sung.beats * beatSeconds * 0.95,
            velocity: (0.45 + 0.4 * level) * (sung.beat === 0 ? 1 : 0.88),
          })
    }
  }
  close(notes, pads, { mood, tonic, at: grid.bars * grid.barSeconds, seconds: job.seconds, voices, job })
  notes.push(...tie(pads, mood))
  return {
    mood: name,
    seconds: job.seconds,
    tempo: Math.round(grid.tempo * 10) / 10,
    key: `${NOTE_NAMES[tonic]} ${mood.mode}`,
    harmony: [...harmony.map(({ names }) => names.join(' ')), mood.rest],
    notes: humanise(notes, job, random),
  }
}

/** The chords of each bar: phrases of four bars in the order A A B A up to the close; odd bars come first, as an opening. */
function harmonise(mood: Mood, bars: number, random: Chance): { names: string[]; inPhrase: number; phrase: number }[] {
  const first = pick(random, mood.progressions)
  const others = mood.progressions.filter(progression => progression !== first)
  const second = pick(random, others)
  const opening = bars % 4
  return Array.from({ length: bars }, (_, bar) => {
    const phrase = bar < opening ? 0 : Math.floor((bar - opening) / 4) + (opening > 0 ? 1 : 0)
    const inPhrase = bar < opening ? bar : (bar - opening) % 4
    const progression = phrase % 4 === 2 ? second : first
    return { names: (progression.split(' ')[inPhrase] as string).split('.'), inPhrase, phrase }
  })
}

/** The last chord: everything comes to rest on it and rings. */
function close(
  notes: Note[],
  pads: { at: number; seconds: number; pitches: number[]; level: number }[],
  end: { mood: Mood; tonic: number; at: number; seconds: number; voices: number[] | undefined; job: MusicJob },
): void {
  const { mood, tonic, at, job } = end
  const harmony = chord(mood.rest)
  const pitches = voicing(harmony, tonic, end.voices)
  const seconds = Math.max(0.2, end.seconds - at - 0.3)
  const level = arc(1, job, true)
  pads.push({ at, seconds, pitches, level })
  const root = 36 + ((harmony.root + tonic) % 12)
  notes.push({
    layer: 'bass',
    instrument: mood.bass === 'plucked' ? 'bassPluck' : mood.bass === 'drone' ? 'drone' : 'basses',
    at,
    seconds,
    pitch: root,
    velocity: 0.4 + 0.4 * level,
    pan: 0,
  })
  const short = mood.motion === 'offbeat' || mood.motion === 'ostinato'
  if (mood.motion !== 'none')
    for (const [index, pitch] of pitches.entries())
      notes.push({
        layer: 'motion',
        instrument: mood.motionVoice,
        at: at + (short ? 0 : 0.06 * index),
        seconds: short ? 0.3 : seconds,
        pitch,
        velocity: 0.3 + 0.25 * level,
        pan: -0.3 + 0.2 * index,
      })
  // The tune comes home to the nearest tone of the last chord.
  const sung = notes.findLast(note => note.layer === 'lead')
  if (sung)
    notes.push({ ...sung, at, seconds, pitch: nearestTone(sung.pitch, harmony, tonic), velocity: 0.75 * sung.velocity })
  if (mood.beat === 'drums' || mood.beat === 'march')
    notes.push({
      layer: 'beat',
      instrument: mood.beat === 'drums' ? 'taiko' : 'timpani',
      at,
      seconds: 1,
      pitch: 0,
      velocity: 0.8,
      pan: 0,
    })
}

/** Pad notes, where a tone that the next chord keeps is held on rather than struck again. */
function tie(chords: readonly { at: number; seconds: number; pitches: number[]; level: number }[], mood: Mood): Note[] {
  const notes: Note[] = []
  for (const [index, { at, pitches, level }] of chords.entries())
    for (const [voice, pitch] of pitches.entries()) {
      if (chords[index - 1]?.pitches.includes(pitch) && index % 4 !== 0) continue
      let last = index
      while (last + 1 < chords.length && (last + 1) % 4 !== 0 && chords[last + 1]?.pitches.includes(pitch)) last++
      const end = chords[last] as { at: number; seconds: number }
      notes.push({
        layer: 'pad',
        instrument: mood.pad,
        at,
        seconds: end.at + end.seconds - at + 0.1,
        pitch,
        velocity: 0.5 + 0.45 * level,
        pan: -0.35 + (0.7 * voice) / Math.max(1, pitches.length - 1),
      })
    }
  return notes
}

/** Players are not clocks: a few milliseconds and a little strength either way; nothing before the start. */
function humanise(notes: readonly Note[], job: MusicJob, random: Chance): Note[] {
  return notes
    .map(note => ({
      ...note,
      at: Math.max(0, note.at + (note.layer === 'beat' ? 0.003 : 0.009) * between(random, -1, 1)),
      velocity: Math.min(1, Math.max(0.05, note.velocity * between(random, 0.92, 1.06))),
    }))
    .filter(note => note.at < job.seconds)
    .sort((a, b) => a.at - b.at)
}

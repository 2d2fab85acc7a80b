// What each mood sounds like, and which words mean it.
import type { Mode } from './theory.ts'

export type Pad = 'strings' | 'warm' | 'glass' | 'choir' | 'brass' | 'tremolo' | 'dark'
export type Voice =
  | 'piano'
  | 'harp'
  | 'guitar'
  | 'flute'
  | 'clarinet'
  | 'celesta'
  | 'marimba'
  | 'pizzicato'
  | 'horn'
  | 'violin'
/** How chord tones move: broken chords up or in waves, repeated eighths, off-beat pairs, single far notes, nothing. */
export type Motion = 'arpeggio' | 'wave' | 'pulse' | 'offbeat' | 'drops' | 'ostinato' | 'none'
/** What the bass does: long roots, root and fifth, steady eighths, plucked steps, a drone on the tonic. */
export type BassLine = 'roots' | 'fifths' | 'drive' | 'plucked' | 'drone'
export type Beat = 'none' | 'heart' | 'clock' | 'drums' | 'march' | 'brushes' | 'shaker'

export interface Mood {
  readonly mode: Mode
  /** Beats a minute. */
  readonly tempo: readonly [low: number, high: number]
  readonly beats: 3 | 4
  /** Four bars each; one chord a bar, or two parted by a dot. */
  readonly progressions: readonly string[]
  /** The chord on which the cue comes to rest. */
  readonly rest: string
  readonly pad: Pad
  readonly motion: Motion
  readonly motionVoice: Voice
  readonly lead: Voice
  /** Octave of the lead: 4 is the one of middle C. */
  readonly leadOctave: number
  /** Melody notes for each beat, about. */
  readonly leadPace: number
  readonly bass: BassLine
  readonly beat: Beat
  /** Seconds of reverberation. */
  readonly hall: number
  /** dB of each layer. */
  readonly mix: {
    readonly pad: number
    readonly motion: number
    readonly lead: number
    readonly bass: number
    readonly beat: number
  }
}

export const MOODS = {
  calm: {
    mode: 'ionian',
    tempo: [62, 72],
    beats: 4,
    progressions: ['Iadd9 vi7 IVmaj7 Vsus4', 'IVmaj7 Iadd9 ii7 V', 'Iadd9 iii7 IVmaj7 I'],
    rest: 'Iadd9',
    pad: 'warm',
    motion: 'wave',
    motionVoice: 'guitar',
    lead: 'piano',
    leadOctave: 5,
    leadPace: 0.5,
    bass: 'roots',
    beat: 'none',
    hall: 2.4,
    mix: { pad: -13.5, motion: -7.5, lead: 4.5, bass: -9, beat: -9 },
  },
  joyful: {
    mode: 'ionian',
    tempo: [112, 126],
    beats: 4,
    progressions: ['I V vi IV', 'I IV I V', 'IV I ii V', 'vi IV I V'],
    rest: 'I6',
    pad: 'strings',
    motion: 'pulse',
    motionVoice: 'guitar',
    lead: 'flute',
    leadOctave: 5,
    leadPace: 1.2,
    bass: 'fifths',
    beat: 'shaker',
    hall: 1.5,
    mix: { pad: -16.5, motion: -10.5, lead: -5, bass: -6.5, beat: -10.5 },
  },
  sad: {
    mode: 'aeolian',
    tempo: [56, 66],
    beats: 4,
    progressions: ['i bVI bIII bVII', 'i iv i Vsus4.V', 'i v bVI iv', 'bVI bIII iv i'],
    rest: 'iadd9',
    pad: 'strings',
    motion: 'wave',
    motionVoice: 'piano',
    lead: 'violin',
    leadOctave: 4,
    leadPace: 0.5,
    bass: 'roots',
    beat: 'none',
    hall: 2.8,
    mix: { pad: -12.5, motion: -0.5, lead: -6, bass: -9, beat: -9 },
  },
  romantic: {
    mode: 'ionian',
    tempo: [66, 78],
    beats: 3,
    progressions: ['Imaj7 vi7 ii7 V7', 'IVmaj7 iii7 ii7 V9', 'Imaj7 IVmaj7 iv6 Imaj7'],
    rest: 'Imaj7',
    pad: 'strings',
    motion: 'arpeggio',
    motionVoice: 'harp',
    lead: 'violin',
    leadOctave: 5,
    leadPace: 0.7,
    bass: 'roots',
    beat: 'none',
    hall: 2.2,
    mix: { pad: -12.5, motion: -6, lead: -5.5, bass: -9, beat: -9 },
  },
  nostalgic: {
    mode: 'mixolydian',
    tempo: [72, 82],
    beats: 3,
    progressions: ['I bVII IV I', 'vi7 IV I V', 'I iii7 IV iv'],
    rest: 'Iadd9',
    pad: 'warm',
    motion: 'arpeggio',
    motionVoice: 'guitar',
    lead: 'clarinet',
    leadOctave: 4,
    leadPace: 0.7,
    bass: 'roots',
    beat: 'none',
    hall: 1.9,
    mix: { pad: -12, motion: -5.5, lead: -5, bass: -8.5, beat: -9 },
  },
  hopeful: {
    mode: 'lydian',
    tempo: [84, 96],
    beats: 4,
    progressions: ['I II IVmaj7 I', 'vi IV I V', 'Iadd9 V vi7 IVmaj7', 'IV V vi Iadd9'],
    rest: 'Iadd9',
    pad: 'strings',
    motion: 'arpeggio',
    motionVoice: 'piano',
    lead: 'horn',
    leadOctave: 4,
    leadPace: 0.6,
    bass: 'roots',
    beat: 'none',
    hall: 2.4,
    mix: { pad: -11.5, motion: -1, lead: -4.5, bass: -7.5, beat: -9 },
  },
  wonder: {
    mode: 'lydian',
    tempo: [70, 84],
    beats: 4,
    progressions: ['Imaj7 II Imaj7 II', 'Iadd9 bVIImaj7 IVmaj7 Iadd9', 'Imaj7 bIIImaj7 IVmaj7 II'],
    rest: 'Imaj7',
    pad: 'choir',
    motion: 'arpeggio',
    motionVoice: 'celesta',
    lead: 'flute',
    leadOctave: 5,
    leadPace: 0.5,
    bass: 'roots',
    beat: 'none',
    hall: 3.4,
    mix: { pad: -12.5, motion: -8, lead: -6, bass: -8.5, beat: -9 },
  },
  mysterious: {
    mode: 'dorian',
    tempo: [68, 80],
    beats: 4,
    progressions: ['i IV i IV', 'i bVImaj7 i #iv°', 'i bII i bVII', 'imaj7 i7 IV ivadd9'],
    rest: 'isus2',
    pad: 'glass',
    motion: 'drops',
    motionVoice: 'celesta',
    lead: 'clarinet',
    leadOctave: 4,
    leadPace: 0.45,
    bass: 'drone',
    beat: 'none',
    hall: 3.2,
    mix: { pad: -11, motion: -6.5, lead: -7, bass: -7.5, beat: -9 },
  },
  tense: {
    mode: 'phrygian',
    tempo: [92, 104],
    beats: 4,
    progressions: ['i i bII i', 'i bII vii° i', 'i bVI bII V'],
    rest: 'isus2',
    pad: 'tremolo',
    motion: 'ostinato',
    motionVoice: 'pizzicato',
    lead: 'violin',
    leadOctave: 4,
    leadPace: 0.3,
    bass: 'drone',
    beat: 'clock',
    hall: 1.9,
    mix: { pad: -11.5, motion: -3.5, lead: -9.5, bass: -6, beat: -2 },
  },
  ominous: {
    mode: 'phrygian',
    tempo: [50, 60],
    beats: 4,
    progressions: ['i bII i vii°', 'i bVI i bII', 'i #iv° bII i'],
    rest: 'i',
    pad: 'dark',
    motion: 'none',
    motionVoice: 'piano',
    lead: 'horn',
    leadOctave: 3,
    leadPace: 0.35,
    bass: 'drone',
    beat: 'heart',
    hall: 3.6,
    mix: { pad: -9, motion: -9, lead: -6.5, bass: -3, beat: -1 },
  },
  action: {
    mode: 'aeolian',
    tempo: [132, 146],
    beats: 4,
    progressions: ['i i bVI bVII', 'i bVII bVI V', 'i bIII iv bVI.bVII'],
    rest: 'i',
    pad: 'brass',
    motion: 'ostinato',
    motionVoice: 'violin',
    lead: 'horn',
    leadOctave: 4,
    leadPace: 0.6,
    bass: 'drive',
    beat: 'drums',
    hall: 1.7,
    mix: { pad: -14.5, motion: -6.5, lead: -5, bass: -3.5, beat: -3.5 },
  },
  triumphant: {
    mode: 'ionian',
    tempo: [96, 108],
    beats: 4,
    progressions: ['I bVII IV I', 'I V vi IV.V', 'IV V bVI.bVII I'],
    rest: 'I',
    pad: 'brass',
    motion: 'arpeggio',
    motionVoice: 'violin',
    lead: 'horn',
    leadOctave: 4,
    leadPace: 0.9,
    bass: 'fifths',
    beat: 'march',
    hall: 2.3,
    mix: { pad: -12.5, motion: -11.5, lead: -3.5, bass: -6, beat: -6 },
  },
  comic: {
    mode: 'mixolydian',
    tempo: [104, 118],
    beats: 4,
    progressions: ['I I IV V7', 'I VI7 II7 V7', 'I bVII I V7'],
    rest: 'I6',
    pad: 'warm',
    motion: 'offbeat',
    motionVoice: 'pizzicato',
    lead: 'marimba',
    leadOctave: 5,
    leadPace: 1.3,
    bass: 'plucked',
    beat: 'brushes',
    hall: 1,
    mix: { pad: -21, motion: -5, lead: -3.5, bass: -4, beat: -9 },
  },
} as const satisfies Record<string, Mood>
export type MoodName = keyof typeof MOODS

/** Beginnings of words that mean a mood; one that ends in `$` is a whole word. */
const THESAURUS: Readonly<Record<MoodName, string>> = {
  calm: 'calm peace quiet seren gentl relax still$ tranquil soft rest$ restful sooth content domestic meditat neutral ordinary intimate reflect sober clear$',
  joyful:
    'joy happy happi cheer play fun delight bright merry celebrat festiv excit lively upbeat exuberan glad sunny warmth warm giddy',
  sad: 'sad sorrow grief griev mourn melanchol lonel loss tear tragic despair heartbr regret bleak somber sombre weary bitter grave$ desperat deflat mortif raw$ solemn hollow',
  romantic: 'romantic romance love tender passion affection kiss longing desire yearn',
  nostalgic: 'nostalg memor bittersweet wistful remember childhood homesick past$ farewell reminisc aching',
  hopeful: 'hope optimis inspir uplift determin resol brave encourag renew promise dawn reconcil relief reliev trust',
  wonder:
    'wonder awe magic enchant dream ethereal marvel cosmic majest fantas discover astonish amaz beauty beautiful sublime awed$',
  mysterious:
    'myster enigma curious curio eerie strange secret uncann puzzl intrigu investigat noir weird surreal haunt ambigu watchful odd$ shadow',
  tense:
    'tens suspens nervous anxi uneas worr uncertain danger stealth urgent conflict pressure confront argu suspicio paranoi threat warn stak strain troubl',
  ominous:
    'ominous dark dread menac sinister forebod horror terr evil doom fear grim creep night malev gloom corner suffocat wrong$',
  action:
    'action chase fight battle intens rush adrenal frantic combat explos escape pursuit fast$ violent fury chaos attack thrill breathless brisk peril',
  triumphant:
    'triumph victor heroic epic glor proud pride win$ wins$ won$ winning noble grand courag climax climactic reveal golden radian',
  comic:
    'comic comed funny humor humour quirk silly whimsic awkward absurd light lightheart goofy mischie satir slapstick joke witty sheepish',
}

/** What a genre leans to when the mood's words say nothing. */
const GENRES: readonly (readonly [RegExp, MoodName])[] = [
  [/horror|gothic/i, 'ominous'],
  [/thriller|crime|spy|heist/i, 'tense'],
  [/mystery|detective|noir/i, 'mysterious'],
  [/science|sci-?fi|fantasy|space|fairy/i, 'wonder'],
  [/comedy|sitcom|satire/i, 'comic'],
  [/romance/i, 'romantic'],
  [/action|war|western|martial/i, 'action'],
  [/adventure|superhero|sport/i, 'hopeful'],
  [/drama|tragedy/i, 'sad'],
]

/**
 * The mood that a text means: each of its words may speak for one mood, the first said counting most. A text that says
 * nothing leaves it to the genre, then to calm.
 */
export function moodOf(text: string, genre: string): MoodName {
  const scores = new Map<MoodName, number>()
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  for (const [index, word] of words.entries())
    for (const [mood, stems] of Object.entries(THESAURUS) as [MoodName, string][])
      if (
        word === mood ||
        stems.split(' ').some(stem => (stem.endsWith('$') ? word === stem.slice(0, -1) : word.startsWith(stem)))
      )
        scores.set(mood, (scores.get(mood) ?? 0) + (word === mood ? 1.5 : 1) / (1 + 0.15 * index))
  let best: MoodName | undefined
  for (const [mood, score] of scores) if (best === undefined || score > (scores.get(best) ?? 0)) best = mood
  return best ?? GENRES.find(([pattern]) => pattern.test(genre))?.[1] ?? 'calm'
}

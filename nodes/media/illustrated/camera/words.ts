// Camera words of a script: how near, how it moves, from how high.

export type Size = 'wide' | 'full' | 'medium' | 'chest' | 'close' | 'two' | 'shoulder' | 'behind'

export interface Move {
  /** Factors of the zoom at the end of the shot relative to its start. */
  readonly push: number
  /** Travel in parts of the frame's width and height. */
  readonly pan: number
  readonly rise: number
  readonly shake: number
  /** −1 looks up from below … 1 looks down from above. */
  readonly height: number
  /** The focus goes from the background to the actor. */
  readonly rack: boolean
}

export const STILL: Move = { push: 1, pan: 0, rise: 0, shake: 0, height: 0, rack: false }

const SIZES: readonly (readonly [RegExp, Size])[] = [
  [/over[- ]the[- ]shoulder|\bots\b/, 'shoulder'],
  [/from behind|back view|behind (?:her|him|them)/, 'behind'],
  [/extreme close|close[- ]?up|\bcu\b|tight/, 'close'],
  [/two[- ]shot|\b2[- ]shot|group shot/, 'two'],
  [/medium close|\bmcu\b|chest/, 'chest'],
  [/medium|mid[- ]shot|\bms\b|waist|cowboy shot/, 'medium'],
  [/full[- ]shot|full figure|head to toe/, 'full'],
  [/wide|establish|long shot|aerial|panoram|\bels\b|\bws\b|landscape|crane|drone/, 'wide'],
]

/** The size that the words ask for, if they do. */
export const sizeOf = (camera: string): Size | undefined =>
  SIZES.find(([words]) => words.test(camera.toLowerCase()))?.[1]

/** The movement that the words ask for. */
export function moveOf(camera: string): Move {
  const text = camera.toLowerCase()
  const slow = /\bslow(?:ly)?|gentle|gently|subtle\b/.test(text)
    ? 0.7
    : /\bfast|quick|rapid|whip|crash\b/.test(text)
      ? 1.6
      : 1
  const inward = /push(?:es|ing)? ?in|dolly(?:ing)? ?(?:in|forward)|zoom(?:s|ing)? ?in|moves? in|creep/.test(text)
  const outward = /pull(?:s|ing)? ?(?:back|out)|dolly(?:ing)? ?(?:out|back)|zoom(?:s|ing)? ?out/.test(text)
  const left = /\b(?:pan|pans|panning|track|tracks|tracking|truck|slide|slides|dolly)\b[^,.;]*\bleft\b/.test(text)
  const right = /\b(?:pan|pans|panning|track|tracks|tracking|truck|slide|slides|dolly)\b[^,.;]*\bright\b/.test(text)
  const track = /\btrack(?:ing)?|follow(?:ing|s)?|travel(?:l?ing)?|steadicam\b/.test(text)
  const pan = /\bpan(?:s|ning)?\b/.test(text)
  const up = /\bcrane\b|jib|tilt(?:s|ing)? up|ris(?:es|ing)|boom up/.test(text)
  const down = /tilt(?:s|ing)? down|descend|boom down|lower(?:s|ing)/.test(text)
  return {
    push: inward ? 1 + 0.24 * slow : outward ? 1 / (1 + 0.24 * slow) : 1,
    pan: (left ? -1 : right ? 1 : track ? 0.8 : pan ? 1 : 0) * 0.2 * slow,
    rise: (up ? -1 : down ? 1 : 0) * 0.2 * slow,
    shake: /hand-?held|shak|jitter|documentary|verit/.test(text) ? 1 : 0,
    height: /low[- ]angle|from below|worm/.test(text)
      ? -1
      : /high[- ]angle|overhead|bird|from above|top[- ]down|aerial/.test(text)
        ? 1
        : 0,
    rack: /rack focus|focus pull|pull focus|shift focus/.test(text),
  }
}

/** True when the words ask for a camera that does not move. */
export const isStatic = (camera: string): boolean => /\bstatic|locked|fixed|still|tripod\b/.test(camera.toLowerCase())

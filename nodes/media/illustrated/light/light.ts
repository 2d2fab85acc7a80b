// The light of a shot: how every colour is tinted, from which side the key comes, and what glows.
import type { Emotion, Hour } from '../../../types.ts'
import { darken, lighten, luma, mix, type Rgb, rgb, saturate, tint } from '../draw/color.ts'

/** A colour under the light: where the key falls, its body, its shade, its deepest fold, and its contour. */
export interface Tones {
  readonly light: Rgb
  readonly base: Rgb
  readonly shade: Rgb
  readonly deep: Rgb
  readonly line: Rgb
}

export interface Light {
  readonly hour: Hour
  readonly interior: boolean
  /** −1: the key comes from screen left; 1: from the right. */
  readonly side: -1 | 1
  /** Tint of lit surfaces; 255 leaves a channel as it is. */
  readonly key: Rgb
  /** Tint of shaded surfaces. */
  readonly fill: Rgb
  /** What far things fade into. */
  readonly haze: Rgb
  /** The edge light on hair and shoulders, or null. */
  readonly rim: Rgb | null
  readonly rimAlpha: number
  /** 0 dark … 1 bright: lamps and windows glow when it is dark. */
  readonly bright: number
  readonly saturation: number
  /** Corner darkening, 0…1. */
  readonly vignette: number
}

/** A colour's tones under a light. */
export function tones(color: Rgb, light: Light): Tones {
  const seen = saturate(color, light.saturation)
  const base = tint(seen, mix(light.key, light.fill, 0.28))
  const dark = tint(seen, light.fill)
  const shade = mix(saturate(mix(base, dark, 0.75), 1.12), darken(dark, 0.25), 0.42)
  return {
    light: lighten(tint(seen, light.key), luma(seen) > 0.75 ? 0.1 : 0.13),
    base,
    shade,
    deep: darken(shade, 0.34),
    line: darken(saturate(shade, 1.15), 0.5),
  }
}

const HOURS: Record<Hour, { key: string; fill: string; haze: string; rim: string; rimAlpha: number; bright: number }> =
  {
    dawn: { key: '#ffe3cf', fill: '#a99bb8', haze: '#e8c4b6', rim: '#ffc9a0', rimAlpha: 0.6, bright: 0.68 },
    morning: { key: '#fff7ea', fill: '#b3b8ca', haze: '#cfdde6', rim: '#fff1d6', rimAlpha: 0.5, bright: 0.95 },
    day: { key: '#ffffff', fill: '#b4bccd', haze: '#c3d6e6', rim: '#ffffff', rimAlpha: 0.35, bright: 1 },
    afternoon: { key: '#fff1d8', fill: '#b3ada9', haze: '#e4d3b0', rim: '#ffe0a3', rimAlpha: 0.6, bright: 0.9 },
    dusk: { key: '#ffd2a8', fill: '#86789f', haze: '#c98a7a', rim: '#ff9f5e', rimAlpha: 0.85, bright: 0.5 },
    night: { key: '#aebbe0', fill: '#5b6896', haze: '#26314f', rim: '#9fc2ff', rimAlpha: 0.7, bright: 0.12 },
  }

const MOODS: readonly (readonly [RegExp, { tint: string; amount: number; saturation: number; vignette: number }])[] = [
  [
    /\b(tense|suspense\w*|threat\w*|danger\w*|ominous|eerie|sinister|dread|fear\w*|horror|menac\w*|uneas\w*)\b/,
    { tint: '#9db4bd', amount: 0.4, saturation: 0.82, vignette: 0.62 },
  ],
  [
    /\b(myster\w*|secret\w*|curious|strange|uncanny|wonder\w*|magic\w*|dream\w*)\b/,
    { tint: '#b5b4e6', amount: 0.32, saturation: 1.02, vignette: 0.5 },
  ],
  [
    /\b(sad\w*|grief|griev\w*|melanchol\w*|lonely|sorrow\w*|bittersweet|mourn\w*|loss)\b/,
    { tint: '#aebdd0', amount: 0.36, saturation: 0.74, vignette: 0.5 },
  ],
  [
    /\b(ang\w*|rage|fur\w*|violent|conflict|battle|fierce|confront\w*)\b/,
    { tint: '#f0a58c', amount: 0.26, saturation: 1.05, vignette: 0.55 },
  ],
  [
    /\b(tender|romantic|love\w*|warm\w*|intimate|cosy|cozy|gentle|nostalg\w*|hope\w*|relie\w*)\b/,
    { tint: '#ffd9a8', amount: 0.3, saturation: 1.04, vignette: 0.36 },
  ],
  [
    /\b(happy|joy\w*|cheer\w*|play\w*|funny|comic\w*|bright|triumph\w*|celebrat\w*|light)\b/,
    { tint: '#fff0c8', amount: 0.2, saturation: 1.12, vignette: 0.26 },
  ],
]

/** The light that a scene's hour, place, weather and mood ask for. `side` decides where the key stands. */
export function lightOf(
  scene: { hour: Hour; interior: boolean; weather: string; mood: string; place: string },
  side: -1 | 1,
): Light {
  const hour = HOURS[scene.hour]
  const mood = MOODS.find(([words]) => words.test(scene.mood.toLowerCase()))?.[1]
  const moodTint = mood ? mix([255, 255, 255], rgb(mood.tint), mood.amount) : ([255, 255, 255] as const)
  const grey =
    /rain|storm|fog|mist|overcast|cloud|snow|drizzle|sleet/.test(scene.weather.toLowerCase()) && !scene.interior
  let key = rgb(hour.key)
  let fill = rgb(hour.fill)
  if (scene.interior) {
    // Indoors the lamps keep a face readable at any hour; the hour shows in what comes through the windows.
    const lamp = rgb(scene.hour === 'night' || scene.hour === 'dusk' ? '#ffdcb0' : '#fff4e4')
    key = mix(key, lamp, scene.hour === 'night' ? 0.78 : 0.6)
    fill = mix(fill, rgb('#8f8ca8'), 0.5)
  }
  if (grey) {
    key = mix(key, rgb('#cfd8e0'), 0.5)
    fill = mix(fill, rgb('#8c98a8'), 0.4)
  }
  return {
    hour: scene.hour,
    interior: scene.interior,
    side,
    key: tint(key, moodTint),
    fill: tint(fill, moodTint),
    haze: tint(mix(rgb(hour.haze), rgb(scene.hour === 'night' ? '#2b3346' : '#bcc5cc'), grey ? 0.65 : 0), moodTint),
    rim: grey ? mix(rgb(hour.rim), rgb('#cdd9e6'), 0.6) : rgb(hour.rim),
    rimAlpha: hour.rimAlpha * (grey ? 0.5 : 1) * (scene.interior && scene.hour !== 'night' ? 0.7 : 1),
    bright: hour.bright * (grey ? 0.8 : 1),
    saturation: (mood?.saturation ?? 1) * (grey ? 0.86 : 1),
    vignette: mood?.vignette ?? 0.36,
  }
}

/** A calm studio light for portraits. */
export const studioLight = (hour: Hour): Light =>
  lightOf({ hour, interior: true, weather: '', mood: '', place: '' }, -1)

/** The feeling that a scene's mood words suggest for those who have none of their own. */
export function moodEmotion(mood: string): Emotion {
  const text = mood.toLowerCase()
  const table: readonly (readonly [RegExp, Emotion])[] = [
    [/fear|dread|horror|terr|eerie|afraid/, 'afraid'],
    [/tens|suspens|threat|danger|ominous|uneas|anxious|nerv/, 'tense'],
    [/ang|rage|fur|confront/, 'angry'],
    [/sad|grief|melanchol|lonely|sorrow|mourn|bittersweet|loss/, 'sad'],
    [/tender|romantic|love|intimate|gentle|nostalg|warm/, 'tender'],
    [/happy|joy|cheer|play|funny|comic|triumph|celebrat|relie|hope/, 'happy'],
    [/determin|resol|heroic|brave|urgent/, 'determined'],
    [/surpris|wonder|awe|shock|reveal/, 'surprised'],
  ]
  return table.find(([words]) => words.test(text))?.[1] ?? 'neutral'
}

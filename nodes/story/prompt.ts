// A generation prompt in words: what is in the picture, how it is lit and filmed, and what must stay the same.
import type { CharacterState, Hour, LookValue, SceneStateValue, SceneValue } from '../types.ts'
import { article } from './writer/english.ts'

const LIGHT: Record<Hour, readonly [interior: string, exterior: string]> = {
  dawn: ['first pale light through the windows', 'dawn, pale blue and rose, long soft shadows'],
  morning: ['clear morning light from the side', 'fresh morning light, low sun'],
  day: ['bright even daylight through the windows', 'bright daylight, short shadows'],
  afternoon: ['warm slanting afternoon light', 'warm afternoon sun, long shadows'],
  dusk: ['the last orange light, lamps already on', 'dusk, orange horizon and blue shadows'],
  night: ['night, pools of lamplight in deep shadow', 'night, cool moonlight and a few warm lamps'],
}

const GRADE: readonly (readonly [RegExp, string])[] = [
  [/dread|eerie|terrif|bleak|suffocat|wrong/i, 'desaturated, hard contrast, deep blacks'],
  [/tense|danger|urgent|suspic|uneasy|grim|desperate/i, 'cool shadows, controlled contrast'],
  [/tender|warm|joy|hopeful|reconciled|playful|cheer/i, 'warm highlights, soft contrast'],
  [/sad|lonely|sorrow|wistful|aching|grave/i, 'muted colours, soft low contrast'],
  [/wonder|enchant|awed|golden|triumph|radiant/i, 'rich colours, glowing highlights'],
]

/** What pictures of a series should never show. */
const NEGATIVE =
  'text, watermark, logo, extra people, duplicate person, extra fingers, deformed hands, distorted face, changed clothing, flicker, jump cut'

export interface PromptParts {
  readonly scene: SceneValue
  readonly state: SceneStateValue | undefined
  /** Looks of the scene's characters, in its order. */
  readonly looks: readonly LookValue[]
  readonly visualRules: string
  readonly style: string
  readonly negative: string
}

/** The prompt as paragraphs: shot, setting, people, action, light, style, and what to avoid. */
export function composePrompt({ scene, state, looks, visualRules, style, negative }: PromptParts): string {
  const inside = scene.interior ? 0 : 1
  const weather = scene.weather && !scene.interior ? `, ${scene.weather}` : ''
  const country = scene.country ? ` (${scene.country})` : ''
  const grade = GRADE.find(([words]) => words.test(scene.mood))?.[1]
  const lines = [
    `Shot: ${scene.camera}.`,
    `Setting: ${scene.interior ? 'interior' : 'exterior'}, ${scene.place}${country}, ${scene.hour}${weather}.${scene.props.length > 0 ? ` In the picture: ${scene.props.join(', ')}.` : ''}`,
    ...looks.map(look => `Character: ${personLine(look, state?.characters[look.id])}`),
    looks.length === 0 ? 'No people in the picture.' : undefined,
    looks.length > 1 ? `Exactly ${looks.length} people, each with their own face and clothes.` : undefined,
    `Action: ${scene.action}`,
    `Light: ${LIGHT[scene.hour][inside]}${grade ? `; ${grade}` : ''}. Mood: ${scene.mood || 'neutral'}.`,
    [style, visualRules].filter(Boolean).length > 0
      ? `Style: ${[style, visualRules].filter(Boolean).join('; ')}.`
      : undefined,
    `Avoid: ${[NEGATIVE, negative].filter(Boolean).join(', ')}.`,
  ]
  return lines
    .filter(line => line !== undefined)
    .join('\n')
    .replace(/\.\.(\s|$)/g, '.$1')
}

/** Identity first, in the same words in every scene, then what this scene changes. */
function personLine(look: LookValue, state: CharacterState | undefined): string {
  const kind =
    look.age < 14
      ? { female: 'girl', male: 'boy', neutral: 'child' }
      : { female: 'woman', male: 'man', neutral: 'person' }
  const identity = `${look.name}, ${article(String(look.age))} ${look.age}-year-old ${kind[look.gender]}${look.appearance ? `, ${look.appearance}` : ''}`
  const wardrobe = state?.wardrobe || look.clothing
  const details = [
    wardrobe ? `wearing ${wardrobe}` : '',
    state && state.injuries.length > 0 ? `with ${state.injuries.join(' and ')}` : '',
    state && state.conditions.length > 0 ? `looking ${state.conditions.join(' and ')}` : '',
    state && state.props.length > 0 ? `holding ${state.props.map(prop => `the ${prop}`).join(' and ')}` : '',
    state && state.emotion !== 'neutral' ? `expression ${state.emotion}` : '',
  ]
  return `${[identity, ...details.filter(Boolean)].join('; ')}. Same face as the reference.`
}

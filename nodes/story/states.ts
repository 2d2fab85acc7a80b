// Continuity: what is true of everybody in each scene, carried from the scenes before it.
import type { CharacterState, Emotion, SceneStateValue, SceneValue, SeriesBibleValue } from '../types.ts'
import { changesIn } from './changes.ts'

/** What a person carries from scene to scene. */
interface Carried {
  readonly wardrobe: string
  readonly injuries: readonly string[]
  readonly props: readonly string[]
  /** Scenes for which they stay wet. */
  readonly wet: number
  readonly tired: boolean
}

const OUTDOOR_RAIN = /\b(?:rain|storm|shower|sleet|downpour)/i
/** Moods that tell a face that says nothing. */
const MOOD_FACES: readonly (readonly [RegExp, Emotion])[] = [
  [/dread|terrif|eerie|afraid|fear|suffocat/i, 'afraid'],
  [/desperate|tense|urgent|suspic|danger|breathless|strained|uneasy|grim|cornered|frantic/i, 'tense'],
  [/sorrow|bleak|lonely|aching|sad|mournful|grave|wistful|bittersweet|raw|deflated/i, 'sad'],
  [/tender|warm|reconciled|intimate/i, 'tender'],
  [/joy|playful|cheer|giddy|radiant|silly|triumph|bright/i, 'happy'],
  [/resolute|determined/i, 'determined'],
  [/wonder|awed|curious|enchanted/i, 'surprised'],
]

/** The state of every scene, in order. Wounds persist until they are tended, clothes until they are changed. */
export function statesOf(
  scenes: readonly SceneValue[],
  bible: Pick<SeriesBibleValue, 'characters'> | undefined,
): SceneStateValue[] {
  const ids = [...new Set(scenes.flatMap(scene => scene.characters))]
  const cast = ids.map(id => bible?.characters.find(character => character.id === id) ?? { id, name: id, clothing: '' })
  const carried = new Map<string, Carried>(
    cast.map(character => [
      character.id,
      { wardrobe: character.clothing, injuries: [], props: [], wet: 0, tired: false },
    ]),
  )
  return scenes.map((scene, index) => {
    const changes = changesIn(scene, cast)
    const characters: Record<string, CharacterState> = {}
    for (const id of scene.characters) {
      const before = carried.get(id)
      const change = changes.get(id)
      if (!before || !change) continue
      const raining = !scene.interior && OUTDOOR_RAIN.test(scene.weather)
      const slept = change.rested || (index > 0 && scene.hour === 'morning' && scenes[index - 1]?.hour !== 'morning')
      const now: Carried = {
        wardrobe: change.wardrobe ?? before.wardrobe,
        injuries: [...new Set([...(change.healed ? [] : before.injuries), ...change.injuries])],
        props: [...new Set([...before.props, ...change.takes])].filter(prop => !change.drops.includes(prop)).slice(-3),
        wet: raining || change.conditions.includes('wet') ? 2 : Math.max(0, before.wet - 1),
        tired: change.conditions.includes('tired') || (before.tired && !slept),
      }
      carried.set(id, now)
      characters[id] = {
        wardrobe: now.wardrobe,
        injuries: [...now.injuries],
        props: [...now.props],
        emotion: emotionOf(scene, id),
        conditions: [...(now.wet > 0 ? ['wet'] : []), ...(now.tired ? ['tired'] : [])],
      }
    }
    return {
      scene: scene.id,
      place: scene.place,
      hour: scene.hour,
      weather: scene.weather,
      mood: scene.mood,
      characters,
      props: [...scene.props],
    }
  })
}

/** What somebody feels in a scene: most often what their lines say, else what the mood says. */
function emotionOf(scene: SceneValue, id: string): Emotion {
  const felt = scene.utterances
    .filter(utterance => utterance.speaker === id && utterance.emotion !== 'neutral')
    .map(utterance => utterance.emotion)
  const counts = new Map<Emotion, number>()
  for (const emotion of felt) counts.set(emotion, (counts.get(emotion) ?? 0) + 1)
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  return most?.[0] ?? MOOD_FACES.find(([words]) => words.test(scene.mood))?.[1] ?? 'neutral'
}

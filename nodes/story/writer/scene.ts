// Writes one scene of the plan: where it plays, who is in it, what is seen, what is said.
import type { Hour } from '../../types.ts'
import { castScene, type Desk } from './desk.ts'
import { CAMERAS } from './material/cameras.ts'
import { lightsAt } from './material/light.ts'
import { ANYWHERE, PLACES } from './material/places.ts'
import type { Beat } from './plan.ts'
import { reword, vary } from './reword.ts'
import { hourOf, moodOf, placeScene, propsOf, shotOf, weatherOf } from './setting.ts'
import { speakScene } from './speak.ts'
import { stageScene } from './stage.ts'
import type { Said } from './talking.ts'
import type { Scope } from './template.ts'
import type { Place, Player } from './world.ts'

/** A scene before it has ids and frames. */
export interface DraftScene {
  readonly place: Place
  readonly hour: Hour
  readonly weather: string
  readonly action: string
  readonly camera: string
  readonly mood: string
  readonly players: readonly Player[]
  readonly props: readonly string[]
  readonly said: readonly Said[]
}

/** What the story's time has not got; and in a horror nobody is merry before the end. */
function refused({ world }: Desk, beat: Beat): RegExp | undefined {
  const grim = world.genres[0] === 'horror' && !/^(?:open|answer|image)$/.test(beat)
  if (!grim) return world.refuses
  return world.refuses ? new RegExp(`${world.refuses.source}|/happy:`, 'i') : /\/happy:/
}

export function writeScene(desk: Desk, index: number): DraftScene {
  const { world, choose, scenes } = desk
  const plan = scenes[index]
  const kernel = world.kernels[(plan?.act ?? 0) % world.kernels.length]
  if (!plan || !kernel) throw new RangeError(`No scene ${index} in the plan`)
  const name = `scene ${index}`
  const roles = castScene(desk, plan, index)
  const place = placeScene(desk, plan, index)
  const texture = PLACES[place.kind]
  const drawn: Record<string, string> = {}
  const draw = (kind: 'features' | 'lights' | 'sounds' | 'business') => {
    const pool =
      kind === 'lights'
        ? lightsAt(hourOf(desk, index), place.kind, texture.lights)
        : kind === 'business'
          ? [...texture.business, ...ANYWHERE]
          : texture[kind]
    const period = pool.filter(entry => !world.refuses?.test(entry) && !world.foreign(entry))
    drawn[kind] ??= vary(choose.pick(`${name} ${kind}`, period.length > 0 ? period : pool), choose)
    return drawn[kind]
  }
  const scope: Scope = {
    refuses: refused(desk, plan.beat),
    people: roles,
    reword: fragment => reword(fragment, choose),
    phrases: {
      matter: world.matter,
      secret: kernel.secret,
      deed: kernel.deed,
      hold: kernel.hold,
      risk: kernel.risk,
      clock: kernel.clock,
      price: kernel.price,
      // Some prices are something that one has, and could keep; others are something that becomes of one.
      keep: /^(?:the|an?|one|thirty|every)\b/i.test(kernel.price) ? kernel.price : undefined,
      proof: kernel.proof,
      get feature() {
        return draw('features')
      },
      get light() {
        return draw('lights')
      },
      get sound() {
        return draw('sounds')
      },
      get business() {
        return draw('business')
      },
    },
  }
  const said = speakScene(desk, { plan, index, kernel, roles, scope })
  const action = stageScene(desk, { plan, index, kernel, roles, scope, place, said })
  const players = [...new Set(Object.values(roles).filter((player): player is Player => player !== undefined))]
  return {
    place,
    hour: hourOf(desk, index),
    weather: weatherOf(desk, index),
    action,
    camera: choose.pick(
      `${name} camera`,
      CAMERAS[shotOf(plan, index, players.length, (desk.visits.get(place.name) ?? 0) < 2)],
    ),
    mood: moodOf(desk, plan, index),
    players,
    props: propsOf(desk, plan, place, kernel, name),
    said,
  }
}

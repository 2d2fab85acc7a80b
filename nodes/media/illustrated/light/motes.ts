// What floats in still air: dust where light falls in, seeds and leaves by day, fireflies at night. No picture stands still.
import { mix, type Rgb, rgb } from '../draw/color.ts'
import { ease, type Sheet, sheet, soft, taper } from '../draw/pen.ts'
import { noise, random, scramble } from '../draw/random.ts'
import { stamp, type Tile } from '../film/veil.ts'
import type { AirPainter, Tinted } from './air.ts'
import type { Light } from './light.ts'

interface Kind {
  readonly count: number
  /** What its motes look like, in turn. */
  readonly sprites: readonly Mote[]
  /** Pixels a second: how fast they sink and how far they stray. */
  readonly fall: number
  readonly drift: number
  readonly alpha: number
  /** 0 glows steadily … 1 goes out between flashes: dust tumbles, fireflies flash. */
  readonly pulse: number
}

/** Seconds from one coming into the light to its leaving it. */
const LIFE = 9

interface Mote {
  readonly color: Rgb
  /** Painted in that colour. */
  readonly image: Sheet
}

/** Places within a pixel that a mote is kept for, each way: it drifts, it does not hop. */
const PHASES = 4

/** A mote's alpha, moved by parts of a pixel. */
function phasesOf({ image }: Mote): (column: number, row: number) => Tile {
  const made: Tile[] = []
  return (column, row) => {
    const at = row * PHASES + column
    const moved = (): Tile => {
      const { width, height } = image
      const paper = sheet(width + 1, height + 1)
      paper.getContext('2d').drawImage(image, column / PHASES, row / PHASES)
      const pixels = paper.data()
      const alpha = Uint8Array.from({ length: paper.width * paper.height }, (_, i) => pixels[i * 4 + 3] as number)
      return { alpha, width: paper.width, height: paper.height }
    }
    made[at] ??= moved()
    return made[at]
  }
}

/** What floats in the air of a place. Sizes follow the picture's height. */
export function motesPainter(
  place: { readonly place: string; readonly interior: boolean },
  light: Light,
  width: number,
  height: number,
  seed: number,
  tinted: Tinted,
): AirPainter {
  const k = height / 720
  const kinds = kindsOf(place, light, k).map(kind => ({
    ...kind,
    sprites: kind.sprites.map(sprite => ({ ...sprite, tint: tinted(sprite.color), tile: phasesOf(sprite) })),
  }))
  return (planes, seconds) => {
    for (const [which, kind] of kinds.entries())
      for (let i = 0; i < kind.count; i++) {
        const own = scramble(seed + which * 7919 + i * 131)
        // Each mote has its own clock; where it appears anew nobody sees, since it fades in and out.
        const clock = seconds / LIFE + (own % 1000) / 1000
        const life = Math.floor(clock)
        const age = clock - life
        const r = random(own ^ Math.imul(life, 0x9e3779b1))
        const turn = seconds * (3.4 + (own % 17) * 0.16) + (own % 63)
        const glow = 1 - kind.pulse * (0.5 + 0.5 * Math.sin(turn))
        const x = r() * width + noise(own, seconds * 0.35) * kind.drift * 2 + (r() - 0.5) * kind.drift * age * LIFE
        const y = r() * height * 0.9 + noise(own + 1, seconds * 0.3) * kind.drift + kind.fall * age * LIFE
        const sprite = kind.sprites[i % kind.sprites.length] as (typeof kind.sprites)[number]
        const left = Math.round((x - sprite.image.width / 2) * PHASES)
        const top = Math.round((y - sprite.image.height / 2) * PHASES)
        const [column, row] = [Math.floor(left / PHASES), Math.floor(top / PHASES)]
        const tile = sprite.tile(left - column * PHASES, top - row * PHASES)
        const alpha = kind.alpha * glow * ease(age, 0, 0.16) * (1 - ease(age, 0.84, 1))
        stamp(planes, sprite.tint, tile, column, row, alpha * 256)
      }
  }
}

function kindsOf({ place, interior }: { place: string; interior: boolean }, light: Light, k: number): readonly Kind[] {
  const text = place.toLowerCase()
  const warm = mix(light.key, [255, 255, 255], 0.45)
  const dust: Kind = {
    count: 26,
    sprites: [dot(3.6, k, warm), dot(4.8, k, warm), dot(2.8, k, warm)],
    fall: 6 * k,
    drift: 20 * k,
    alpha: light.bright > 0.6 ? 0.62 : 0.46,
    pulse: 0.75,
  }
  // Before a bright wall or sky pale dust is lost: darker fluff is among it.
  const fluff: Kind = { ...dust, count: 14, sprites: [dot(3.8, k, mix(light.fill, [40, 34, 40], 0.6))], alpha: 0.44 }
  if (interior) return light.bright > 0.45 ? [dust, fluff] : [{ ...dust, count: 32 }]
  const green =
    /forest|wood|jungle|grove|park|garden|village|farm|field|meadow|swamp|camp|orchard|clearing|cemeter|lake|river/
  const isDark = light.bright < 0.6
  if (green.test(text))
    return isDark
      ? [
          {
            ...dust,
            count: 14,
            sprites: [dot(6, k, rgb('#ffe28a')), dot(4.6, k, rgb('#e8ff9a'))],
            alpha: 0.9,
            pulse: 1,
          },
          { ...dust, count: 8 },
        ]
      : [
          {
            ...dust,
            count: 7,
            sprites: [leaf(9 * k, rgb('#7a6a2c')), leaf(11 * k, rgb('#94622a'))],
            fall: 34 * k,
            drift: 42 * k,
            alpha: 0.85,
          },
          { ...dust, count: 12 },
        ]
  return isDark ? [{ ...dust, count: 30 }] : [dust, { ...fluff, count: 18, drift: 30 * k }]
}

/** A soft dot of a radius at 720 rows; in small pictures never smaller than what the encoder keeps. */
function dot(size: number, k: number, color: Rgb): Mote {
  const radius = Math.max(size * k, size * 0.2 + 1.9)
  const image = sheet(radius * 2 + 2, radius * 2 + 2)
  soft(image.getContext('2d'), image.width / 2, image.height / 2, radius + 0.5, radius + 0.5, color, 1)
  return { color, image }
}

function leaf(length: number, color: Rgb): Mote {
  const image = sheet(length + 4, length + 4)
  const half = length / 2
  taper(
    image.getContext('2d'),
    [
      [2, 2 + half * 1.5],
      [2 + half, 2 + half],
      [2 + length, 2 + half * 0.4],
    ],
    `rgb(${color.join(',')})`,
    length * 0.45,
  )
  return { color, image }
}

// The colours of one face under one light, computed once for a shot.
import { darken, mix, type Rgb, rgb, tint } from '../draw/color.ts'
import type { Traits } from '../figure/traits.ts'
import { type Light, type Tones, tones } from '../light/light.ts'

export interface Palette {
  readonly skin: Tones
  readonly lips: Tones
  readonly hair: Tones
  readonly brow: Rgb
  readonly blush: Rgb
  readonly iris: Rgb
  readonly eyeWhite: Rgb
  readonly eyeShade: Rgb
  readonly inner: Rgb
  readonly lash: Rgb
  readonly catchLight: Rgb
  readonly mouth: Rgb
  readonly tongue: Rgb
  readonly teeth: Rgb
  readonly side: -1 | 1
  readonly rim: Rgb | null
  readonly rimAlpha: number
}

/** How far a face keeps its own colours, 0…1: the darker the set, the more light is kept for faces. */
const liftOf = (light: Light): number => 0.3 + 0.3 * Math.max(0, Math.min(1, (0.68 - light.bright) / 0.56))

/**
 * Skin under a light. Faces are lit a little more, and keep more of their own warmth, than the room: whoever lights a
 * set does the same, and skin in shade glows red rather than grey.
 */
function warm(color: Rgb, light: Light): Tones {
  const seen = tones(color, { ...light, saturation: Math.max(1.12, light.saturation) })
  const lift = liftOf(light)
  const own = (tone: Rgb, level: number, t: number): Rgb =>
    mix(tone, [color[0] * level, color[1] * level, color[2] * level], t)
  const base = own(seen.base, 0.9, lift)
  const shade = tint(own(seen.shade, 0.66, lift + 0.12), [255, 226, 212])
  return {
    light: own(seen.light, 1.04, lift),
    base,
    shade,
    deep: tint(darken(shade, 0.3), [255, 226, 216]),
    line: seen.line,
  }
}

export function paletteOf(traits: Traits, light: Light): Palette {
  const lift = liftOf(light)
  const under = (color: Rgb): Rgb => mix(tones(color, light).base, darken(color, 0.12), lift * 0.6)
  const skin = warm(traits.skin, light)
  return {
    skin: { ...skin, line: mix(skin.line, rgb('#4a1f18'), 0.25) },
    lips: { ...tones(traits.lips, light), base: under(traits.lips) },
    hair: tones(traits.hair.color, light),
    brow: under(traits.brows),
    blush: under(mix(traits.skin, rgb('#e0503f'), 0.5)),
    iris: mix(under(traits.eyes), traits.eyes, 0.35),
    eyeWhite: mix(tint(rgb('#f5f0e9'), light.key), rgb('#f5f0e9'), 0.3),
    eyeShade: tint(rgb('#b9b0b3'), light.fill),
    inner: under(rgb('#d98a80')),
    lash: darken(under(mix(traits.brows, rgb('#1a1210'), 0.75)), 0.2),
    catchLight: rgb('#ffffff'),
    mouth: under(rgb('#4a1518')),
    tongue: under(rgb('#b8524f')),
    teeth: mix(tint(rgb('#f3ede2'), light.key), rgb('#f3ede2'), 0.2),
    side: light.side,
    rim: light.rim,
    rimAlpha: light.rimAlpha,
  }
}

// A photograph under a shot's light: tinted, shaded away from the key, edged where the rim light falls.
import type { PhotoRig } from '../../../../types.ts'
import { luma, mix, type Rgb, saturate, tint } from '../../draw/color.ts'
import { clamp } from '../../draw/pen.ts'
import type { Light } from '../../light/light.ts'
import type { Pixels } from './raster.ts'

/** Share of a photograph's own colours that stays under any light: skin must stay skin, as in drawn faces. */
const OWN = 0.34
/** Width of the lit edge in head units. */
const EDGE = 3.2

/** The cut-out as the light of a shot shows it. */
export function relit(cut: Pixels, rig: PhotoRig, light: Light): Pixels {
  const { width, height, data } = cut
  const out = new Uint8ClampedArray(data.length)
  const reach = Math.max(1, Math.round(EDGE * rig.scale))
  const white: Rgb = [255, 255, 255]
  const lift = light.bright < 0.4 ? OWN + 0.06 : OWN
  // One tint a column: from the key's side to the fill's.
  const tints: Rgb[] = []
  for (let x = 0; x < width; x++) {
    const across = clamp(0.5 + (0.5 * light.side * (x - rig.x)) / (rig.scale * 78))
    const s = across * across * (3 - 2 * across)
    const seen = mix(mix(light.fill, light.key, 0.34), light.key, s)
    tints.push(mix(seen, mix(white, seen, 0.3), lift))
  }
  const rim = light.rim
  const rimSide = -light.side
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i += 4) {
      const alpha = data[i + 3] as number
      out[i + 3] = alpha
      const own: Rgb = [data[i] as number, data[i + 1] as number, data[i + 2] as number]
      let colour = tint(light.saturation < 1 ? saturate(own, (light.saturation + 1) / 2) : own, tints[x] as Rgb)
      if (rim && alpha > 40) {
        const beyond = x + rimSide * reach
        const above = y - Math.round(reach * 0.5)
        const outside =
          beyond < 0 || beyond >= width || above < 0 ? 0 : (data[(above * width + beyond) * 4 + 3] as number)
        const edge = Math.max(0, alpha - outside) / 255
        if (edge > 0.02) colour = mix(colour, mix(rim, own, 0.3), edge * 0.6 * light.rimAlpha * (0.6 + 0.4 * luma(own)))
      }
      out[i] = colour[0]
      out[i + 1] = colour[1]
      out[i + 2] = colour[2]
    }
  return { width, height, data: out }
}

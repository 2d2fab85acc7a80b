// The last layer: vignette, a tint and a still paper grain, in one sheet so that a frame pays for it once.

import { recent } from '../../recent.ts'
import { css, mix } from '../draw/color.ts'
import { type Sheet, sheet } from '../draw/pen.ts'
import { random } from '../draw/random.ts'
import type { Light } from './light.ts'

/** Sheets kept: the parts of a scene, and scenes in the same light, have the same. */
const kept = recent<Sheet>(3)

/** A sheet to lay over every frame. The grain stands still: it costs the encoder nothing between frames. */
export function finishSheet(width: number, height: number, light: Light): Sheet {
  const { haze, vignette, side, key } = light
  return kept.get([width, height, ...haze, vignette, side, ...key].join(), () => painted(width, height, light))
}

function painted(width: number, height: number, light: Light): Sheet {
  const over = sheet(width, height)
  const pen = over.getContext('2d')
  const corner = mix([10, 8, 16], light.haze, 0.12)
  const fade = pen.createRadialGradient(width / 2, height * 0.46, height * 0.42, width / 2, height / 2, height * 1.08)
  fade.addColorStop(0, css(corner, 0))
  fade.addColorStop(0.55, css(corner, light.vignette * 0.32))
  fade.addColorStop(1, css(corner, light.vignette))
  pen.fillStyle = fade
  pen.fillRect(0, 0, width, height)
  const side = light.side < 0 ? 0 : width
  const glow = pen.createRadialGradient(side, 0, 0, side, 0, width * 0.75)
  glow.addColorStop(0, css(mix(light.key, [255, 255, 255], 0.2), 0.11))
  glow.addColorStop(1, css(light.key, 0))
  pen.fillStyle = glow
  pen.fillRect(0, 0, width, height)
  const r = random(7)
  const grains = Math.round((width * height) / 220)
  for (let i = 0; i < grains; i++) {
    pen.fillStyle = r() < 0.5 ? 'rgba(255,255,255,0.035)' : 'rgba(0,0,0,0.045)'
    const size = r.in(0.8, 2.2) * (height / 720)
    pen.fillRect(r() * width, r() * height, size, size)
  }
  return over
}

// Rain, snow, fog and dust in the air before the camera, from tiles that scroll.
import { css, mix, type Rgb } from '../draw/color.ts'
import { type Sheet, sheet, soft } from '../draw/pen.ts'
import { random } from '../draw/random.ts'
import { veils } from '../film/veil.ts'
import type { AirPainter, Tinted } from './air.ts'
import type { Light } from './light.ts'

interface Falling {
  /** Painted in one colour. */
  readonly tile: Sheet
  readonly color: Rgb
  /** Tiles a second. */
  readonly vx: number
  readonly vy: number
  readonly alpha: number
}

/** What hangs or falls in the air of an exterior; undefined when the air is clear. Sizes in pixels. */
export function weatherPainter(
  weather: string,
  interior: boolean,
  light: Light,
  width: number,
  height: number,
  tinted: Tinted,
): AirPainter | undefined {
  const text = weather.toLowerCase()
  const rain = /rain|storm|drizzle|shower|downpour/.test(text)
  const snow = /snow|blizzard|sleet/.test(text)
  const fog = /fog|mist|haze|smoke|steam/.test(text)
  if (interior || !(rain || snow || fog)) return undefined
  const layers: Falling[] = []
  const k = height / 720
  // Even, so that chroma, of half the size, repeats with it.
  const size = Math.round(256 * k) * 2
  if (rain) {
    const wet = mix(light.haze, WHITE, 0.6)
    const heavy = /storm|heavy|downpour|pour/.test(text) ? 1.7 : /drizzle|light/.test(text) ? 0.5 : 1
    for (const [count, length, alpha, speed] of [
      [70 * heavy, 26, 0.26, 2.1],
      [34 * heavy, 46, 0.34, 3.1],
    ] as const)
      layers.push({
        tile: streaks(size, count, length * k, wet, k),
        color: wet,
        vx: -0.18 * speed,
        vy: speed,
        alpha,
      })
  }
  if (snow)
    for (const [count, radius, alpha, speed] of [
      [70, 1.6, 0.7, 0.1],
      [34, 2.8, 0.85, 0.17],
      [12, 5, 0.6, 0.28],
    ] as const)
      layers.push({ tile: flakes(size, count, radius * k), color: WHITE, vx: 0.03, vy: speed, alpha })
  if (fog) {
    const grey = mix(light.haze, WHITE, 0.25)
    const tile = sheet(width, Math.round(height * 0.7))
    const pen = tile.getContext('2d')
    const r = random(5)
    for (let i = 0; i < 12; i++)
      for (const wrap of [-width, 0, width]) {
        r.restart(900 + i)
        soft(
          pen,
          wrap + r() * width,
          tile.height * r.in(0.35, 0.8),
          width * r.in(0.16, 0.34),
          tile.height * r.in(0.14, 0.3),
          grey,
          0.32,
        )
      }
    // Mist lets people be seen; fog takes their feet.
    layers.push({ tile, color: grey, vx: 0.022, vy: 0, alpha: /mist|haze/.test(text) ? 0.42 : 0.72 })
  }
  const veil = veils(width, height)
  const hanging = layers.map(({ tile, color, vx, vy, alpha }) => {
    const pixels = tile.data()
    return {
      layer: {
        tile: {
          alpha: Uint8Array.from({ length: tile.width * tile.height }, (_, i) => pixels[i * 4 + 3] as number),
          width: tile.width,
          height: tile.height,
        },
        endless: vy !== 0,
        tint: tinted(color),
      },
      vx: vx * tile.width,
      vy: vy * tile.height,
      strength: alpha * 256,
    }
  })
  return (planes, seconds) => {
    for (const { layer, vx, vy, strength } of hanging)
      veil(planes, layer, Math.round(seconds * vx), Math.round(layer.endless ? seconds * vy : height * 0.28), strength)
  }
}

const WHITE: Rgb = [255, 255, 255]

function streaks(size: number, count: number, length: number, color: Rgb, k: number): Sheet {
  const tile = sheet(size, size)
  const pen = tile.getContext('2d')
  const r = random(11 + Math.round(length))
  pen.lineCap = 'round'
  for (let i = 0; i < count; i++) {
    const [x, y] = [r() * size, r() * size]
    pen.strokeStyle = css(color, r.in(0.4, 1))
    pen.lineWidth = r.in(1, 1.9) * k
    for (const dx of [-size, 0, size])
      for (const dy of [-size, 0, size]) {
        pen.beginPath()
        pen.moveTo(x + dx, y + dy)
        pen.lineTo(x + dx - length * 0.18, y + dy + length)
        pen.stroke()
      }
  }
  return tile
}

function flakes(size: number, count: number, radius: number): Sheet {
  const tile = sheet(size, size)
  const pen = tile.getContext('2d')
  const r = random(31 + Math.round(radius * 10))
  for (let i = 0; i < count; i++) {
    const [x, y, s] = [r() * size, r() * size, radius * r.in(0.6, 1.3)]
    for (const dx of [-size, 0, size]) for (const dy of [-size, 0, size]) soft(pen, x + dx, y + dy, s, s, WHITE, 0.95)
  }
  return tile
}

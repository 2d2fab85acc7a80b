// Rain, snow, fog and dust in the air before the camera, from tiles that scroll.
import { css, mix, type Rgb } from '../draw/color.ts'
import { type Pen, type Sheet, sheet, soft } from '../draw/pen.ts'
import { random } from '../draw/random.ts'
import type { Light } from './light.ts'

export type WeatherPainter = (pen: Pen, seconds: number, dx: number) => void

interface Layer {
  readonly tile: Sheet
  readonly width: number
  readonly height: number
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
): WeatherPainter | undefined {
  const text = weather.toLowerCase()
  const rain = /rain|storm|drizzle|shower|downpour/.test(text)
  const snow = /snow|blizzard|sleet/.test(text)
  const fog = /fog|mist|haze|smoke|steam/.test(text)
  if (interior || !(rain || snow || fog)) return undefined
  const layers: Layer[] = []
  const k = height / 720
  const size = Math.round(512 * k)
  if (rain) {
    const heavy = /storm|heavy|downpour|pour/.test(text) ? 1.7 : /drizzle|light/.test(text) ? 0.5 : 1
    for (const [count, length, alpha, speed] of [
      [70 * heavy, 26, 0.26, 2.1],
      [34 * heavy, 46, 0.34, 3.1],
    ] as const)
      layers.push({
        tile: streaks(size, count, length * k, mix(light.haze, [255, 255, 255], 0.6), k),
        width: size,
        height: size,
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
      layers.push({ tile: flakes(size, count, radius * k), width: size, height: size, vx: 0.03, vy: speed, alpha })
  if (fog) {
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
          mix(light.haze, [255, 255, 255], 0.25),
          0.32,
        )
      }
    // Mist lets people be seen; fog takes their feet.
    layers.push({ tile, width, height: height * 4, vx: 0.022, vy: 0, alpha: /mist|haze/.test(text) ? 0.42 : 0.72 })
  }
  return (pen, seconds, dx) => {
    for (const layer of layers) {
      const still = layer.vy === 0
      const ox = (((seconds * layer.vx * layer.width + dx * 0.6) % layer.width) + layer.width) % layer.width
      const oy = still ? height * 0.28 : (seconds * layer.vy * layer.height) % layer.height
      pen.globalAlpha = layer.alpha
      if (still)
        for (let x = ox - layer.width; x < width; x += layer.width)
          pen.drawImage(layer.tile, Math.round(x), Math.round(oy))
      else
        for (let y = oy - layer.height; y < height; y += layer.height)
          for (let x = ox - layer.width; x < width; x += layer.width)
            pen.drawImage(layer.tile, Math.round(x), Math.round(y))
    }
    pen.globalAlpha = 1
  }
}

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
    for (const dx of [-size, 0, size])
      for (const dy of [-size, 0, size]) soft(pen, x + dx, y + dy, s, s, [255, 255, 255], 0.95)
  }
  return tile
}

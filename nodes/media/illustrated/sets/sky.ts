// Skies by hour and weather: gradient, sun or moon, stars and clouds.
import { css, lighten, mix, type Rgb, rgb, tint } from '../draw/color.ts'
import { blob, type Pen, type Point, soft, vertical } from '../draw/pen.ts'
import { type Stage, WIDE } from './stage.ts'

const SKIES = {
  dawn: ['#5d6f9e', '#c79aa6', '#f6cfae'],
  morning: ['#6fa3cf', '#a9cde4', '#e6f0ee'],
  day: ['#4f93d0', '#8fc1e6', '#dcebf2'],
  afternoon: ['#6b9cc4', '#c2c9bd', '#f4dfae'],
  dusk: ['#3a3566', '#a55a72', '#f29b5e'],
  night: ['#0b1026', '#182244', '#2f3f68'],
} as const

export const skyColors = (stage: Stage): readonly [Rgb, Rgb, Rgb] => {
  const grey = /rain|storm|fog|mist|overcast|cloud|snow|drizzle/.test(stage.weather)
  const [a, b, c] = SKIES[stage.light.hour]
  const flat = rgb(stage.night ? '#1c2434' : '#9aa6b2')
  const t = grey ? 0.62 : 0
  const mood = (color: Rgb): Rgb => mix(color, tint(color, stage.light.key), 0.35)
  return [
    mood(mix(rgb(a), mix(flat, [40, 48, 60], 0.3), t)),
    mood(mix(rgb(b), flat, t)),
    mood(mix(rgb(c), lighten(flat, 0.15), t)),
  ]
}

/** Fills the sky down to `horizon`. */
export function drawSky(pen: Pen, stage: Stage, horizon: number): void {
  const { r, light } = stage
  const [a, b, c] = skyColors(stage)
  pen.fillStyle = vertical(pen, WIDE.top + 100, horizon, [
    [0, a],
    [0.55, b],
    [1, c],
  ])
  pen.fillRect(WIDE.left, WIDE.top, WIDE.right - WIDE.left, WIDE.bottom - WIDE.top)
  const grey = /rain|storm|fog|overcast|snow/.test(stage.weather)
  const x = light.side < 0 ? r.in(180, 520) : r.in(1080, 1420)
  if (stage.night) {
    if (!grey)
      for (let i = 0; i < 230; i++) {
        const size = r() ** 3 * 2.2 + 0.5
        pen.fillStyle = css([255, 250, 235], r.in(0.25, 0.9))
        pen.beginPath()
        pen.arc(r.in(WIDE.left, WIDE.right), r.in(WIDE.top, horizon - 80), size, 0, 7)
        pen.fill()
      }
    if (!grey) {
      soft(pen, x, 160, 260, 260, rgb('#9db6e8'), 0.35)
      pen.fillStyle = css(rgb('#f1efe0'))
      pen.beginPath()
      pen.arc(x, 160, 46, 0, 7)
      pen.fill()
      for (const [dx, dy, s] of [
        [-14, -8, 9],
        [12, 10, 12],
        [6, -18, 6],
      ] as const)
        soft(pen, x + dx, 160 + dy, s, s, rgb('#b9b6a6'), 0.7)
    }
  } else if (!grey) {
    const low = light.hour === 'dusk' || light.hour === 'dawn'
    const y = low ? horizon - 90 : 130
    soft(pen, x, y, low ? 620 : 420, low ? 420 : 340, rgb(low ? '#ffcf8a' : '#fffbe6'), low ? 0.75 : 0.6)
    pen.fillStyle = css(rgb(low ? '#fff0c9' : '#fffdf2'), 0.95)
    pen.beginPath()
    pen.arc(x, y, low ? 54 : 40, 0, 7)
    pen.fill()
  }
  const clouds = grey ? 10 : /clear/.test(stage.weather) ? 2 : 6
  for (let i = 0; i < clouds; i++)
    drawCloud(
      pen,
      r.in(WIDE.left, WIDE.right),
      r.in(-120, horizon * 0.55),
      r.in(120, 300),
      stage,
      grey ? 0.55 : 0.8,
      b,
      c,
    )
  // What lies below the horizon shows through wherever nearer planes part.
  const land = mix(stage.c('#777566'), light.haze, 0.45)
  pen.fillStyle = vertical(pen, horizon - 4, horizon + 260, [
    [0, mix(land, light.haze, 0.6)],
    [1, land],
  ])
  pen.fillRect(WIDE.left, horizon, WIDE.right - WIDE.left, WIDE.bottom - horizon)
  // Haze on the horizon
  pen.fillStyle = vertical(pen, horizon - 260, horizon, [
    [0, light.haze, 0],
    [1, light.haze, stage.night ? 0.5 : 0.75],
  ])
  pen.fillRect(WIDE.left, horizon - 260, WIDE.right - WIDE.left, 261)
}

function drawCloud(
  pen: Pen,
  x: number,
  y: number,
  width: number,
  stage: Stage,
  alpha: number,
  mid: Rgb,
  low: Rgb,
): void {
  const { r } = stage
  const light = stage.night
    ? mix(mid, [120, 135, 175], 0.25)
    : mix(low, [255, 255, 255], stage.light.hour === 'dusk' ? 0.15 : 0.6)
  const shade = mix(mid, light, 0.35)
  const n = 7
  const top: Point[] = []
  for (let i = 0; i <= n; i++) {
    const t = i / n
    top.push([x - width + t * width * 2, y - Math.sin(t * Math.PI) * width * r.in(0.2, 0.42)])
  }
  const shape: Point[] = [
    ...top,
    [x + width * 0.8, y + width * 0.07],
    [x, y + width * 0.1],
    [x - width * 0.8, y + width * 0.07],
  ]
  pen.save()
  pen.globalAlpha = alpha * 0.75
  blob(
    pen,
    shape,
    vertical(pen, y - width * 0.4, y + width * 0.1, [
      [0, light],
      [0.7, mix(light, shade, 0.6)],
      [1, shade, 0.15],
    ]),
  )
  pen.restore()
}

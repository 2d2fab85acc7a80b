// Windows with the hour in them, the light they throw, and doors.
import { css, lighten, mix, rgb } from '../draw/color.ts'
import { line, type Pen, poly, soft, vertical } from '../draw/pen.ts'
import type { Country } from './country.ts'
import { skyColors } from './sky.ts'
import { BASE, type Stage } from './stage.ts'

/** The far country in a window, hazy behind the glass. */
function drawView(pen: Pen, stage: Stage, x: number, y: number, w: number, h: number): void {
  const { r } = stage
  const [, , c] = skyColors(stage)
  const far = (hex: string, haze: number, t = 0.25) => css(mix(stage.c(hex, haze), c, t))
  const view = stage.country
  if (view === 'space') {
    drawSpace(pen, stage, x, y, w, h)
    return
  }
  if (view === 'city') {
    for (const [low, high, haze] of [
      [0.5, 0.72, 0.62],
      [0.66, 0.88, 0.4],
    ] as const)
      for (let bx = x - 20; bx < x + w; ) {
        const bw = r.in(26, 64)
        const top = y + h * r.in(low, high)
        pen.fillStyle = far('#6d7f88', haze, 0.3)
        pen.fillRect(bx, top, bw + 1, h)
        if (haze < 0.5) {
          pen.fillStyle = css(mix(c, [255, 240, 205], 0.6), 0.55)
          for (let k = 0; k < 5; k++) pen.fillRect(bx + r.in(4, bw - 9), top + r.in(8, h * 0.3), 5, 8)
        }
        bx += bw
      }
    return
  }
  if (view === 'sea') {
    pen.fillStyle = vertical(pen, y + h * 0.62, y + h, [
      [0, mix(stage.c('#5f8fa8', 0.5), c, 0.4)],
      [1, stage.c('#3f7088', 0.2)],
    ])
    pen.fillRect(x - 2, y + h * 0.62, w + 4, h)
    for (let k = 0; k < 9; k++) {
      pen.fillStyle = css(mix(c, [255, 255, 255], 0.5), 0.5)
      pen.fillRect(x + r() * w, y + h * r.in(0.66, 0.97), r.in(12, 36), 2.5)
    }
    return
  }
  const ridge = (base: number, height: number, rough: number, fill: string): void => {
    const points: [number, number][] = [[x - 10, y + h + 4]]
    const n = 9
    const phase = r.in(0, 7)
    for (let i = 0; i <= n; i++) {
      const wave = Math.sin((i / n) * 5 + phase) * 0.5 + (rough ? r.in(-0.6, 0.6) : 0)
      points.push([x - 10 + ((w + 20) * i) / n, y + h * (base - height * (0.5 + wave * 0.5))])
    }
    points.push([x + w + 10, y + h + 4])
    poly(pen, points, fill)
  }
  if (view === 'peaks')
    for (const [at, size] of [
      [0.22, 0.5],
      [0.74, 0.62],
      [0.5, 0.4],
    ] as const) {
      const [px, top, half] = [x + w * (at + r.in(-0.06, 0.06)), y + h * (0.86 - size), w * 0.34]
      poly(
        pen,
        [
          [px - half, y + h],
          [px, top],
          [px + half, y + h],
        ],
        far('#7d8aa0', 0.4, 0.2),
      )
      poly(
        pen,
        [
          [px, top],
          [px + half, y + h],
          [px + half * 0.2, y + h],
        ],
        far('#5f6c84', 0.35, 0.15),
      )
      poly(
        pen,
        [
          [px, top],
          [px - half * 0.3, top + (y + h - top) * 0.3],
          [px - half * 0.08, top + (y + h - top) * 0.24],
          [px + half * 0.06, top + (y + h - top) * 0.33],
          [px + half * 0.3, top + (y + h - top) * 0.3],
        ],
        far('#f4f7fb', 0.15, 0.1),
      )
    }
  const sand = view === 'desert'
  ridge(0.84, 0.16, 0, far(sand ? '#d8b07a' : '#7d9a78', 0.5))
  if (view === 'village')
    for (let k = 0; k < 4; k++) {
      const [bx, bw, bh] = [x + w * (k * 0.27 - 0.04 + r.in(0, 0.08)), w * r.in(0.14, 0.2), h * r.in(0.1, 0.15)]
      const top = y + h * 0.88 - bh
      pen.fillStyle = far('#cdb994', 0.3)
      pen.fillRect(bx, top, bw, h)
      poly(
        pen,
        [
          [bx - bw * 0.12, top],
          [bx + bw / 2, top - bh * 0.6],
          [bx + bw * 1.12, top],
        ],
        far('#9a5c48', 0.3),
      )
    }
  ridge(0.95, 0.12, 0, far(sand ? '#c99a5c' : '#5f8058', 0.25, 0.12))
  if (view === 'trees' || view === 'peaks')
    for (let k = 0; k < (view === 'trees' ? 9 : 5); k++) {
      const [tx, th] = [x + r() * w, h * r.in(0.2, 0.42)]
      if (view === 'peaks')
        poly(
          pen,
          [
            [tx - th * 0.22, y + h],
            [tx, y + h - th],
            [tx + th * 0.22, y + h],
          ],
          far('#3f6350', 0.15, 0.08),
        )
      else {
        soft(pen, tx, y + h - th * 0.75, th * 0.5, th * 0.5, stage.c('#55794c', 0.2), 1)
        soft(
          pen,
          tx + stage.light.side * th * 0.16,
          y + h - th * 0.9,
          th * 0.26,
          th * 0.24,
          stage.lit('#7d9f68', 0.2),
          0.7,
        )
      }
    }
}

/** Lit windows that are seen from a window at night. */
const LIGHTS: Partial<Record<Country, number>> = { city: 14, village: 8, hills: 4, peaks: 3 }

/** Stars, and the edge of a planet. */
function drawSpace(pen: Pen, stage: Stage, x: number, y: number, w: number, h: number): void {
  const { r } = stage
  pen.fillStyle = css([6, 9, 22])
  pen.fillRect(x - 2, y - 2, w + 4, h + 4)
  soft(pen, x + w * 0.3, y + h * 0.6, w * 0.6, h * 0.3, rgb('#4a5fa8'), 0.4)
  for (let i = 0; i < 40; i++) {
    const size = r() ** 3 * 2.6 + 0.8
    pen.fillStyle = css([235, 240, 255], r.in(0.3, 1))
    pen.fillRect(x + r() * w, y + r() * h, size, size)
  }
  const [px, radius] = [x + w * 0.75, Math.max(w, h) * 0.6]
  pen.fillStyle = css(rgb('#34507a'))
  pen.beginPath()
  pen.arc(px, y + h + radius * 0.55, radius, 0, 7)
  pen.fill()
  pen.strokeStyle = css(rgb('#9fc8ff'), 0.7)
  pen.lineWidth = 4
  pen.stroke()
}

/** A window with the hour in it, and the light it throws. */
export function drawWindow(
  pen: Pen,
  stage: Stage,
  x: number,
  y: number,
  w: number,
  h: number,
  style: 'sash' | 'arch' | 'grid' | 'round' | 'wide' = 'sash',
  frame = '#d8d0c2',
): void {
  const [a, b, c] = skyColors(stage)
  const { light, r } = stage
  const path = (grow: number): void => {
    pen.beginPath()
    if (style === 'arch') {
      pen.moveTo(x - grow, y + h + grow)
      pen.lineTo(x - grow, y + w / 2)
      pen.arc(x + w / 2, y + w / 2, w / 2 + grow, Math.PI, 0)
      pen.lineTo(x + w + grow, y + h + grow)
      pen.closePath()
    } else if (style === 'round') pen.ellipse(x + w / 2, y + h / 2, w / 2 + grow, h / 2 + grow, 0, 0, 7)
    else pen.rect(x - grow, y - grow, w + grow * 2, h + grow * 2)
  }
  if (!stage.night)
    soft(pen, x + w / 2, y + h / 2, w * 1.7, h * 1.25, mix(c, [255, 255, 255], 0.4), 0.35 * light.bright + 0.12)
  path(13)
  pen.fillStyle = css(stage.c(frame))
  pen.fill()
  pen.save()
  path(0)
  pen.clip()
  pen.fillStyle = vertical(pen, y, y + h, [
    [0, b],
    [0.65, c],
    [1, mix(c, a, 0.3)],
  ])
  pen.fillRect(x - 2, y - 2, w + 4, h + 4)
  if (stage.night)
    for (let i = 0; i < 24; i++) {
      pen.fillStyle = css([255, 250, 230], r.in(0.3, 0.9))
      pen.fillRect(x + r() * w, y + r() * h * 0.7, 2, 2)
    }
  drawView(pen, stage, x, y, w, h)
  const lights = stage.night ? (LIGHTS[stage.country] ?? 0) : 0
  for (let i = 0; i < lights; i++) {
    pen.fillStyle = css(rgb('#ffcf80'), r.in(0.4, 0.9))
    pen.fillRect(x + r() * w, y + h * r.in(0.72, 0.98), 5, 5)
  }
  poly(
    pen,
    [
      [x + w * 0.1, y],
      [x + w * 0.3, y],
      [x + w * 0.05, y + h],
      [x - w * 0.15, y + h],
    ],
    'rgba(255,255,255,0.12)',
  )
  poly(
    pen,
    [
      [x + w * 0.5, y],
      [x + w * 0.58, y],
      [x + w * 0.34, y + h],
      [x + w * 0.26, y + h],
    ],
    'rgba(255,255,255,0.1)',
  )
  pen.restore()
  const bar = css(stage.c(frame))
  const nx =
    style === 'grid' ? Math.max(3, Math.round(w / 70)) : style === 'wide' ? Math.max(2, Math.round(w / 190)) : 2
  const ny = style === 'grid' ? Math.max(3, Math.round(h / 80)) : style === 'wide' || style === 'round' ? 1 : 2
  for (let i = 1; i < nx; i++)
    line(
      pen,
      [
        [x + (w * i) / nx, y + (style === 'arch' ? 6 : 0)],
        [x + (w * i) / nx, y + h],
      ],
      bar,
      7,
    )
  for (let i = 1; i < ny; i++)
    line(
      pen,
      [
        [x, y + (h * i) / ny],
        [x + w, y + (h * i) / ny],
      ],
      bar,
      7,
    )
  if (style !== 'round') {
    pen.fillStyle = css(stage.lit(frame))
    pen.fillRect(x - 24, y + h + 10, w + 48, 13)
    pen.fillStyle = css(stage.dim(frame))
    pen.fillRect(x - 20, y + h + 23, w + 40, 6)
  }
  path(0)
  pen.strokeStyle = css(stage.dim(frame), 0.8)
  pen.lineWidth = 4
  pen.stroke()
}

/** Light that falls from a window into the room. */
export function drawShaft(pen: Pen, stage: Stage, x: number, y: number, w: number): void {
  const { light } = stage
  const [, , c] = skyColors(stage)
  const color = stage.night ? rgb('#8fa9e0') : mix(c, [255, 244, 214], 0.6)
  const dx = -light.side * 330
  pen.save()
  pen.globalCompositeOperation = 'screen'
  const fade = pen.createLinearGradient(x, y, x + dx, 860)
  fade.addColorStop(0, css(color, stage.night ? 0.2 : 0.3))
  fade.addColorStop(1, css(color, 0))
  poly(
    pen,
    [
      [x, y],
      [x + w, y],
      [x + w + dx + 60, 880],
      [x + dx - 40, 880],
    ],
    fade,
  )
  poly(
    pen,
    [
      [x + dx - 20, BASE + 46],
      [x + w + dx, BASE + 46],
      [x + w + dx + 120, 850],
      [x + dx + 50, 850],
    ],
    css(color, stage.night ? 0.06 : 0.12),
  )
  pen.restore()
}

export function drawDoor(
  pen: Pen,
  stage: Stage,
  x: number,
  w: number,
  h: number,
  hex: string,
  style: 'wood' | 'metal' | 'arch' | 'glass' | 'slide' = 'wood',
): void {
  const y = BASE - 20 - h
  const frame = css(stage.dim(hex))
  if (style === 'arch') {
    pen.beginPath()
    pen.moveTo(x - 16, BASE - 18)
    pen.lineTo(x - 16, y + w / 2)
    pen.arc(x + w / 2, y + w / 2, w / 2 + 16, Math.PI, 0)
    pen.lineTo(x + w + 16, BASE - 18)
    pen.fillStyle = css(stage.lit('#8f887c'))
    pen.fill()
    pen.beginPath()
    pen.moveTo(x, BASE - 18)
    pen.lineTo(x, y + w / 2)
    pen.arc(x + w / 2, y + w / 2, w / 2, Math.PI, 0)
    pen.lineTo(x + w, BASE - 18)
    pen.fillStyle = css(stage.c(hex))
    pen.fill()
    for (let i = 1; i < 5; i++)
      line(
        pen,
        [
          [x + (w * i) / 5, y + 20],
          [x + (w * i) / 5, BASE - 18],
        ],
        frame,
        4,
      )
    for (const t of [0.4, 0.8])
      line(
        pen,
        [
          [x + 4, y + h * t],
          [x + w - 20, y + h * t],
        ],
        css(stage.dim('#2c2a2a')),
        12,
      )
    return
  }
  pen.fillStyle = css(stage.lit(style === 'metal' || style === 'slide' ? '#7d868f' : '#cfc4b2'))
  pen.fillRect(x - 18, y - 18, w + 36, h + 18)
  pen.fillStyle = vertical(pen, y, BASE, [
    [0, stage.lit(hex)],
    [0.5, stage.c(hex)],
    [1, stage.dim(hex)],
  ])
  pen.fillRect(x, y, w, h)
  if (style === 'wood')
    for (const [px, py, ph] of [
      [0.12, 0.07, 0.38],
      [0.56, 0.07, 0.38],
      [0.12, 0.54, 0.38],
      [0.56, 0.54, 0.38],
    ] as const) {
      pen.strokeStyle = frame
      pen.lineWidth = 5
      pen.strokeRect(x + w * px, y + h * py, w * 0.32, h * ph)
    }
  if (style === 'glass') {
    pen.fillStyle = css(mix(stage.c('#a9c2d0'), stage.light.haze, 0.4), 0.9)
    pen.fillRect(x + 16, y + 18, w - 32, h * 0.6)
  }
  if (style === 'metal' || style === 'slide') {
    for (let i = 1; i < 5; i++)
      line(
        pen,
        [
          [x + 8, y + (h * i) / 5],
          [x + w - 8, y + (h * i) / 5],
        ],
        frame,
        4,
      )
    line(
      pen,
      [
        [x + w / 2, y],
        [x + w / 2, BASE - 20],
      ],
      frame,
      style === 'slide' ? 7 : 2,
    )
    soft(pen, x + w + 36, y + h * 0.5, 16, 16, rgb('#5cf0a8'), 0.9)
    pen.fillStyle = css(stage.dim('#3a4048'))
    pen.fillRect(x + w + 26, y + h * 0.44, 22, 44)
    soft(pen, x + w + 37, y + h * 0.49, 9, 9, rgb('#7dffc4'), 1)
  } else soft(pen, x + w - 16, y + h * 0.54, 8, 8, lighten(stage.c('#d0a850'), 0.2), 1)
}

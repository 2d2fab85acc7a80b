// Towns: buildings with lit windows, street lamps, signs, roads.
import { css, darken, mix, rgb } from '../draw/color.ts'
import { line, type Pen, poly, soft, vertical } from '../draw/pen.ts'
import { type Stage, WIDE } from './stage.ts'

/** A row of far roofs. */
export function drawSkyline(pen: Pen, stage: Stage, base: number, height: number, far: number, modern: boolean): void {
  const { r } = stage
  let x: number = WIDE.left
  while (x < WIDE.right) {
    const w = r.in(60, modern ? 130 : 150)
    const h = height * (modern ? r.in(0.35, 1.1) : r.in(0.4, 0.75))
    const wall = stage.c(modern ? '#66748a' : '#8a7263', far)
    pen.fillStyle = vertical(pen, base - h, base, [
      [0, wall],
      [1, mix(wall, stage.light.haze, 0.45)],
    ])
    pen.fillRect(x, base - h, w + 1, h + 40)
    if (!modern)
      poly(
        pen,
        [
          [x - 8, base - h],
          [x + w / 2, base - h - w * 0.42],
          [x + w + 8, base - h],
        ],
        css(stage.dim('#7a4a3c', far)),
      )
    else if (r.chance(0.35))
      line(
        pen,
        [
          [x + w * 0.5, base - h],
          [x + w * 0.5, base - h - r.in(20, 70)],
        ],
        css(wall),
        4,
      )
    const glow = stage.light.bright < 0.55
    for (let wy = base - h + 16; wy < base - 10; wy += 22)
      for (let wx = x + 9; wx < x + w - 12; wx += 18)
        if (r.chance(glow ? 0.34 : 0.5)) {
          pen.fillStyle = glow
            ? css(rgb(r.chance(0.7) ? '#ffd58a' : '#a8d4ff'), r.in(0.35, 0.9))
            : css(stage.dim('#4c5a6c', far), 0.5)
          pen.fillRect(wx, wy, 8, 11)
        }
    x += w + (modern ? r.in(-10, 24) : r.in(0, 16))
  }
}

/** One house or block near enough to see its windows and door. */
export function drawBuilding(
  pen: Pen,
  stage: Stage,
  x: number,
  base: number,
  w: number,
  h: number,
  hex: string,
  style: 'house' | 'block' | 'shop' | 'ruin',
  far = 0.1,
): void {
  const { r, light } = stage
  const wall = stage.c(hex, far)
  pen.fillStyle = vertical(pen, base - h, base, [
    [0, stage.lit(hex, far)],
    [0.5, wall],
    [1, stage.dim(hex, far)],
  ])
  pen.fillRect(x, base - h, w, h)
  // The side turned from the light
  const sx = light.side < 0 ? x + w : x
  poly(
    pen,
    [
      [sx, base - h],
      [sx - light.side * w * 0.09, base - h + 14],
      [sx - light.side * w * 0.09, base],
      [sx, base],
    ],
    css(stage.dim(hex, far)),
  )
  for (let i = 0; i < 26; i++) {
    pen.fillStyle = css(stage.dim(hex, far), r.in(0.12, 0.3))
    pen.fillRect(x + r.in(4, w - 34), base - r.in(8, h - 10), r.in(14, 30), 6)
  }
  if (style === 'house' || style === 'ruin') {
    const roof = stage.c(r.pick(['#74402f', '#5a4a44', '#6b3a32', '#4a5058']), far)
    poly(
      pen,
      style === 'ruin'
        ? [
            [x - 10, base - h],
            [x + w * 0.3, base - h - w * 0.2],
            [x + w * 0.42, base - h + 10],
            [x + w * 0.6, base - h - w * 0.12],
            [x + w + 10, base - h + 6],
          ]
        : [
            [x - 18, base - h + 6],
            [x + w * 0.5, base - h - w * 0.4],
            [x + w + 18, base - h + 6],
          ],
      css(roof),
    )
    line(
      pen,
      [
        [x - 18, base - h + 6],
        [x + w + 18, base - h + 6],
      ],
      css(darken(roof, 0.4)),
      6,
    )
  } else {
    pen.fillStyle = css(stage.dim(hex, far))
    pen.fillRect(x - 8, base - h - 10, w + 16, 18)
  }
  const dark = light.bright < 0.55
  const floors = Math.max(1, Math.floor((h - 130) / 120))
  const across = Math.max(2, Math.floor(w / 105))
  for (let f = 0; f < floors; f++)
    for (let i = 0; i < across; i++) {
      const wx = x + ((i + 0.5) * w) / across - 26
      const wy = base - h + 36 + f * 120
      const on = dark && r.chance(0.45)
      pen.fillStyle = css(stage.lit('#d8cfbf', far))
      pen.fillRect(wx - 6, wy - 6, 64, 92)
      pen.fillStyle = on
        ? vertical(pen, wy, wy + 80, [
            [0, rgb('#ffe2a0')],
            [1, rgb('#e8a04a')],
          ])
        : vertical(pen, wy, wy + 80, [
            [0, mix(stage.c('#8fb0c8', far), light.haze, 0.4)],
            [1, stage.dim('#41586c', far)],
          ])
      pen.fillRect(wx, wy, 52, 80)
      if (on) soft(pen, wx + 26, wy + 40, 90, 90, rgb('#ffcf80'), 0.28)
      line(
        pen,
        [
          [wx + 26, wy],
          [wx + 26, wy + 80],
        ],
        css(stage.lit('#d8cfbf', far)),
        4,
      )
      line(
        pen,
        [
          [wx, wy + 38],
          [wx + 52, wy + 38],
        ],
        css(stage.lit('#d8cfbf', far)),
        4,
      )
    }
  const dx = x + w * r.in(0.3, 0.6)
  if (style === 'shop') {
    const open = rgb(dark ? '#ffdf9c' : '#9db8c6')
    pen.fillStyle = css(dark ? open : stage.c('#6d8698', far))
    pen.fillRect(x + 16, base - 118, w * 0.5, 92)
    pen.fillStyle = css(stage.c('#3c2f2a', far))
    pen.fillRect(x + w * 0.66, base - 132, 70, 132)
    for (let i = 0; i < 8; i++)
      poly(
        pen,
        [
          [x + 8 + (i * (w - 16)) / 8, base - 150],
          [x + 8 + ((i + 1) * (w - 16)) / 8, base - 150],
          [x + ((i + 1) * w) / 8, base - 116],
          [x + (i * w) / 8, base - 116],
        ],
        css(i % 2 ? stage.lit('#e6dcc8', far) : stage.c(hex === '#a5493c' ? '#3f6a70' : '#a5493c', far)),
      )
    if (dark) soft(pen, x + w * 0.3, base - 40, w * 0.6, 120, rgb('#ffcf80'), 0.4)
  } else {
    pen.fillStyle = css(stage.dim('#5a3d2a', far))
    pen.fillRect(dx - 6, base - 138, 80, 138)
    pen.fillStyle = css(stage.c('#7a5233', far))
    pen.fillRect(dx, base - 132, 68, 132)
    soft(pen, dx + 58, base - 66, 5, 5, rgb('#e0c070'), 1)
  }
}

export function drawLamp(pen: Pen, stage: Stage, x: number, base: number, height: number): void {
  line(
    pen,
    [
      [x, base],
      [x, base - height],
    ],
    css(stage.dim('#3a4048')),
    10,
  )
  line(
    pen,
    [
      [x - 12, base],
      [x + 12, base],
    ],
    css(stage.dim('#2a3038')),
    14,
  )
  poly(
    pen,
    [
      [x - 16, base - height],
      [x + 16, base - height],
      [x + 11, base - height - 42],
      [x - 11, base - height - 42],
    ],
    css(rgb(stage.light.bright < 0.6 ? '#ffedc0' : '#d5d9d6')),
  )
  if (stage.light.bright < 0.6) {
    soft(pen, x, base - height - 20, 220, 220, rgb('#ffcb7a'), 0.55)
    soft(pen, x, base + 6, 230, 44, rgb('#ffcb7a'), 0.4)
    poly(
      pen,
      [
        [x - 14, base - height],
        [x + 14, base - height],
        [x + 150, base],
        [x - 150, base],
      ],
      css(rgb('#ffdf9f'), 0.1),
    )
  }
}

/** A road or pavement that runs toward the horizon. */
export function drawRoad(pen: Pen, stage: Stage, y: number, hex: string, wet: boolean): void {
  const { r } = stage
  pen.fillStyle = vertical(pen, y, WIDE.height + 40, [
    [0, stage.c(hex, 0.35)],
    [0.4, stage.c(hex)],
    [1, stage.dim(hex)],
  ])
  pen.fillRect(WIDE.left, y, WIDE.right - WIDE.left, WIDE.bottom - y)
  for (let i = -9; i <= 9; i++)
    line(
      pen,
      [
        [800 + i * 70, y],
        [800 + i * 290, WIDE.bottom],
      ],
      css(stage.dim(hex), 0.4),
      2.5,
    )
  for (let i = 0; i < 6; i++)
    line(
      pen,
      [
        [WIDE.left, y + 6 + i * i * 11],
        [WIDE.right, y + 6 + i * i * 11],
      ],
      css(stage.dim(hex), 0.35),
      2.5,
    )
  for (let i = 0; i < 90; i++) {
    pen.fillStyle = css(r() < 0.5 ? stage.lit(hex) : stage.dim(hex), 0.3)
    pen.fillRect(r.in(WIDE.left, WIDE.right), r.in(y + 6, WIDE.bottom), r.in(4, 26), 3)
  }
  if (wet)
    for (let i = 0; i < 14; i++) {
      const px = r.in(WIDE.left, WIDE.right)
      const py = r.in(y + 30, WIDE.height + 60)
      const w = r.in(70, 210)
      soft(pen, px, py, w, w * 0.11, mix(stage.light.haze, [255, 255, 255], 0.35), 0.6)
      soft(pen, px, py, w * 0.6, w * 0.06, rgb(stage.light.bright < 0.6 ? '#ffd9a0' : '#ffffff'), 0.4)
    }
}

/** A glowing sign of coloured strokes; no letters, so that it speaks every language. */
export function drawNeon(pen: Pen, stage: Stage, x: number, y: number, hex: string): void {
  const { r } = stage
  soft(pen, x + 40, y + 30, 170, 130, rgb(hex), 0.4)
  pen.strokeStyle = css(rgb(hex))
  pen.lineWidth = 6
  pen.beginPath()
  pen.roundRect(x - 12, y - 12, 106, 84, 14)
  pen.stroke()
  for (let i = 0; i < 3; i++)
    line(
      pen,
      [
        [x + 6, y + 8 + i * 22],
        [x + 36, y + 8 + i * 22 + r.in(-6, 6)],
        [x + 76, y + 8 + i * 22],
      ],
      css(mix(rgb(hex), [255, 255, 255], 0.6)),
      4.5,
    )
}

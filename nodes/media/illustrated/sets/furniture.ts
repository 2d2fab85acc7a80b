// What stands in rooms. Each piece is drawn from its foot (x, y) at a size in the set's units.
import { css, darken, lighten, rgb } from '../draw/color.ts'
import { blob, line, type Pen, type Point, poly, soft, taper, vertical } from '../draw/pen.ts'
import type { Stage } from './stage.ts'

/** A box seen from the front with a lid toward the viewer. */
export function box(pen: Pen, stage: Stage, x: number, y: number, w: number, h: number, hex: string, lid = 16): void {
  pen.fillStyle = vertical(pen, y - h, y, [
    [0, stage.c(hex)],
    [1, stage.dim(hex)],
  ])
  pen.fillRect(x - w / 2, y - h, w, h)
  poly(
    pen,
    [
      [x - w / 2 + lid * 0.7, y - h - lid],
      [x + w / 2 - lid * 0.7, y - h - lid],
      [x + w / 2, y - h],
      [x - w / 2, y - h],
    ],
    css(stage.lit(hex)),
  )
  line(
    pen,
    [
      [x - w / 2, y - h],
      [x + w / 2, y - h],
    ],
    css(lighten(stage.lit(hex), 0.15), 0.8),
    2.5,
  )
  soft(pen, x, y + 2, w * 0.62, 13, [0, 0, 0], 0.4)
}

export function table(pen: Pen, stage: Stage, x: number, y: number, w: number, h: number, hex = '#6f4e33'): void {
  soft(pen, x, y, w * 0.6, 20, [0, 0, 0], 0.35)
  for (const s of [-1, 1]) {
    pen.fillStyle = css(s === stage.light.side ? stage.c(hex) : stage.dim(hex))
    pen.fillRect(x + s * w * 0.44 - 9, y - h, 18, h)
    pen.fillStyle = css(darken(stage.dim(hex), 0.3))
    pen.fillRect(x + s * w * 0.36 - 7, y - h, 14, h * 0.8)
  }
  poly(
    pen,
    [
      [x - w * 0.46, y - h - 24],
      [x + w * 0.46, y - h - 24],
      [x + w * 0.52, y - h],
      [x - w * 0.52, y - h],
    ],
    css(stage.lit(hex)),
  )
  pen.fillStyle = css(stage.c(hex))
  pen.fillRect(x - w * 0.52, y - h, w * 1.04, 18)
}

export function chair(pen: Pen, stage: Stage, x: number, y: number, size: number, hex = '#5f4630'): void {
  soft(pen, x, y, size * 0.4, 10, [0, 0, 0], 0.35)
  const c = css(stage.c(hex))
  const d = css(stage.dim(hex))
  for (const s of [-1, 1]) {
    line(
      pen,
      [
        [x + s * size * 0.25, y],
        [x + s * size * 0.23, y - size * 0.45],
      ],
      d,
      11,
    )
    line(
      pen,
      [
        [x + s * size * 0.23, y - size * 0.42],
        [x + s * size * 0.25, y - size],
      ],
      c,
      11,
    )
  }
  for (let i = 0; i < 3; i++)
    line(
      pen,
      [
        [x - size * 0.24, y - size * (0.66 + i * 0.14)],
        [x + size * 0.24, y - size * (0.66 + i * 0.14)],
      ],
      c,
      9,
    )
  poly(
    pen,
    [
      [x - size * 0.27, y - size * 0.5],
      [x + size * 0.27, y - size * 0.5],
      [x + size * 0.31, y - size * 0.41],
      [x - size * 0.31, y - size * 0.41],
    ],
    css(stage.lit(hex)),
  )
}

export function sofa(pen: Pen, stage: Stage, x: number, y: number, w: number, hex: string): void {
  soft(pen, x, y, w * 0.6, 18, [0, 0, 0], 0.4)
  pen.beginPath()
  pen.roundRect(x - w / 2 + 20, y - 168, w - 40, 130, 26)
  pen.fillStyle = vertical(pen, y - 168, y - 30, [
    [0, stage.lit(hex)],
    [1, stage.c(hex)],
  ])
  pen.fill()
  for (const s of [-1, 1]) {
    pen.beginPath()
    pen.roundRect(x + s * (w / 2 - 26) - 30, y - 120, 60, 112, 24)
    pen.fillStyle = css(s === stage.light.side ? stage.lit(hex) : stage.dim(hex))
    pen.fill()
    pen.beginPath()
    pen.roundRect(x + (s < 0 ? -w / 2 + 54 : 4), y - 84, w / 2 - 58, 50, 14)
    pen.fillStyle = css(stage.lit(hex))
    pen.fill()
  }
  pen.fillStyle = css(stage.dim(hex))
  pen.fillRect(x - w / 2 + 34, y - 40, w - 68, 32)
  blob(
    pen,
    [
      [x - w * 0.34, y - 132],
      [x - w * 0.2, y - 140],
      [x - w * 0.18, y - 84],
      [x - w * 0.36, y - 80],
    ],
    css(stage.c('#c88d4a')),
  )
}

export function bed(pen: Pen, stage: Stage, x: number, y: number, w: number, hex: string, metal = false): void {
  soft(pen, x, y, w * 0.6, 18, [0, 0, 0], 0.4)
  const wood = metal ? '#a8b0b6' : '#6a4a30'
  box(pen, stage, x - w * 0.48, y, 22, 190, wood, 4)
  box(pen, stage, x + w * 0.48, y, 20, 120, wood, 4)
  pen.fillStyle = css(stage.lit('#e6e2d8'))
  pen.fillRect(x - w * 0.46, y - 96, w * 0.92, 44)
  blob(
    pen,
    [
      [x - w * 0.44, y - 100],
      [x - w * 0.24, y - 122],
      [x - w * 0.18, y - 92],
      [x - w * 0.42, y - 84],
    ],
    css(stage.lit('#f2efe8')),
  )
  poly(
    pen,
    [
      [x - w * 0.16, y - 104],
      [x + w * 0.46, y - 100],
      [x + w * 0.46, y - 24],
      [x - w * 0.16, y - 24],
    ],
    css(stage.c(hex)),
  )
  for (let i = 0; i < 4; i++)
    line(
      pen,
      [
        [x - w * 0.1 + i * w * 0.14, y - 100],
        [x - w * 0.12 + i * w * 0.15, y - 28],
      ],
      css(stage.dim(hex), 0.45),
      4,
    )
  pen.fillStyle = css(stage.dim(wood))
  pen.fillRect(x - w * 0.46, y - 30, w * 0.92, 14)
}

/** A wardrobe with two doors. */
export function wardrobe(pen: Pen, stage: Stage, x: number, y: number, w: number, h: number, hex: string): void {
  box(pen, stage, x, y, w, h, hex, 14)
  for (const s of [-1, 1]) {
    const left = x + (s < 0 ? -w * 0.44 : w * 0.05)
    for (const [top, bottom] of [
      [0.05, 0.56],
      [0.61, 0.93],
    ] as const) {
      pen.fillStyle = css(darken(stage.dim(hex), 0.12), 0.6)
      pen.fillRect(left, y - h + h * top, w * 0.39, h * (bottom - top))
      pen.strokeStyle = css(stage.lit(hex), 0.5)
      pen.lineWidth = 2.5
      pen.strokeRect(left, y - h + h * top, w * 0.39, h * (bottom - top))
    }
    soft(pen, x + s * w * 0.035, y - h * 0.46, 5, 7, stage.lit('#d8c070'), 1)
  }
  line(
    pen,
    [
      [x, y - h + 6],
      [x, y - 6],
    ],
    css(darken(stage.dim(hex), 0.4)),
    3,
  )
}

/** A rug on the floor, seen from the side: `y` is its middle. */
export function rug(pen: Pen, stage: Stage, x: number, y: number, w: number, hex: string): void {
  const shape = (grow: number): Point[] => [
    [x - w * 0.44 - grow, y - 34 - grow * 0.3],
    [x + w * 0.44 + grow, y - 34 - grow * 0.3],
    [x + w * 0.54 + grow, y + 34 + grow * 0.3],
    [x - w * 0.54 - grow, y + 34 + grow * 0.3],
  ]
  poly(pen, shape(0), css(stage.dim(hex)))
  poly(pen, shape(-16), css(stage.lit('#d9c8a4'), 0.75))
  poly(pen, shape(-26), css(stage.c(hex)))
  for (let i = -3; i <= 3; i++) soft(pen, x + (i * w) / 8.4, y, w * 0.035, 12, stage.lit('#d9c8a4'), 0.75)
}

/** Shelves with books or bottles or boxes. */
export function shelf(
  pen: Pen,
  stage: Stage,
  x: number,
  y: number,
  w: number,
  h: number,
  hex: string,
  of: 'books' | 'bottles' | 'boxes' | 'jars',
): void {
  const { r } = stage
  soft(pen, x, y, w * 0.6, 14, [0, 0, 0], 0.4)
  pen.fillStyle = css(darken(stage.dim(hex), 0.35))
  pen.fillRect(x - w / 2, y - h, w, h)
  const rows = Math.max(2, Math.round(h / 96))
  const gap = h / rows
  for (let i = 0; i < rows; i++) {
    const base = y - h + (i + 1) * gap - 8
    let at = x - w / 2 + 12
    while (at < x + w / 2 - 22) {
      const bw = of === 'books' ? r.in(10, 24) : of === 'boxes' ? r.in(40, 74) : r.in(18, 30)
      if (at + bw > x + w / 2 - 10) break
      const bh = gap * (of === 'books' ? r.in(0.6, 0.84) : of === 'boxes' ? r.in(0.4, 0.72) : r.in(0.42, 0.74))
      if (r.chance(0.9)) {
        const hue =
          of === 'books'
            ? r.pick(['#7a3a33', '#3d5a6b', '#6b6a3d', '#8a6a3a', '#4a3d5c', '#2f4f44', '#9a8a6a'])
            : of === 'bottles'
              ? r.pick(['#4f7a5a', '#7a5a2f', '#8fa9b0', '#7a3a33', '#b08a3a'])
              : of === 'jars'
                ? r.pick(['#7fb0a0', '#a0b0c0', '#b0c08a', '#c0a07f'])
                : r.pick(['#a07a4a', '#8a6a44', '#6f7a80'])
        pen.fillStyle = vertical(pen, base - bh, base, [
          [0, stage.lit(hue)],
          [1, stage.dim(hue)],
        ])
        if (of === 'books' || of === 'boxes') pen.fillRect(at, base - bh, bw - 1.5, bh)
        else {
          pen.beginPath()
          pen.roundRect(at, base - bh * 0.72, bw - 3, bh * 0.72, 5)
          pen.fill()
          pen.fillRect(at + bw * 0.33, base - bh, bw * 0.27, bh * 0.4)
          line(
            pen,
            [
              [at + 4, base - bh * 0.6],
              [at + 4, base - bh * 0.2],
            ],
            'rgba(255,255,255,0.45)',
            2.5,
          )
        }
        if (of === 'books' && r.chance(0.5)) {
          pen.fillStyle = css(stage.lit('#c9a95a'), 0.8)
          pen.fillRect(at + 2, base - bh * 0.8, bw - 6, 3)
        }
      }
      at += bw + (of === 'books' ? 0 : r.in(4, 16))
    }
    pen.fillStyle = css(stage.c(hex))
    pen.fillRect(x - w / 2, base, w, 10)
  }
  pen.fillStyle = css(stage.lit(hex))
  pen.fillRect(x - w / 2 - 6, y - h - 10, w + 12, 14)
  for (const s of [-1, 1]) {
    pen.fillStyle = css(s === stage.light.side ? stage.c(hex) : stage.dim(hex))
    pen.fillRect(x + (s * w) / 2 - 6, y - h, 12, h)
  }
}

export function picture(pen: Pen, stage: Stage, x: number, y: number, w: number, h: number): void {
  const { r } = stage
  pen.fillStyle = css(stage.dim('#4a3826'))
  pen.fillRect(x - w / 2 - 9, y - h / 2 - 9, w + 18, h + 18)
  pen.fillStyle = css(stage.c('#b08d4a'))
  pen.fillRect(x - w / 2 - 6, y - h / 2 - 6, w + 12, h + 12)
  pen.save()
  pen.beginPath()
  pen.rect(x - w / 2, y - h / 2, w, h)
  pen.clip()
  const subject = r.index(4)
  if (subject === 0) {
    // A portrait of somebody who used to live here.
    pen.fillStyle = vertical(pen, y - h / 2, y + h / 2, [
      [0, stage.dim('#5a4a3c')],
      [1, stage.c(r.pick(['#6a4a42', '#3f4f55', '#544a36']))],
    ])
    pen.fillRect(x - w / 2, y - h / 2, w, h)
    const k = Math.min(w, h)
    soft(pen, x, y + h * 0.5, k * 0.42, k * 0.4, stage.dim(r.pick(['#2f2a33', '#5a2f33', '#2f3f4a'])), 1)
    soft(pen, x, y - h * 0.06, k * 0.19, k * 0.25, stage.c(r.pick(['#caa58a', '#8a6248', '#e0c2a8'])), 1)
    soft(pen, x, y - h * 0.06 - k * 0.17, k * 0.2, k * 0.13, stage.dim(r.pick(['#3a2a20', '#8a8078', '#6a4428'])), 1)
  } else if (subject === 1) {
    // The sea.
    pen.fillStyle = vertical(pen, y - h / 2, y + h / 2, [
      [0, stage.c('#8fa8b8')],
      [0.5, stage.lit('#e0d6c2')],
      [0.52, stage.c('#5f8a98')],
      [1, stage.dim('#3f6676')],
    ])
    pen.fillRect(x - w / 2, y - h / 2, w, h)
    const sail = x + w * r.in(-0.25, 0.25)
    poly(
      pen,
      [
        [sail, y - h * 0.26],
        [sail + w * 0.13, y + h * 0.02],
        [sail, y + h * 0.02],
      ],
      css(stage.lit('#f2ece0')),
    )
    poly(
      pen,
      [
        [sail - w * 0.1, y + h * 0.04],
        [sail + w * 0.14, y + h * 0.04],
        [sail + w * 0.08, y + h * 0.11],
        [sail - w * 0.06, y + h * 0.11],
      ],
      css(stage.dim('#5a4030')),
    )
  } else if (subject === 2) {
    // Blocks of colour.
    pen.fillStyle = css(stage.lit('#e6dfd0'))
    pen.fillRect(x - w / 2, y - h / 2, w, h)
    for (let i = 0; i < 5; i++) {
      pen.fillStyle = css(stage.c(r.pick(['#b8503f', '#3f5f8a', '#d8a83f', '#4f7a6a', '#2f2c33'])), 0.9)
      pen.fillRect(x + w * r.in(-0.46, 0.2), y + h * r.in(-0.46, 0.2), w * r.in(0.14, 0.4), h * r.in(0.14, 0.4))
    }
  } else {
    pen.fillStyle = vertical(pen, y - h / 2, y + h / 2, [
      [0, stage.c(r.pick(['#7f9db0', '#c0a080', '#8a8fa5']))],
      [0.55, stage.lit('#d8c8a8')],
      [0.6, stage.c('#5f7a58')],
      [1, stage.dim('#47603f')],
    ])
    pen.fillRect(x - w / 2, y - h / 2, w, h)
    for (let i = 0; i < 4; i++)
      soft(pen, x + w * r.in(-0.45, 0.45), y + h * 0.12, w * 0.08, h * 0.14, stage.dim('#3f5a3a'), 0.9)
  }
  pen.restore()
}

export function plant(pen: Pen, stage: Stage, x: number, y: number, size: number): void {
  const { r } = stage
  soft(pen, x, y, size * 0.3, 9, [0, 0, 0], 0.35)
  for (let i = 0; i < 11; i++) {
    const a = -Math.PI / 2 + (i / 10 - 0.5) * 2.3
    const l = size * r.in(0.55, 0.85)
    taper(
      pen,
      [
        [x, y - size * 0.3],
        [x + Math.cos(a) * l * 0.5, y - size * 0.3 + Math.sin(a) * l * 0.65],
        [x + Math.cos(a) * l * 0.95, y - size * 0.3 + Math.sin(a) * l * 0.8],
      ],
      css(i % 2 ? stage.c('#4c7a4f') : stage.dim('#376140')),
      size * 0.12,
      0.5,
    )
  }
  poly(
    pen,
    [
      [x - size * 0.2, y - size * 0.34],
      [x + size * 0.2, y - size * 0.34],
      [x + size * 0.15, y],
      [x - size * 0.15, y],
    ],
    css(stage.c('#a8643f')),
  )
  poly(
    pen,
    [
      [x - size * 0.22, y - size * 0.37],
      [x + size * 0.22, y - size * 0.37],
      [x + size * 0.21, y - size * 0.3],
      [x - size * 0.21, y - size * 0.3],
    ],
    css(stage.lit('#b8744c')),
  )
}

export function curtain(pen: Pen, stage: Stage, x: number, y: number, w: number, h: number, hex: string): void {
  for (let i = 0; i < 6; i++) {
    pen.fillStyle = css(i % 2 ? stage.c(hex) : stage.dim(hex))
    pen.fillRect(x + (w * i) / 6, y, w / 6 + 1, h)
    line(
      pen,
      [
        [x + (w * (i + 0.3)) / 6, y],
        [x + (w * (i + 0.3)) / 6, y + h],
      ],
      css(stage.lit(hex), 0.45),
      4,
    )
  }
}

export function fireplace(pen: Pen, stage: Stage, x: number, y: number): void {
  box(pen, stage, x, y, 300, 236, '#8a7f72', 10)
  pen.fillStyle = css([18, 12, 10])
  pen.fillRect(x - 96, y - 172, 192, 172)
  soft(pen, x, y - 60, 320, 250, rgb('#ff8a34'), 0.55)
  for (const [dx, h, hex] of [
    [-40, 90, '#ff8a2a'],
    [0, 128, '#ffa83e'],
    [36, 84, '#ff8a2a'],
    [-12, 70, '#ffe08a'],
    [16, 56, '#fff2bf'],
  ] as const)
    taper(
      pen,
      [
        [x + dx, y - 8],
        [x + dx - 8, y - h * 0.5],
        [x + dx + 6, y - h],
      ],
      css(rgb(hex)),
      42,
      0.3,
    )
  line(
    pen,
    [
      [x - 66, y - 8],
      [x + 60, y - 18],
    ],
    css(stage.dim('#4a2e1c')),
    20,
  )
  pen.fillStyle = css(stage.lit('#6a4a30'))
  pen.fillRect(x - 170, y - 258, 340, 24)
}

// The picture that stands in a rough cut for a scene that is not there.
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'

export interface Slate {
  readonly episode: string
  /** What stands on the scene's slate, such as `7` or `3A`. */
  readonly label: string
  /** Such as `Secret lab, night`. */
  readonly place: string
  readonly seconds: number
  /** Why the scene is missing, in words. */
  readonly reason: string
}

const FONT = 'Inter, "DejaVu Sans", "Noto Sans", "Noto Sans CJK JP", sans-serif'
const INK = '#e9e6df'
const QUIET = '#9a968c'
const SIGNAL = '#f0b429'

/** Draws a slate as PNG. The same slate gives the same bytes on one machine. */
export function drawSlate(slate: Slate, width: number, height: number): Buffer {
  const canvas = createCanvas(width, height)
  const ctx = canvas.getContext('2d')
  // Everything is measured in hundredths of the height, so that each size looks alike.
  const unit = height / 100
  const margin = Math.min(10 * unit, width * 0.08)
  ctx.fillStyle = '#17181b'
  ctx.fillRect(0, 0, width, height)
  drawSticks(ctx, width, 9 * unit)
  ctx.textBaseline = 'alphabetic'
  write(ctx, slate.episode, margin, 22 * unit, { size: 4 * unit, color: QUIET, width: width - 2 * margin })
  write(ctx, `Scene ${slate.label}`, margin, 44 * unit, {
    size: 17 * unit,
    color: INK,
    bold: true,
    width: width * 0.7,
  })
  const length = `${slate.seconds.toFixed(1)} s`
  ctx.font = `${6 * unit}px ${FONT}`
  ctx.fillStyle = QUIET
  ctx.textAlign = 'right'
  ctx.fillText(length, width - margin, 44 * unit)
  ctx.textAlign = 'left'
  write(ctx, slate.place, margin, 54 * unit, { size: 6 * unit, color: INK, width: width - 2 * margin })
  ctx.fillStyle = SIGNAL
  ctx.fillRect(margin, 62 * unit, 1.2 * unit, 26 * unit)
  const left = margin + 4 * unit
  const room = width - left - margin
  write(ctx, 'Missing', left, 67 * unit, { size: 6 * unit, color: SIGNAL, bold: true, width: room })
  const lines = wrap(ctx, slate.reason, room, 4.6 * unit).slice(0, 3)
  lines.forEach((line, index) => {
    write(ctx, line, left, (75 + index * 6.4) * unit, { size: 4.6 * unit, color: INK, width: room })
  })
  return canvas.toBuffer('image/png')
}

/** The striped sticks of a clapper along the top. */
function drawSticks(ctx: SKRSContext2D, width: number, height: number): void {
  ctx.save()
  ctx.beginPath()
  ctx.rect(0, 0, width, height)
  ctx.clip()
  ctx.fillStyle = '#2a2c31'
  ctx.fillRect(0, 0, width, height)
  ctx.fillStyle = INK
  for (let x = -height; x < width + height; x += height * 2.4) {
    ctx.beginPath()
    ctx.moveTo(x, height)
    ctx.lineTo(x + height, 0)
    ctx.lineTo(x + height * 2.2, 0)
    ctx.lineTo(x + height * 1.2, height)
    ctx.closePath()
    ctx.fill()
  }
  ctx.restore()
}

interface Ink {
  readonly size: number
  readonly color: string
  readonly width: number
  readonly bold?: boolean
}

/** Writes one line, cut with an ellipsis where it is too wide. */
function write(ctx: SKRSContext2D, text: string, x: number, y: number, ink: Ink): void {
  ctx.font = `${ink.bold ? 'bold ' : ''}${ink.size}px ${FONT}`
  ctx.fillStyle = ink.color
  let shown = text
  while (shown.length > 1 && ctx.measureText(shown).width > ink.width) shown = `${[...shown].slice(0, -2).join('')}…`
  ctx.fillText(shown, x, y)
}

/** Breaks a text into lines of at most `width` pixels. */
function wrap(ctx: SKRSContext2D, text: string, width: number, size: number): string[] {
  ctx.font = `${size}px ${FONT}`
  const lines: string[] = []
  let line = ''
  for (const { segment } of new Intl.Segmenter('und', { granularity: 'word' }).segment(text)) {
    if (line !== '' && ctx.measureText(line + segment).width > width) {
      lines.push(line.trim())
      line = ''
    }
    line += segment
  }
  return [...lines, line.trim()].filter(Boolean)
}

// Draws a text as a picture with a clear ground, to be laid over images and clips.
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import { ANCHORS, type Anchor, rgbaOf, type Size } from '../picture.ts'
import { type FaceName, fontsFor } from './fonts.ts'
import { breakLines, type Line } from './lines.ts'

export interface TextStyle {
  readonly font: FaceName
  /** 100 thin … 900 black. */
  readonly weight: number
  readonly italic: boolean
  /** Of the letters, in hundredths of the frame's height. */
  readonly size: number
  readonly colour: string
  /** Width of the outline in hundredths of the size; 0 draws none. */
  readonly outline: number
  readonly outlineColour: string
  /** Strength of a soft shadow, 0…1. */
  readonly shadow: number
  readonly box: 'none' | 'block' | 'lines'
  readonly boxColour: string
  readonly align: 'start' | 'center' | 'end'
  readonly anchor: Anchor
  /** Kept free at the frame's edges, in hundredths of its height. */
  readonly margin: number
  /** Moved from where the anchor puts it, in hundredths of the frame. */
  readonly x: number
  readonly y: number
  /** The widest line, in hundredths of the frame's width. */
  readonly maxWidth: number
  /** From line to line, in sizes. */
  readonly lineHeight: number
  readonly balance: boolean
  /** A BCP 47 tag, or '' to tell from the text. */
  readonly language: string
}

export interface Drawn {
  readonly png: Buffer
  /** What did not work out, in words. */
  readonly warnings: readonly string[]
}

/** Draws a text on a clear picture of the frame's size; undefined when nothing of it can be seen. */
export function drawText(text: string, style: TextStyle, frame: Size): Drawn | undefined {
  const warnings: string[] = []
  const { families, missing } = fontsFor(text, style.font, style.italic, style.language)
  if (missing.length > 0)
    warnings.push(
      `Left out, because no bundled font has it: ${missing.map(char => `${char} (${nameOf(char)})`).join(', ')}`,
    )
  const shown = missing.length > 0 ? without(text, missing) : text
  if (shown.trim() === '') return undefined
  const canvas = createCanvas(frame.width, frame.height)
  const ctx = canvas.getContext('2d')
  const size = Math.max(4, (style.size / 100) * frame.height)
  ctx.font = `${style.italic ? 'italic ' : ''}${style.weight} ${size}px ${families}`
  ctx.textBaseline = 'alphabetic'
  ctx.textAlign = 'left'
  const measure = (part: string) => ctx.measureText(part).width
  const margin = (style.margin / 100) * frame.height
  const width = Math.max(size, Math.min((style.maxWidth / 100) * frame.width, frame.width - 2 * margin))
  const lines = breakLines(shown, width, measure, style.balance)
  const widths = lines.map(line => measure(line.text))
  const block: Block = { lines, widths, width: Math.max(...widths), size, ...metrics(ctx, size, style, lines.length) }
  const [ax, ay] = ANCHORS[style.anchor]
  const left = margin + (frame.width - 2 * margin - block.width) * ax + (style.x / 100) * frame.width
  const top = margin + (frame.height - 2 * margin - block.height) * ay + (style.y / 100) * frame.height
  if (left < -0.5 || top < -0.5 || left + block.width > frame.width + 0.5 || top + block.height > frame.height + 0.5)
    warnings.push(
      `The text reaches out of the picture: ${lines.length} lines of ${Math.round(block.width)}×${Math.round(block.height)} px in ${frame.width}×${frame.height}; make it smaller or move it`,
    )
  paint(ctx, block, left, top, style)
  return { png: canvas.toBuffer('image/png'), warnings }
}

interface Block {
  readonly lines: readonly Line[]
  readonly widths: readonly number[]
  readonly width: number
  readonly height: number
  readonly size: number
  readonly ascent: number
  readonly step: number
}

/** How high a block of lines is. Accents and tails of any script keep within the font's own box. */
function metrics(ctx: SKRSContext2D, size: number, { lineHeight }: TextStyle, lines: number) {
  const box = ctx.measureText('Hgjp')
  const ascent = Math.max(box.fontBoundingBoxAscent || 0, size * 0.8)
  const descent = Math.max(box.fontBoundingBoxDescent || 0, size * 0.2)
  const step = size * lineHeight
  return { ascent, step, height: ascent + descent + step * (lines - 1) }
}

function paint(ctx: SKRSContext2D, block: Block, left: number, top: number, style: TextStyle): void {
  const { lines, widths, width, height, size, ascent, step } = block
  const pad = size * 0.3
  const at = lines.map((line, index) => {
    const free = width - (widths[index] as number)
    const share = style.align === 'center' ? 0.5 : (style.align === 'end') === line.isRightToLeft ? 0 : 1
    return { x: left + free * share, y: top + ascent + index * step }
  })
  if (style.box !== 'none') {
    ctx.fillStyle = css(style.boxColour)
    const above = pad * 0.4
    const last = lines.length - 1
    // Boxes of lines touch, but do not lie over each other: half clear ones would show it.
    const boxes =
      style.box === 'block'
        ? [[left, top - above, width, height + 2 * above]]
        : lines.map((_, index) => {
            const from = top + index * step - (index === 0 ? above : 0)
            const to = index === last ? top + height + above : top + (index + 1) * step
            return [at[index]?.x ?? 0, from, widths[index] ?? 0, to - from]
          })
    for (const [x = 0, y = 0, w = 0, h = 0] of boxes) {
      if (w === 0) continue
      ctx.beginPath()
      ctx.roundRect(x - pad, y, w + 2 * pad, h, style.box === 'block' ? pad * 0.5 : 0)
      ctx.fill()
    }
  }
  const write = (draw: (line: string, x: number, y: number) => void) => {
    for (const [index, line] of lines.entries()) {
      const place = at[index]
      ctx.direction = line.isRightToLeft ? 'rtl' : 'ltr'
      if (place) draw(line.text, place.x, place.y)
    }
  }
  if (style.shadow > 0) {
    ctx.shadowColor = `rgba(0, 0, 0, ${style.shadow})`
    ctx.shadowBlur = size * 0.16
    ctx.shadowOffsetY = size * 0.04
  }
  if (style.outline > 0) {
    ctx.lineJoin = 'round'
    ctx.lineWidth = (style.outline / 100) * size * 2
    ctx.strokeStyle = css(style.outlineColour)
    write((line, x, y) => ctx.strokeText(line, x, y))
    ctx.shadowColor = 'transparent'
  }
  ctx.fillStyle = css(style.colour)
  write((line, x, y) => ctx.fillText(line, x, y))
}

const css = (colour: string): string => {
  const { r, g, b, alpha } = rgbaOf(colour)
  return `rgba(${r}, ${g}, ${b}, ${alpha})`
}

const nameOf = (char: string): string => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/** A text without some characters, and without the signs that only joined them. */
const without = (text: string, missing: readonly string[]): string =>
  [...text]
    .filter(char => !missing.includes(char))
    .join('')
    .replace(/[\u{fe0e}\u{fe0f}]/gu, '')
    .replace(/ {2,}/g, ' ')

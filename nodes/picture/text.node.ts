// Text Overlay: a title or a subtitle on an image or a clip.

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { PermanentError } from '../../engine/graph/context.ts'
import { defineNode } from '../../engine/graph/define.ts'
import { anyOf, one } from '../../engine/graph/ports.ts'
import { asSeen, openClip, ownSound, STILL, shoot } from '../media/edit/moving.ts'
import { Anchor, Colour, pictureOf } from '../media/edit/picture.ts'
import { openImage, storePng } from '../media/edit/still.ts'
import { drawText } from '../media/edit/text/draw.ts'
import { FACES } from '../media/edit/text/fonts.ts'
import { Any, Clip, type ClipValue, Image } from '../types.ts'

const seconds = (title: string, description: string, most = 86_400) =>
  z.number().min(0).max(most).default(0).meta({ title, description, unit: 's', step: 0.1, widget: 'number' })

const Params = z.object({
  text: z.string().max(5000).default('').meta({
    title: 'Text',
    description: 'The words; a new line begins a new line. Wire them in to have others for each item.',
    widget: 'multiline',
    face: true,
  }),
  anchor: Anchor.default('bottom').meta({
    title: 'Anchor',
    description: 'Where it stands in the picture.',
    face: true,
  }),
  size: z.number().min(0.5).max(60).default(6).meta({
    title: 'Size',
    description: 'Of the letters, in hundredths of the height of the picture.',
    unit: '%',
    step: 0.5,
    face: true,
  }),
  font: z.enum(FACES).default('Inter').meta({
    title: 'Font',
    description:
      'Letters of other scripts are taken from Noto Sans: Arabic, Hebrew, Devanagari, Chinese, Japanese, Korean.',
  }),
  weight: z.number().int().min(100).max(900).default(600).meta({
    title: 'Weight',
    description: '100 is thin, 400 regular, 700 bold, 900 black.',
    step: 50,
    widget: 'slider',
  }),
  italic: z.boolean().default(false).meta({ title: 'Italic', description: 'Slanted, for Latin, Greek and Cyrillic.' }),
  colour: Colour.default('#ffffff').meta({ title: 'Colour', description: 'Of the letters.', widget: 'color' }),
  outline: z.number().min(0).max(30).default(5).meta({
    title: 'Outline',
    description: 'Width of the outline, in hundredths of the size.',
    unit: '%',
    step: 0.5,
  }),
  outlineColour: Colour.default('#000000').meta({
    title: 'Outline colour',
    description: 'Of the outline.',
    widget: 'color',
  }),
  shadow: z
    .number()
    .min(0)
    .max(1)
    .default(0.4)
    .meta({ title: 'Shadow', description: 'Strength of a soft shadow.', step: 0.05 }),
  box: z.enum(['none', 'block', 'lines']).default('none').meta({
    title: 'Box',
    description: 'A ground behind the letters: one around all of them, or one around each line.',
  }),
  boxColour: Colour.default('#000000b0').meta({
    title: 'Box colour',
    description: 'Of the box; the last two digits say how solid it is.',
    widget: 'color',
    showIf: { param: 'box', in: ['block', 'lines'] },
  }),
  align: z.enum(['start', 'center', 'end']).default('center').meta({
    title: 'Align',
    description: 'How lines stand to each other; start is where reading begins, also from right to left.',
  }),
  margin: z.number().min(0).max(40).default(6).meta({
    title: 'Margin',
    description: 'Kept free at the edges, in hundredths of the height.',
    unit: '%',
    step: 0.5,
  }),
  x: z.number().min(-100).max(100).default(0).meta({
    title: 'Move across',
    description: 'From where the anchor puts it, in hundredths of the width.',
    unit: '%',
    step: 0.5,
  }),
  y: z.number().min(-100).max(100).default(0).meta({
    title: 'Move down',
    description: 'From where the anchor puts it, in hundredths of the height.',
    unit: '%',
    step: 0.5,
  }),
  maxWidth: z.number().min(5).max(100).default(84).meta({
    title: 'Widest line',
    description: 'In hundredths of the width; longer lines are broken at words.',
    unit: '%',
  }),
  lineHeight: z.number().min(0.6).max(3).default(1.25).meta({
    title: 'Line height',
    description: 'From line to line, in sizes.',
    unit: '×',
    step: 0.05,
  }),
  balance: z.boolean().default(true).meta({ title: 'Balance', description: 'Breaks into lines of like length.' }),
  language: z
    .string()
    .regex(/^(?:[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)?$/)
    .default('')
    .meta({
      title: 'Language',
      description: 'Such as ja, zh or ko, whose characters look different; empty tells it from the text.',
    }),
  start: seconds('Start', 'When it comes into a clip.'),
  end: seconds('End', 'When it goes; 0 stays to the end.'),
  fadeIn: seconds('Fade in', 'How long it takes to come.', 60),
  fadeOut: seconds('Fade out', 'How long it takes to go.', 60),
})
type Params = z.infer<typeof Params>

export default defineNode({
  type: 'picture/text',
  version: 1,
  title: 'Text Overlay',
  category: 'Picture',
  summary: 'Writes a title or a subtitle on images and clips, in any of the bundled scripts, also from right to left.',
  inputs: { picture: one(anyOf(Image, Clip)).describe('An image or a clip.') },
  params: Params,
  outputs: { picture: one(Any).typedAs('picture').describe('The same kind, with the text on it.') },
  face: 'any',
  pool: 'cpu',
  expectSeconds: 2,
  run: async ({ inputs, params, ctx }) => {
    const picture = await asSeen(pictureOf(inputs.picture, 'picture'), ctx)
    const range = picture.kind === 'clip' ? rangeOf(picture.value, params) : undefined
    const drawn = drawText(params.text, params, picture.value)
    for (const warning of drawn?.warnings ?? []) ctx.warn(warning)
    if (!drawn) return { picture: inputs.picture }
    if (picture.kind === 'image')
      return { picture: await storePng(openImage(picture.value, ctx).composite([{ input: drawn.png }]), ctx) }
    const opened = await openClip(picture.value, ctx)
    const png = join(await ctx.artifacts.scratch(), 'text.png')
    await writeFile(png, drawn.png)
    const { fps, frames } = picture.value
    const { from, to } = range ?? { from: 0, to: frames }
    const [fadeIn, fadeOut] = [params.fadeIn, params.fadeOut].map(time => Math.min(to - from, Math.round(time * fps)))
    const fades = [
      ...(fadeIn ? [`fade=t=in:s=${from}:n=${fadeIn}:alpha=1`] : []),
      ...(fadeOut ? [`fade=t=out:s=${to - fadeOut}:n=${fadeOut}:alpha=1`] : []),
    ]
    const over = ['format=rgba', STILL, `settb=1/${fps}`, 'setpts=N', `fps=${fps}`, ...fades, TO_LAY]
    const made = await shoot(ctx, {
      inputs: command => command.input(opened.path).input(png),
      graph: [
        `[0:v:0]${opened.chain},tpad=stop=-1:stop_mode=clone[below]`,
        `[1:v:0]${over.join(',')}[above]`,
        `[below][above]overlay=format=yuv420:enable=between(n\\,${from}\\,${to - 1}),format=yuv420p[v]`,
      ].join(';'),
      fps,
      frames,
      sound: ownSound(opened),
      joins: picture.value.joins,
      what: 'writing on a clip',
    })
    return { picture: made }
  },
})

/** RGB with alpha as what is laid over our frames. */
const TO_LAY = 'scale=out_color_matrix=bt709:out_range=tv:flags=bicubic+accurate_rnd,format=yuva420p'

/** The frames that show the text: from the first up to, not with, the last. */
function rangeOf({ frames, fps }: ClipValue, { start, end }: Params): { from: number; to: number } {
  const from = Math.round(start * fps)
  const to = end === 0 ? frames : Math.min(frames, Math.round(end * fps))
  if (from >= frames)
    throw new PermanentError(`“Start” is ${start} s, but the clip ends at ${(frames / fps).toFixed(2)} s`)
  if (to <= from) throw new PermanentError(`“End” (${end} s) must come after “Start” (${start} s)`)
  return { from, to }
}

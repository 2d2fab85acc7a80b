// Retime: a clip faster, slower, backwards, or held.
import { z } from 'zod'
import { PermanentError } from '../../engine/graph/context.ts'
import { defineNode } from '../../engine/graph/define.ts'
import { one } from '../../engine/graph/ports.ts'
import { AAC, openClip, shoot } from '../media/edit/moving.ts'
import { backwards } from '../media/edit/reverse.ts'
import { Clip } from '../types.ts'

const Params = z.object({
  speed: z.number().min(0.05).max(20).default(1).meta({
    title: 'Speed',
    description: '2 is twice as fast and half as long, 0.5 half as fast.',
    unit: '×',
    step: 0.05,
    widget: 'number',
    face: true,
  }),
  reverse: z.boolean().default(false).meta({ title: 'Reverse', description: 'Plays it backwards.', face: true }),
  frames: z.enum(['nearest', 'blend', 'motion']).default('nearest').meta({
    title: 'In between',
    description:
      'What stands between two frames: the nearer one; a blend of them (and of those left out, when faster); or one worked out from their motion, which is slow.',
    face: true,
  }),
  freezeAt: z.number().min(0).max(86_400).default(0).meta({
    title: 'Freeze at',
    description: 'Where the result stands still, in seconds of the result.',
    unit: 's',
    step: 0.1,
    widget: 'number',
  }),
  freezeFor: z.number().min(0).max(600).default(0).meta({
    title: 'Freeze for',
    description: 'How long it stands still; 0 does not. The rest comes after it.',
    unit: 's',
    step: 0.1,
    widget: 'number',
  }),
  sound: z.enum(['stretch', 'pitch', 'drop']).default('stretch').meta({
    title: 'Sound',
    description: 'stretch keeps its pitch, pitch lets it rise and fall like tape, drop leaves it out.',
  }),
})
type Params = z.infer<typeof Params>

export default defineNode({
  type: 'picture/retime',
  version: 1,
  title: 'Retime',
  category: 'Picture',
  summary: 'Plays a clip faster, slower or backwards, holds a frame, and fills in between by blending or by motion.',
  inputs: { clip: one(Clip).describe('The clip.') },
  params: Params,
  outputs: { clip: one(Clip).describe('The clip at its own frame rate, with its new length.') },
  face: 'clip',
  pool: 'cpu',
  expectSeconds: 5,
  run: async ({ inputs: { clip }, params, ctx }) => {
    const { fps } = clip
    const running = Math.max(1, Math.round(clip.frames / params.speed))
    const held = Math.round(params.freezeFor * fps)
    const at = Math.round(params.freezeAt * fps)
    if (held > 0 && at >= running)
      throw new PermanentError(
        `“Freeze at” is ${params.freezeAt} s, but the retimed clip ends at ${(running / fps).toFixed(2)} s`,
      )
    if (params.speed === 1 && !params.reverse && held === 0 && params.sound !== 'drop') return { clip }
    const opened = await openClip(clip, ctx)
    const source = params.reverse ? await backwards(opened, params.sound !== 'drop', ctx) : undefined
    const isHeard = opened.audio !== undefined && params.sound !== 'drop'
    const chain = source ? `setpts=N/(${fps}*TB)` : opened.chain
    const made = await shoot(ctx, {
      inputs: command => {
        command.input(source?.picture ?? opened.path)
        if (source) command.inputOptions(...source.options)
        return isHeard ? command.input(source?.sound ?? opened.path) : command
      },
      graph: [
        `[0:v:0]${chain}${between(params, fps)}${freeze(at, held, fps)},tpad=stop=-1:stop_mode=clone,format=yuv420p[v]`,
        ...(isHeard
          ? [soundGraph(params, opened.audio?.sampleRate ?? 48_000, at / fps, held / fps, (running + held) / fps)]
          : []),
      ].join(';'),
      fps,
      frames: running + held,
      sound: isHeard ? ['-map', '[a]', ...AAC] : undefined,
      what: 'retiming a clip',
    })
    return { clip: made }
  },
})

/** Frames at other times, and what stands between them. */
function between({ speed, frames }: Params, fps: number): string {
  if (speed === 1) return ''
  const stretched = `setpts=PTS/${speed}`
  if (frames === 'motion' && speed < 1)
    // The first and last frames are doubled first: the filter needs neighbours on both sides.
    return `,tpad=start=2:start_mode=clone:stop=2:stop_mode=clone,${stretched},minterpolate=fps=${fps}:mi_mode=mci:mc_mode=aobmc:me_mode=bidir:vsbmc=1:scd=fdiff,trim=start=${2 / speed / fps},setpts=PTS-STARTPTS`
  if (frames === 'nearest') return `,${stretched},fps=${fps}:round=near`
  if (speed < 1) return `,${stretched},framerate=fps=${fps}:interp_start=0:interp_end=255:scene=100`
  // Faster: each frame that stays is the mean of those that it stands for, as an open shutter would see them.
  const open = Math.min(64, Math.max(1, Math.round(speed)))
  return `,tmix=frames=${open},${stretched},fps=${fps}:round=near`
}

/** The frames behind the held one come later; the frame rate filter fills the gap with it. */
const freeze = (at: number, held: number, fps: number): string =>
  held === 0 ? '' : `,setpts=(N+gte(N\\,${at + 1})*${held})/(${fps}*TB),fps=${fps}`

function soundGraph({ speed, sound }: Params, sampleRate: number, at: number, held: number, end: number): string {
  const paced =
    speed === 1
      ? []
      : sound === 'pitch'
        ? [`asetrate=${Math.round(sampleRate * speed)}`, 'aresample=48000']
        : tempo(speed)
  const head = ['[1:a:0]aresample=48000', ...paced, 'asetpts=N/SR/TB'].join(',')
  const tail = `apad,atrim=end=${end}`
  if (held === 0) return `${head},${tail}[a]`
  return (
    `${head},asplit=2[s0][s1];[s0]apad,atrim=end=${at}[before];[s1]atrim=start=${at},asetpts=PTS-STARTPTS[after];` +
    `anullsrc=r=48000:cl=stereo,atrim=end=${held}[pause];[before][pause][after]concat=n=3:v=0:a=1,${tail}[a]`
  )
}

/** atempo takes no less than a half at once; more than 2 would skip samples rather than blend them. */
function tempo(speed: number): string[] {
  const steps: string[] = []
  let left = speed
  for (; left < 0.5; left /= 0.5) steps.push('atempo=0.5')
  for (; left > 2; left /= 2) steps.push('atempo=2')
  return [...steps, `atempo=${left}`]
}

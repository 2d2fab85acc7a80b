// Lays a scene's sound on its timeline: dialogue, music and effects as stems of exactly its length.
import { join } from 'node:path'
import { z } from 'zod'
import { PermanentError } from '../../engine/graph/context.ts'
import { defineNode } from '../../engine/graph/define.ts'
import { segments } from '../../engine/graph/keys.ts'
import { type Gathered, many, one } from '../../engine/graph/ports.ts'
import { soundFrames } from '../media/sound/length.ts'
import { makeStem, type StemPart } from '../media/sound/stem.ts'
import { SAMPLE_RATE } from '../media/sound/wav.ts'
import { SPEECH_LUFS } from '../media/voice/polish.ts'
import { layoutLines } from '../story/timing.ts'
import {
  Audio,
  type AudioValue,
  type PlacedLine,
  Scene,
  SceneMix,
  type SceneMixValue,
  type SceneValue,
} from '../types.ts'

const level = (title: string, description: string, fallback: number) =>
  z.number().min(-40).max(12).default(fallback).meta({ title, description, unit: 'dB', step: 0.5 })

export default defineNode({
  type: 'sound/scene-mix',
  version: 2,
  title: 'Scene Mix',
  category: 'Sound',
  summary:
    'Places each spoken line in its scene and sets the levels of dialogue, music and effects. The stems stay apart: Assemble ducks the music under speech.',
  inputs: {
    scene: one(Scene).describe('The scene whose sound this is.'),
    speech: many(Audio).optional().describe('The spoken lines, keyed by their utterance.'),
    music: one(Audio).optional().describe('The cue.'),
    effects: one(Audio).optional().describe('Ambience and effects.'),
  },
  params: z.object({
    dialogueDb: level('Dialogue', 'Level of the spoken lines.', 0),
    musicDb: level('Music', 'Level of the cue before ducking.', -4),
    effectsDb: level('Effects', 'Level of ambience and effects.', 0),
    levelLines: z.boolean().default(true).meta({
      title: 'Level lines',
      description:
        'Brings lines that are more than 3 dB from −20 LUFS back to that range, so that voices of several providers match.',
    }),
  }),
  outputs: { mix: one(SceneMix).describe('The stems, and where each line lies.') },
  face: 'waveform',
  pool: 'cpu',
  expectSeconds: 1,
  run: async ({ inputs, params, ctx }) => {
    const { scene } = inputs
    const lines = match(scene, inputs.speech ?? [])
    const { lines: timed, warnings } = layoutLines(
      scene,
      [...lines].map(([id, { duration }]) => ({ id, seconds: duration })),
    )
    for (const warning of warnings) ctx.warn(warning)
    const folder = await ctx.artifacts.scratch()
    const frames = soundFrames(scene)
    const stem = async (
      name: string,
      parts: readonly StemPart[],
      gainDb: number,
      toLufs?: number,
    ): Promise<AudioValue> => {
      const path = join(folder, `${name}.wav`)
      const facts = await makeStem(path, parts, { frames, gainDb, toLufs, signal: ctx.signal })
      return { ...(await ctx.artifacts.adopt(path, 'audio/wav')), ...facts }
    }
    const bed = async (name: 'music' | 'effects', audio: AudioValue | undefined, gainDb: number) => {
      if (!audio) return null
      const short = frames / SAMPLE_RATE - audio.duration
      if (short > 0.05)
        ctx.warn(
          `The ${name} of scene ${scene.number} ends ${short.toFixed(1)} s before the scene: it is silent from there.`,
        )
      return stem(name, [{ path: ctx.artifacts.path(audio.digest), start: 0 }], gainDb)
    }
    const placed: PlacedLine[] = []
    const parts: StemPart[] = []
    for (const { id, start, end } of timed) {
      const utterance = scene.utterances.find(candidate => candidate.id === id)
      const audio = lines.get(id)
      if (!utterance || !audio) continue
      placed.push({ id, speaker: utterance.speaker, text: utterance.text, emotion: utterance.emotion, start, end })
      parts.push({ path: ctx.artifacts.path(audio.digest), start })
    }
    ctx.progress(0.1, 'dialogue')
    const dialogue = await stem('dialogue', parts, params.dialogueDb, params.levelLines ? SPEECH_LUFS : undefined)
    ctx.progress(0.5, 'music and effects')
    const mix: SceneMixValue = {
      scene: scene.id,
      dialogue,
      music: await bed('music', inputs.music, params.musicDb),
      effects: await bed('effects', inputs.effects, params.effectsDb),
      lines: placed,
    }
    return { mix }
  },
})

/** Spoken lines by utterance: the last segment of each key names it. */
function match(scene: SceneValue, speech: readonly Gathered<AudioValue>[]): Map<string, AudioValue> {
  const lines = new Map<string, AudioValue>()
  for (const { key, value } of speech) {
    const id = segments(key).at(-1) ?? ''
    if (lines.has(id))
      throw new PermanentError(`Scene ${scene.number}: two voices say the line ${id}. Wire one of them into speech.`)
    lines.set(id, value)
  }
  return lines
}

// Series Bible: the cast and the rules of the series, with every character's look and voice.

import sharp from 'sharp'
import { z } from 'zod'
import { type NodeContext, PermanentError } from '../../engine/graph/context.ts'
import { defineNode, Seed } from '../../engine/graph/define.ts'
import { many, one } from '../../engine/graph/ports.ts'
import { CAPABILITIES, PhotoFacts, type PortraitJob } from '../media/jobs.ts'
import { Character, type ImageValue, Look, type LookValue, SeriesBible, Story, Voice } from '../types.ts'
import { castStory } from './casting.ts'
import { personSegment } from './segment.ts'
import { voicesFor } from './voices.ts'

/** Width and height of a reference portrait, in pixels. */
const PORTRAIT = { width: 512, height: 512 } as const
/** A model sheet: the pictures that whoever makes portraits may give, front first. */
const ANGLES = ['front', 'left', 'right', 'smile', 'sad', 'stern', 'talk', 'alarm'] as const

/** As a person types it: the id may be missing, it comes from the name. */
const CastMember = Character.partial({ id: true })

export default defineNode({
  type: 'story/series-bible',
  version: 5,
  title: 'Series Bible',
  category: 'Story',
  summary: 'The cast and the rules of the series. Without characters of its own it casts the premise.',
  inputs: {
    story: one(Story).optional().describe('The story whose people are cast when the list lacks them.'),
  },
  params: z.object({
    title: z
      .string()
      .max(200)
      .default('')
      .meta({ title: 'Series', description: 'The name of the series.', face: true }),
    world: z.string().max(4000).default('').meta({
      title: 'World',
      description: 'Where and when the series plays, and what is different there.',
      widget: 'multiline',
    }),
    visualRules: z.string().max(4000).default('').meta({
      title: 'Visual rules',
      description: 'What every picture keeps to: palette, light, lens, style.',
      widget: 'multiline',
    }),
    characters: z.array(CastMember).max(60).default([]).meta({
      title: 'Characters',
      description: 'Who is in the series: face, clothes, voice, ways and relations.',
      widget: 'characters',
    }),
    complete: z.boolean().default(true).meta({
      title: 'Complete from story',
      description: 'Casts people whom the premise names and the list lacks.',
    }),
    seed: Seed,
  }),
  outputs: {
    bible: one(SeriesBible).describe('The cast and the rules, for writers.'),
    looks: many(Look, 'character').describe('How each character looks, with reference portraits; keyed by character.'),
    voices: many(Voice, 'character').describe('How each character sounds, the narrator included; keyed by character.'),
  },
  capabilities: [CAPABILITIES.portrait],
  face: 'characters',
  pool: 'light',
  expectSeconds: 4,
  run: async ({ inputs: { story }, params, ctx }) => {
    const given = named(params.characters)
    const characters = story && (params.complete || given.length === 0) ? castStory(story, params.seed, given) : given
    const added = characters.filter(character => !given.some(entry => entry.id === character.id))
    if (added.length > 0) ctx.log(`Cast from the premise: ${added.map(character => character.name).join(', ')}`)
    let made = 0
    // All at once: whoever makes portraits makes as many side by side as there is room for.
    const looks = await Promise.all(
      characters.map(async character => {
        const look = await lookOf(character, ctx)
        ctx.progress(++made / characters.length, `Portraits of ${character.name}`)
        return look
      }),
    )
    for (const { source } of looks) if (source !== 'uploaded') ctx.served(source)
    return {
      bible: {
        title: params.title || story?.premise.slice(0, 60) || 'Untitled series',
        world: params.world,
        visualRules: params.visualRules,
        characters,
      },
      looks: looks.map(value => ({ segment: value.id, value })),
      voices: voicesFor(characters).map(value => ({ segment: value.id, value })),
    }
  },
})

/** @throws PermanentError when two characters share an id */
function named(list: readonly z.output<typeof CastMember>[]): Character[] {
  const ids = new Set<string>()
  return list.map(entry => {
    const id = entry.id ?? personSegment(entry.name, ids)
    if (entry.id !== undefined && ids.has(id))
      throw new PermanentError(`Two characters have the id “${id}”; give ${entry.name} another one.`)
    ids.add(id)
    return { ...entry, id }
  })
}

/** A character's look: the references that a person gave, else portraits made once and kept. */
async function lookOf(character: Character, ctx: NodeContext): Promise<LookValue> {
  const look = {
    id: character.id,
    name: character.name,
    gender: character.gender,
    age: character.age ?? 34,
    appearance: character.appearance,
    clothing: character.clothing,
  }
  const photographed = character.references.length > 0 ? await photographs(character, ctx) : undefined
  if (photographed && photographed.references.length > 0) return { ...look, ...photographed, source: 'uploaded' }
  const job: PortraitJob = { look, state: null, ...PORTRAIT, hour: 'day' }
  const { references, source } = await ctx.step('portrait', job, async () => {
    const made = await ctx.dispatch(CAPABILITIES.portrait, { params: job })
    const pictures = ANGLES.flatMap(angle => {
      const file = made.outputs[angle]
      return file
        ? [{ digest: file.digest, mime: file.mime, bytes: file.bytes, width: PORTRAIT.width, height: PORTRAIT.height }]
        : []
    })
    if (pictures.length === 0) throw new Error(`${made.servedBy} made no portrait of ${character.name}`)
    return { references: pictures, source: made.servedBy }
  })
  return { ...look, references, source, ...(photographed ? { unusable: photographed.unusable } : {}) }
}

/**
 * The references that a person gave: those that identity can be judged by, the first that can play the character made
 * ready for it, and what is wrong with the others. A picture with no face, or with two, says nothing of anybody.
 */
async function photographs(
  character: Character,
  ctx: NodeContext,
): Promise<Pick<LookValue, 'references' | 'photo' | 'unusable'>> {
  const references: ImageValue[] = []
  const unusable: string[] = []
  let photo: LookValue['photo']
  for (const [index, digest] of character.references.entries()) {
    const made = await prepared(digest, character.name, ctx)
    if ('problem' in made) {
      unusable.push(`reference ${index + 1} (${made.problem})`)
      ctx.warn(
        `Reference ${index + 1} of ${character.name} cannot play ${character.name}: ${made.problem}.${made.judged ? ' Identity is still judged by it.' : ''}`,
      )
      if (made.judged) references.push(await given(digest, character.name, ctx))
      continue
    }
    references.push(await given(digest, character.name, ctx))
    if (!photo && made.rig.edge === 'faded')
      ctx.warn(
        `Reference ${index + 1} of ${character.name} could not be cut out of its background: only the face plays, set into a drawn head. A plain background helps.`,
      )
    photo ??= made
  }
  return { references, ...(photo ? { photo } : {}), ...(unusable.length > 0 ? { unusable } : {}) }
}

/** A reference made ready to play, once for each picture, or why it cannot. */
async function prepared(
  digest: string,
  name: string,
  ctx: NodeContext,
): Promise<NonNullable<LookValue['photo']> | { problem: string; judged: boolean }> {
  if (!ctx.artifacts.has(digest)) throw gone(digest, name)
  return ctx.step('photo', { digest }, async () => {
    const bytes = (await ctx.artifacts.read(digest)).byteLength
    const made = await ctx.dispatch(CAPABILITIES.photo, {
      params: {},
      inputs: { photo: { digest, mime: 'application/octet-stream', bytes } },
    })
    const facts = PhotoFacts.parse(made.facts)
    if ('problem' in facts) return facts
    const cut = made.outputs.cut
    if (!cut) throw new Error(`${made.servedBy} prepared a photo of ${name} without its cut-out`)
    const { width, height } = z.object({ width: z.number(), height: z.number() }).parse(cut.facts)
    return { cut: { digest: cut.digest, mime: cut.mime, bytes: cut.bytes, width, height }, rig: facts.rig }
  })
}

const gone = (digest: string, name: string): PermanentError =>
  new PermanentError(
    `A reference picture of ${name} (${digest.slice(0, 12)}…) is no longer stored here: upload it again.`,
  )

async function given(digest: string, name: string, ctx: NodeContext): Promise<ImageValue> {
  if (!ctx.artifacts.has(digest)) throw gone(digest, name)
  const path = ctx.artifacts.path(digest)
  const facts = await sharp(path, { limitInputPixels: 200_000_000 })
    .metadata()
    .catch(error => {
      throw new PermanentError(`A reference of ${name} is no readable picture: ${(error as Error).message}`)
    })
  const { width, height } = facts.autoOrient
  return {
    digest,
    mime: `image/${facts.format}`,
    bytes: facts.size ?? (await ctx.artifacts.read(digest)).byteLength,
    width,
    height,
  }
}

// Bindings: which inputs of a ComfyUI workflow the node sets, proposed from how the workflow is wired.
import { z } from 'zod'
import { PermanentError } from '../../../engine/graph/context.ts'
import type { ApiForm, ApiNode } from '../../../engine/graph/edit/apiform.ts'
import type { Json } from '../../../engine/graph/json.ts'
import type { ObjectInfo } from './object-info.ts'

/** An input of a workflow's node: `6.text`. */
const Place = z.string().regex(/^[^.]+\..+$/, 'a place is written node.input, such as 6.text')
const Places = z.array(Place).max(64).default([])

/** Where each value goes; a value without a place leaves the workflow as it is. */
export const Bindings = z.object({
  prompt: Places,
  negative: Places,
  seed: Places,
  width: Places,
  height: Places,
  frames: Places,
  fps: Places,
  checkpoint: Places,
  lora: Places,
  /** One entry for each image that can be wired in, in order. */
  images: z.array(Places).max(32).default([]),
  /** The nodes whose files are taken; every node that saves when empty. */
  outputs: z.array(z.string()).max(64).default([]),
})
export type Bindings = z.infer<typeof Bindings>

export const NO_BINDINGS: Bindings = Bindings.parse({})

const isLink = (value: Json | undefined): value is [string, number] =>
  Array.isArray(value) && value.length === 2 && typeof value[0] === 'string' && typeof value[1] === 'number'

/**
 * Proposes bindings: prompts are the texts that a sampler's `positive` and `negative` come from, seeds, sizes and images
 * go by name and kind. What was not found is left empty.
 */
export function proposeBindings(workflow: ApiForm, info?: ObjectInfo): Bindings {
  const entries = Object.entries(workflow)
  const places = (fits: (name: string, value: Json, node: ApiNode) => boolean): string[] =>
    entries.flatMap(([id, node]) =>
      Object.entries(node.inputs).flatMap(([name, value]) => (fits(name, value, node) ? [`${id}.${name}`] : [])),
    )
  const prompt = new Set<string>()
  const negative = new Set<string>()
  for (const [, node] of entries) {
    if (!isLink(node.inputs.positive)) continue
    for (const place of textsAbove(workflow, node.inputs.positive)) prompt.add(place)
    if (isLink(node.inputs.negative))
      for (const place of textsAbove(workflow, node.inputs.negative)) negative.add(place)
  }
  // Guiders without a negative, as Flux has them.
  for (const [, node] of entries)
    if (prompt.size === 0 && isLink(node.inputs.conditioning) && /Guider$/.test(node.class_type))
      for (const place of textsAbove(workflow, node.inputs.conditioning)) prompt.add(place)
  if (prompt.size === 0)
    for (const place of places(
      (name, value, node) => name === 'prompt' && typeof value === 'string' && node.class_type !== '',
    ))
      prompt.add(place)
  // One text for both is the prompt: its negative is made empty on the way.
  for (const place of prompt) negative.delete(place)

  const makesSize = (node: ApiNode): boolean =>
    typeof node.inputs.width === 'number' &&
    typeof node.inputs.height === 'number' &&
    /latent|empty|tovideo|size|resolution|imagegen/i.test(node.class_type)
  // A workflow with several models means each of them: none is exchanged for all.
  const only = (input: string): string[] => {
    const found = places((name, value) => name === input && typeof value === 'string')
    return found.length === 1 ? found : []
  }
  const saving = entries.filter(([, node]) => isSaving(node, info))
  const kept = saving.filter(([, node]) => !/^Preview/.test(node.class_type))
  return {
    prompt: [...prompt],
    negative: [...negative],
    seed: places((name, value) => (name === 'seed' || name === 'noise_seed') && typeof value === 'number'),
    width: places((name, value, node) => name === 'width' && typeof value === 'number' && makesSize(node)),
    height: places((name, value, node) => name === 'height' && typeof value === 'number' && makesSize(node)),
    frames: places(
      (name, value, node) =>
        (name === 'length' || name === 'video_frames' || name === 'num_frames') &&
        typeof value === 'number' &&
        (makesSize(node) || /video/i.test(node.class_type)),
    ),
    fps: places(
      (name, value, node) =>
        (name === 'fps' || name === 'frame_rate') &&
        typeof value === 'number' &&
        /video|save|webm|webp/i.test(node.class_type),
    ),
    checkpoint: only('ckpt_name'),
    lora: only('lora_name'),
    images: places(
      (name, value, node) => name === 'image' && typeof value === 'string' && /^LoadImage/.test(node.class_type),
    ).map(place => [place]),
    outputs: (kept.length > 0 ? kept : saving).map(([id]) => id),
  }
}

const isSaving = (node: ApiNode, info: ObjectInfo | undefined): boolean =>
  info && Object.hasOwn(info, node.class_type)
    ? info[node.class_type]?.output_node === true
    : /^(Save|Preview(Image|Audio|Video))|VideoCombine$/.test(node.class_type)

const TEXTS = ['text', 'prompt', 'text_g', 'text_l', 'clip_l', 't5xxl', 'string', 'value']

/** The nearest texts above a link: of one node, all its text inputs. */
function textsAbove(workflow: ApiForm, link: readonly [string, number]): string[] {
  const seen = new Set<string>()
  let ring = [link[0]]
  while (ring.length > 0) {
    const next: string[] = []
    for (const id of ring) {
      const node = Object.hasOwn(workflow, id) ? workflow[id] : undefined
      if (!node || seen.has(id)) continue
      seen.add(id)
      const own = TEXTS.filter(name => typeof node.inputs[name] === 'string').map(name => `${id}.${name}`)
      if (own.length > 0) return own
      // A zeroed conditioning has no words of its own, whatever it was made from.
      if (node.class_type === 'ConditioningZeroOut') continue
      // A text that is wired in, then the conditioning that this one was made from; never the model or the picture.
      for (const name of [...TEXTS, 'conditioning', 'conditioning_1', 'conditioning_to', 'positive', 'negative'])
        if (isLink(node.inputs[name])) next.push(node.inputs[name][0])
    }
    ring = next
  }
  return []
}

/** What the node brings for a run; undefined leaves the workflow as it is. */
export interface Given {
  readonly prompt?: string | undefined
  readonly negative?: string | undefined
  readonly seed?: number | undefined
  readonly width?: number | undefined
  readonly height?: number | undefined
  readonly frames?: number | undefined
  readonly fps?: number | undefined
  readonly checkpoint?: string | undefined
  readonly lora?: string | undefined
  /** Names of files that were uploaded, in order. */
  readonly images?: readonly string[]
}

/** What the workflow has in its bound places: what a node made from it begins with. */
export function givenBy(workflow: ApiForm, bindings: Bindings): Omit<Given, 'images'> {
  const at = (places: readonly string[]): Json | undefined => {
    const [place = ''] = places
    const dot = place.indexOf('.')
    const id = place.slice(0, dot)
    return Object.hasOwn(workflow, id) ? workflow[id]?.inputs[place.slice(dot + 1)] : undefined
  }
  const given: Record<string, Json> = {}
  for (const what of ['prompt', 'negative', 'checkpoint', 'lora'] as const) {
    const value = at(bindings[what])
    if (typeof value === 'string') given[what] = value
  }
  for (const what of ['seed', 'width', 'height', 'frames', 'fps'] as const) {
    const value = at(bindings[what])
    if (typeof value === 'number') given[what] = value
  }
  return given
}

/**
 * The workflow with values put in their places.
 * @throws PermanentError naming the binding and the place that is not there, or the value that has no place
 */
export function bind(workflow: ApiForm, bindings: Bindings, given: Given): ApiForm {
  const bound: Record<string, { class_type: string; inputs: Record<string, Json> }> = {}
  for (const [id, node] of Object.entries(workflow))
    bound[id] = { class_type: node.class_type, inputs: { ...node.inputs } }
  const put = (what: string, places: readonly string[], value: Json): void => {
    for (const place of places) {
      const dot = place.indexOf('.')
      const [id, name] = [place.slice(0, dot), place.slice(dot + 1)]
      const node = Object.hasOwn(bound, id) ? bound[id] : undefined
      if (!node)
        throw new PermanentError(
          `The workflow has no node ${id}, to which ${what} is bound (${place}): choose another place in “Bindings”. It has ${named(workflow)}`,
        )
      if (!Object.hasOwn(node.inputs, name))
        throw new PermanentError(
          `${node.class_type} (${id}) has no input ${name}, to which ${what} is bound: it has ${Object.keys(node.inputs).join(', ') || 'none'}`,
        )
      node.inputs[name] = value
    }
  }
  for (const what of [
    'prompt',
    'negative',
    'seed',
    'width',
    'height',
    'frames',
    'fps',
    'checkpoint',
    'lora',
  ] as const) {
    const value = given[what]
    if (value === undefined) continue
    if (bindings[what].length === 0)
      throw new PermanentError(
        `A ${what} is given, but bound to nothing: name its place in “Bindings”, such as {"${what}": ["6.text"]}`,
      )
    put(what, bindings[what], value)
  }
  const images = given.images ?? []
  if (images.length > bindings.images.length)
    throw new PermanentError(
      `${images.length} images are wired in, but the workflow takes ${bindings.images.length}: bind more in “Bindings”, under images`,
    )
  for (const [index, image] of images.entries()) put(`image ${index + 1}`, bindings.images[index] ?? [], image)
  for (const id of bindings.outputs)
    if (!Object.hasOwn(bound, id))
      throw new PermanentError(`The workflow has no node ${id}, whose files are wanted: change outputs in “Bindings”`)
  return bound
}

const named = (workflow: ApiForm): string =>
  Object.entries(workflow)
    .slice(0, 40)
    .map(([id, node]) => `${id} (${node.class_type})`)
    .join(', ')

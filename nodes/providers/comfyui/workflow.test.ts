// ComfyUI workflows as people have them: read from either form and from files, with bindings proposed.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OBJECT_INFO } from '../../testing/comfyui.ts'
import { Bindings, bind, givenBy, NO_BINDINGS, proposeBindings } from './bindings.ts'
import { parsePython, workflowIn, workflowTexts } from './read.ts'

/** The editor's default workflow, with a note, a reroute, a primitive, a muted preview and a bypassed scaler in it. */
const editor = {
  last_node_id: 20,
  nodes: [
    {
      id: 4,
      type: 'CheckpointLoaderSimple',
      outputs: [{ type: 'MODEL' }, { type: 'CLIP' }, { type: 'VAE' }],
      widgets_values: ['a.safetensors'],
    },
    {
      id: 6,
      type: 'CLIPTextEncode',
      title: 'Positive',
      inputs: [{ name: 'clip', type: 'CLIP', link: 3 }],
      outputs: [{ type: 'CONDITIONING' }],
      widgets_values: ['a lighthouse'],
    },
    {
      id: 7,
      type: 'CLIPTextEncode',
      inputs: [{ name: 'clip', type: 'CLIP', link: 5 }],
      outputs: [{ type: 'CONDITIONING' }],
      widgets_values: ['blurry'],
    },
    {
      id: 5,
      type: 'EmptyLatentImage',
      inputs: [{ name: 'width', type: 'INT', link: 20, widget: { name: 'width' } }],
      outputs: [{ type: 'LATENT' }],
      widgets_values: [512, 768, 1],
    },
    {
      id: 3,
      type: 'KSampler',
      inputs: [
        { name: 'model', type: 'MODEL', link: 1 },
        { name: 'positive', type: 'CONDITIONING', link: 4 },
        { name: 'negative', type: 'CONDITIONING', link: 6 },
        { name: 'latent_image', type: 'LATENT', link: 2 },
      ],
      outputs: [{ type: 'LATENT' }],
      widgets_values: [156680208700286, 'randomize', 20, 8, 'euler', 'normal', 1],
    },
    { id: 10, type: 'Reroute', inputs: [{ name: '', type: '*', link: 9 }], outputs: [{ type: 'LATENT' }] },
    {
      id: 8,
      type: 'VAEDecode',
      inputs: [
        { name: 'samples', type: 'LATENT', link: 7 },
        { name: 'vae', type: 'VAE', link: 8 },
      ],
      outputs: [{ type: 'IMAGE' }],
    },
    {
      id: 11,
      type: 'ImageScale',
      mode: 4,
      inputs: [{ name: 'image', type: 'IMAGE', link: 10 }],
      outputs: [{ type: 'IMAGE' }],
      widgets_values: ['lanczos', 64],
    },
    { id: 9, type: 'SaveImage', inputs: [{ name: 'images', type: 'IMAGE', link: 11 }], widgets_values: ['ComfyUI'] },
    { id: 12, type: 'PreviewImage', mode: 2, inputs: [{ name: 'images', type: 'IMAGE', link: 12 }] },
    { id: 13, type: 'Note', widgets_values: ['read me'] },
    { id: 14, type: 'PrimitiveNode', outputs: [{ type: 'INT' }], widgets_values: [640, 'fixed'] },
  ],
  links: [
    [1, 4, 0, 3, 0, 'MODEL'],
    [2, 5, 0, 3, 3, 'LATENT'],
    [3, 4, 1, 6, 0, 'CLIP'],
    [4, 6, 0, 3, 1, 'CONDITIONING'],
    [5, 4, 1, 7, 0, 'CLIP'],
    [6, 7, 0, 3, 2, 'CONDITIONING'],
    [7, 10, 0, 8, 0, 'LATENT'],
    [8, 4, 2, 8, 1, 'VAE'],
    [9, 3, 0, 10, 0, 'LATENT'],
    [10, 8, 0, 11, 0, 'IMAGE'],
    { id: 11, origin_id: 11, origin_slot: 0, target_id: 9, target_slot: 0, type: 'IMAGE' },
    [12, 8, 0, 12, 0, 'IMAGE'],
    [20, 14, 0, 5, 0, 'INT'],
  ],
}

const api = {
  '4': { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: 'a.safetensors' } },
  '6': { class_type: 'CLIPTextEncode', inputs: { text: 'a lighthouse', clip: ['4', 1] }, _meta: { title: 'Positive' } },
  '7': { class_type: 'CLIPTextEncode', inputs: { text: 'blurry', clip: ['4', 1] } },
  '5': { class_type: 'EmptyLatentImage', inputs: { width: 640, height: 768, batch_size: 1 } },
  '3': {
    class_type: 'KSampler',
    inputs: {
      seed: 156680208700286,
      steps: 20,
      cfg: 8,
      sampler_name: 'euler',
      scheduler: 'normal',
      denoise: 1,
      model: ['4', 0],
      positive: ['6', 0],
      negative: ['7', 0],
      latent_image: ['5', 0],
    },
  },
  '8': { class_type: 'VAEDecode', inputs: { samples: ['3', 0], vae: ['4', 2] } },
  '9': { class_type: 'SaveImage', inputs: { filename_prefix: 'ComfyUI', images: ['8', 0] } },
}
type Read = Exclude<ReturnType<typeof workflowIn>, undefined>
const workflowOf = (read: Read | undefined) => (read && 'workflow' in read ? read.workflow : undefined)
const errorsOf = (read: Read | undefined) => (read && 'errors' in read ? read.errors.map(error => error.message) : [])

describe("the editor's form", () => {
  it('becomes what the editor itself would send', () => {
    const read = workflowIn(editor, OBJECT_INFO)
    expect(errorsOf(read)).toEqual([])
    expect(workflowOf(read)).toEqual(api)
  })

  it('is read without a ComfyUI when the file names its widgets, and says what is missing when it does not', () => {
    expect(errorsOf(workflowIn(editor, undefined))[0]).toMatch(
      /the names of its values are not in this file: connect a ComfyUI/,
    )
    const named = {
      nodes: [
        {
          id: 3,
          type: 'KSampler',
          inputs: ['seed', 'steps', 'cfg'].map(name => ({ name, type: 'INT', link: null, widget: { name } })),
          widgets_values: [7, 'fixed', 20, 8],
        },
      ],
      links: [],
    }
    expect(workflowOf(workflowIn(named, undefined))).toEqual({
      '3': { class_type: 'KSampler', inputs: { seed: 7, steps: 20, cfg: 8 } },
    })
  })

  it('names group nodes, subgraphs and nodes that are not installed', () => {
    const one = (type: string, more: object = {}) => ({
      nodes: [{ id: 1, type, title: 'Mine', widgets_values: [1] }],
      links: [],
      ...more,
    })
    expect(errorsOf(workflowIn(one('workflow>Upscale'), OBJECT_INFO))[0]).toMatch(
      /Mine is a group node.*Export \(API\)/,
    )
    expect(errorsOf(workflowIn(one('0f-1', { definitions: { subgraphs: [{ id: '0f-1' }] } }), OBJECT_INFO))[0]).toMatch(
      /Mine is a subgraph/,
    )
    expect(errorsOf(workflowIn(one('Nobodys'), OBJECT_INFO))[0]).toMatch(/has no node type Nobodys.*install it/)
    expect(errorsOf(workflowIn({ nodes: [], links: [] }, OBJECT_INFO))[0]).toMatch(/no node in this workflow that runs/)
  })

  it('counts the upload button, values by name, and an order that a script changed', () => {
    const node = (id: number, type: string, widgets_values: unknown, inputs: object[] = []) => ({
      id,
      type,
      widgets_values,
      inputs,
    })
    const read = workflowIn(
      {
        nodes: [
          node(1, 'LoadImage', ['ava.png', 'image']),
          node(2, 'VHS_VideoCombine', { frame_rate: 8, format: 'video/h264-mp4', videopreview: { hidden: false } }),
          node(
            3,
            'EmptyLatentImage',
            [1, 64, 48],
            ['batch_size', 'width', 'height'].map(name => ({ name, type: 'INT', widget: { name } })),
          ),
        ],
        links: [],
      },
      OBJECT_INFO,
    )
    expect(workflowOf(read)).toEqual({
      '1': { class_type: 'LoadImage', inputs: { image: 'ava.png' } },
      '2': { class_type: 'VHS_VideoCombine', inputs: { frame_rate: 8, format: 'video/h264-mp4' } },
      '3': { class_type: 'EmptyLatentImage', inputs: { batch_size: 1, width: 64, height: 48 } },
    })
  })

  it('never throws, whatever the file says', () => {
    const strange = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom('__proto__', 'Reroute', 'PrimitiveNode', 4, 2, 1, '1'),
    )
    const file = fc.record({
      nodes: fc.array(
        fc.oneof(
          strange,
          fc.record(
            {
              id: fc.constantFrom(1, 2, '3'),
              type: fc.constantFrom('KSampler', 'Reroute', 'PrimitiveNode', 'LoadImage', 'SaveImage', '__proto__'),
              mode: strange,
              inputs: fc.oneof(
                strange,
                fc.array(
                  fc.record(
                    { name: strange, link: fc.constantFrom(1, 2, 3), type: strange, widget: strange },
                    { requiredKeys: [] },
                  ),
                ),
              ),
              outputs: strange,
              widgets_values: strange,
            },
            { requiredKeys: ['id', 'type'] },
          ),
        ),
      ),
      links: fc.array(
        fc.oneof(
          strange,
          fc.tuple(
            fc.constantFrom(1, 2, 3),
            fc.constantFrom(1, 2, 3),
            fc.constantFrom(0, 1, -1),
            strange,
            strange,
            strange,
          ),
        ),
      ),
    })
    fc.assert(
      fc.property(file, fc.boolean(), (json, connected) => {
        const read = workflowIn(JSON.parse(JSON.stringify(json)), connected ? OBJECT_INFO : undefined)
        expect(read && ('workflow' in read || read.errors.length > 0)).toBeTruthy()
        if (read && 'workflow' in read) bind(read.workflow, { ...proposeBindings(read.workflow), outputs: [] }, {})
      }),
      { numRuns: 2000 },
    )
  })
})

describe('bindings', () => {
  it('are proposed for prompt, negative, seed, size, images and outputs', () => {
    const withImage = {
      ...api,
      '20': { class_type: 'LoadImage', inputs: { image: 'x.png' } },
      '21': { class_type: 'PreviewImage', inputs: { images: ['20', 0] } },
    }
    expect(proposeBindings(withImage, OBJECT_INFO)).toEqual({
      ...NO_BINDINGS,
      prompt: ['6.text'],
      negative: ['7.text'],
      seed: ['3.seed'],
      width: ['5.width'],
      height: ['5.height'],
      checkpoint: ['4.ckpt_name'],
      images: [['20.image']],
      outputs: ['9'],
    })
  })

  it('follow guidance, shared texts and primitive strings back to the words; films have frames', () => {
    const video = {
      t: { class_type: 'PrimitiveStringMultiline', inputs: { value: 'a storm' } },
      e: { class_type: 'CLIPTextEncode', inputs: { text: ['t', 0], clip: ['c', 0] } },
      z: { class_type: 'ConditioningZeroOut', inputs: { conditioning: ['e', 0] } },
      w: {
        class_type: 'WanImageToVideo',
        inputs: { positive: ['g', 0], negative: ['z', 0], width: 832, height: 480, length: 81 },
      },
      g: { class_type: 'FluxGuidance', inputs: { conditioning: ['e', 0], guidance: 3.5 } },
      k: { class_type: 'KSamplerAdvanced', inputs: { positive: ['w', 0], negative: ['w', 1], noise_seed: 5 } },
      v: { class_type: 'CreateVideo', inputs: { images: ['k', 0], fps: 16 } },
      s: { class_type: 'SaveVideo', inputs: { video: ['v', 0] } },
    }
    expect(proposeBindings(video as never)).toEqual({
      ...NO_BINDINGS,
      prompt: ['t.value'],
      seed: ['k.noise_seed'],
      width: ['w.width'],
      height: ['w.height'],
      frames: ['w.length'],
      fps: ['v.fps'],
      outputs: ['s'],
    })
  })

  it('put values in their places, and name the place that is not there', () => {
    const bindings = Bindings.parse({ prompt: ['6.text'], seed: ['3.seed'] })
    const bound = bind(api as never, bindings, { prompt: 'rain', seed: 7 })
    expect([bound['6']?.inputs.text, bound['3']?.inputs.seed, bound['7']?.inputs.text]).toEqual(['rain', 7, 'blurry'])
    expect(api['6'].inputs.text).toBe('a lighthouse')
    const wrong = (given: object, more: object) => () => bind(api as never, Bindings.parse(more), given)
    expect(wrong({ prompt: 'x' }, { prompt: ['66.text'] })).toThrow(
      /no node 66, to which prompt is bound.*6 \(CLIPTextEncode\)/,
    )
    expect(wrong({ prompt: 'x' }, { prompt: ['6.words'] })).toThrow(
      /CLIPTextEncode \(6\) has no input words.*text, clip/,
    )
    const loads = { 4: { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: 'a.safetensors' } } }
    expect(proposeBindings(loads as never).checkpoint).toEqual(['4.ckpt_name'])
    expect(givenBy(loads as never, proposeBindings(loads as never))).toEqual({ checkpoint: 'a.safetensors' })
    expect(proposeBindings({ ...loads, 5: loads[4] } as never).checkpoint).toEqual([])
    const other = bind(loads as never, Bindings.parse({ checkpoint: ['4.ckpt_name'] }), { checkpoint: 'b.safetensors' })
    expect(other['4']?.inputs.ckpt_name).toBe('b.safetensors')
    expect(wrong({ width: 8 }, {})).toThrow(/A width is given, but bound to nothing/)
    expect(wrong({ images: ['a'] }, {})).toThrow(/1 images are wired in, but the workflow takes 0/)
    expect(wrong({}, { outputs: ['99'] })).toThrow(/no node 99, whose files/)
  })
})

describe('files', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'reelgraph-comfy-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  /** A PNG with text chunks where ComfyUI puts them. */
  async function png(texts: Record<string, string>): Promise<string> {
    const plain = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#123' } })
      .png()
      .toBuffer()
    const chunks = Object.entries(texts).map(([name, text]) => {
      const body = Buffer.concat([Buffer.from(`tEXt${name}\0`, 'latin1'), Buffer.from(text, 'utf8')])
      const chunk = Buffer.alloc(body.length + 8)
      chunk.writeUInt32BE(body.length - 4, 0)
      body.copy(chunk, 4)
      chunk.writeUInt32BE(crc32(body), chunk.length - 4)
      return chunk
    })
    const file = join(folder, `${Object.keys(texts).join('')}.png`)
    await writeFile(file, Buffer.concat([plain.subarray(0, 33), ...chunks, plain.subarray(33)]))
    return file
  }

  it('PNGs of ComfyUI give the API form, also when Python wrote NaN into it', async () => {
    const text = JSON.stringify(api).replace('"denoise":1', '"denoise":NaN')
    const found = await workflowTexts(
      await png({ prompt: text, workflow: JSON.stringify(editor), parameters: 'Steps: 20' }),
    )
    expect(Object.keys(found).sort()).toEqual(['prompt', 'workflow'])
    const read = workflowOf(workflowIn(parsePython(found.prompt ?? ''), undefined))
    expect(read?.['3']?.inputs).toMatchObject({ denoise: null, seed: 156680208700286 })
    expect(parsePython('{"a": "NaN", "b": -Infinity, "c": "\\"NaN"}')).toEqual({ a: 'NaN', b: null, c: '"NaN' })
    expect(await workflowTexts(await png({ comment: 'x' }))).toEqual({})
    expect(() => parsePython('{"a": ')).toThrow(SyntaxError)
  })

  it('cut off and damaged PNGs give nothing, and end', async () => {
    const file = join(folder, 'bad.png')
    const whole = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(400, 7)])
    await writeFile(file, whole)
    expect(await workflowTexts(file)).toEqual({})
  })
})

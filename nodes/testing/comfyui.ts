// A stand-in ComfyUI for tests: its real protocol over HTTP and WebSocket, and its faults.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'

interface Prompt {
  readonly number: number
  readonly id: string
  readonly client: string
  readonly nodes: Record<string, { class_type: string; inputs: Record<string, unknown> }>
}

export interface StandIn {
  readonly url: string
  /** Every workflow that was queued, in order. */
  readonly queued: Prompt[]
  /** Names and bytes of uploaded images. */
  readonly uploads: Map<string, Buffer>
  /** Paths of requests to interrupt and to delete, with their bodies. */
  readonly said: string[]
  /** Files that `/view` gives, by name; a workflow's saving nodes name `made.png` unless `makes` says otherwise. */
  readonly files: Map<string, Buffer>
  /** What saving nodes make, by class. */
  makes: (node: { class_type: string; inputs: Record<string, unknown> }) => object
  /** Faults and behaviour, changed by tests. */
  readonly behave: {
    /** `hold`: stays running until told; `error`, `oom`: an execution error; `crash`: cuts sockets in the middle. */
    run: 'normal' | 'hold' | 'error' | 'crash'
    /** Older servers choose the id themselves. */
    choosesIds: boolean
    /** Answers 503 to this many requests. */
    busy: number
  }
  /** Ends everything that is held. */
  release(): void
  /** Forgets queue and history, as a restart does. */
  forget(): void
  close(): Promise<void>
}

const KNOWN = new Set([
  'CLIPTextEncode',
  'KSampler',
  'EmptyLatentImage',
  'SaveImage',
  'LoadImage',
  'SaveVideo',
  'CheckpointLoaderSimple',
  'VAEDecode',
  'CreateVideo',
  'PreviewImage',
])

export const OBJECT_INFO = {
  KSampler: {
    input: {
      required: {
        model: ['MODEL'],
        seed: ['INT', { control_after_generate: true }],
        steps: ['INT', {}],
        cfg: ['FLOAT', {}],
        sampler_name: [['euler', 'dpmpp_2m']],
        scheduler: [['normal', 'karras']],
        positive: ['CONDITIONING'],
        negative: ['CONDITIONING'],
        latent_image: ['LATENT'],
        denoise: ['FLOAT', {}],
      },
    },
    output: ['LATENT'],
    output_node: false,
  },
  CLIPTextEncode: {
    input: { required: { text: ['STRING', { multiline: true }], clip: ['CLIP'] } },
    output: ['CONDITIONING'],
  },
  EmptyLatentImage: {
    input: { required: { width: ['INT'], height: ['INT'], batch_size: ['INT'] } },
    output: ['LATENT'],
  },
  CheckpointLoaderSimple: {
    input: { required: { ckpt_name: [['a.safetensors', 'film/b.safetensors']] } },
    output: ['MODEL', 'CLIP', 'VAE'],
  },
  // Newer servers list choices this way.
  LoraLoader: {
    input: { required: { model: ['MODEL'], clip: ['CLIP'], lora_name: ['COMBO', { options: ['ava.safetensors'] }] } },
    output: ['MODEL', 'CLIP'],
  },
  VAEDecode: { input: { required: { samples: ['LATENT'], vae: ['VAE'] } }, output: ['IMAGE'] },
  LoadImage: { input: { required: { image: [['example.png'], { image_upload: true }] } }, output: ['IMAGE', 'MASK'] },
  ImageScale: {
    input: { required: { image: ['IMAGE'], upscale_method: [['nearest', 'lanczos']], width: ['INT'] } },
    output: ['IMAGE'],
  },
  SaveImage: { input: { required: { images: ['IMAGE'], filename_prefix: ['STRING'] } }, output: [], output_node: true },
}

export async function standInComfy(options: { token?: string } = {}): Promise<StandIn> {
  const queued: Prompt[] = []
  const pending: Prompt[] = []
  let running: { prompt: Prompt; end: (how: 'done' | 'interrupted') => void } | undefined
  const history = new Map<string, object>()
  const uploads = new Map<string, Buffer>()
  const files = new Map<string, Buffer>()
  const said: string[] = []
  const sockets = new Map<string, WebSocket>()
  const behave: StandIn['behave'] = { run: 'normal', choosesIds: false, busy: 0 }
  const standIn: Pick<StandIn, 'makes'> = {
    makes: () => ({ images: [{ filename: 'made.png', subfolder: 'sub', type: 'output' }] }),
  }
  let numbers = 0

  const send = (client: string, type: string, data: object): void =>
    sockets.get(client)?.send(JSON.stringify({ type, data }))
  const preview = (client: string): void => {
    const head = Buffer.alloc(8)
    head.writeUInt32BE(1, 0)
    head.writeUInt32BE(1, 4)
    sockets.get(client)?.send(Buffer.concat([head, Buffer.from([0xff, 0xd8, 0xff, 0xd9])]))
  }

  async function work(prompt: Prompt): Promise<void> {
    const { id, client, nodes } = prompt
    const tell = (type: string, data: object = {}) => send(client, type, { prompt_id: id, ...data })
    const messages: unknown[] = [['execution_start', { prompt_id: id }]]
    let interrupt: (how: 'done' | 'interrupted') => void = () => {}
    const interrupted = new Promise<'done' | 'interrupted'>(resolve => {
      interrupt = resolve
    })
    running = { prompt, end: interrupt }
    const outputs: Record<string, object> = {}
    tell('execution_start')
    for (const [node, { class_type, inputs }] of Object.entries(nodes)) {
      tell('executing', { node })
      if (class_type === 'KSampler') {
        tell('progress', { value: 1, max: 2, node })
        preview(client)
        if (behave.run === 'error') {
          const error = {
            prompt_id: id,
            node_id: node,
            node_type: class_type,
            exception_type: 'torch.OutOfMemoryError',
            exception_message: 'CUDA out of memory',
            traceback: [],
          }
          messages.push(['execution_error', error])
          history.set(id, { outputs, status: { status_str: 'error', completed: false, messages } })
          running = undefined
          tell('execution_error', error)
          return
        }
        if (behave.run === 'crash') for (const socket of sockets.values()) socket.terminate()
        if (behave.run === 'hold' && (await interrupted) === 'interrupted') {
          messages.push(['execution_interrupted', { prompt_id: id, node_id: node }])
          history.set(id, { outputs, status: { status_str: 'error', completed: false, messages } })
          running = undefined
          tell('execution_interrupted', { node_id: node })
          return
        }
        tell('progress', { value: 2, max: 2, node })
      }
      if (/^(Save|Preview)/.test(class_type)) {
        outputs[node] = standIn.makes({ class_type, inputs })
        tell('executed', { node, output: outputs[node] })
      }
    }
    messages.push(['execution_success', { prompt_id: id }])
    history.set(id, { outputs, status: { status_str: 'success', completed: true, messages } })
    running = undefined
    tell('execution_success')
    tell('executing', { node: null })
  }

  async function pump(): Promise<void> {
    while (!running && pending.length > 0) await work(pending.shift() as Prompt)
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    const url = new URL(request.url ?? '/', 'http://comfy')
    const json = (value: unknown, status = 200): void => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(value))
    }
    if (options.token && request.headers.authorization !== `Bearer ${options.token}`) return json({}, 401)
    if (behave.busy > 0) {
      behave.busy--
      return json({}, 503)
    }
    const path = `${request.method} ${url.pathname}`
    if (path === 'GET /system_stats')
      return json({ system: { comfyui_version: '0.9.9' }, devices: [{ name: 'cuda:0 Test' }] })
    if (path === 'GET /object_info') return json(OBJECT_INFO)
    if (path.startsWith('GET /object_info/')) {
      const type = decodeURIComponent(url.pathname.slice(13))
      return json(Object.fromEntries(Object.entries(OBJECT_INFO).filter(([name]) => name === type)))
    }
    if (path === 'GET /queue')
      return json({
        queue_running: running ? [[running.prompt.number, running.prompt.id, running.prompt.nodes, {}, []]] : [],
        queue_pending: pending.map(prompt => [prompt.number, prompt.id, prompt.nodes, {}, []]),
      })
    if (path.startsWith('GET /history/')) {
      const id = decodeURIComponent(url.pathname.slice(9))
      return json(history.has(id) ? { [id]: history.get(id) } : {})
    }
    if (path === 'GET /view') {
      const file = files.get(url.searchParams.get('filename') ?? '')
      if (!file || url.searchParams.get('subfolder') !== 'sub') return json({}, 404)
      response.writeHead(200)
      response.end(file)
      return
    }
    if (path === 'POST /upload/image') {
      const name = /filename="([^"]+)"/.exec(body.toString('latin1'))?.[1] ?? ''
      const start = body.indexOf('\r\n\r\n') + 4
      uploads.set(`up-${name}`, body.subarray(start, body.indexOf('\r\n--', start)))
      // The name may be another than was asked for.
      return json({ name: `up-${name}`, subfolder: '', type: 'input' })
    }
    if (path === 'POST /interrupt') {
      said.push(`interrupt ${body}`)
      running?.end('interrupted')
      return json({})
    }
    if (path === 'POST /queue') {
      said.push(`delete ${body}`)
      const { delete: ids = [] } = JSON.parse(String(body)) as { delete?: string[] }
      for (const id of ids) {
        const place = pending.findIndex(prompt => prompt.id === id)
        if (place >= 0) pending.splice(place, 1)
      }
      return json({})
    }
    if (path === 'POST /prompt') {
      const { prompt: nodes, client_id, prompt_id } = JSON.parse(String(body))
      const errors: Record<string, object> = {}
      for (const [id, node] of Object.entries(nodes as Prompt['nodes'])) {
        if (!KNOWN.has(node.class_type))
          return json(
            {
              error: {
                type: 'invalid_prompt',
                message: `Cannot execute because node ${node.class_type} does not exist.`,
                details: `Node ID '#${id}'`,
                extra_info: {},
              },
              node_errors: {},
            },
            400,
          )
        if (node.class_type === 'KSampler' && !['euler', 'dpmpp_2m'].includes(String(node.inputs.sampler_name)))
          errors[id] = {
            errors: [
              {
                type: 'value_not_in_list',
                message: 'Value not in list',
                details: `sampler_name: '${node.inputs.sampler_name}' not in ['euler', 'dpmpp_2m']`,
              },
            ],
            class_type: node.class_type,
            dependent_outputs: [],
          }
      }
      if (Object.keys(errors).length > 0)
        return json(
          {
            error: {
              type: 'prompt_outputs_failed_validation',
              message: 'Prompt outputs failed validation',
              details: '',
              extra_info: {},
            },
            node_errors: errors,
          },
          400,
        )
      const prompt = {
        number: numbers++,
        id: behave.choosesIds || !prompt_id ? `own-${numbers}` : prompt_id,
        client: client_id,
        nodes,
      }
      queued.push(prompt)
      pending.push(prompt)
      json({ prompt_id: prompt.id, number: prompt.number, node_errors: {} })
      setImmediate(() => void pump())
      return
    }
    json({}, 404)
  }

  const server = createServer((request, response) => void answer(request, response))
  const upgrades = new WebSocketServer({ noServer: true })
  server.on('upgrade', (request, socket, head) =>
    upgrades.handleUpgrade(request, socket, head, client => {
      const id = new URL(request.url ?? '/', 'http://comfy').searchParams.get('clientId') ?? ''
      sockets.set(id, client)
      client.on('error', () => {})
      client.send(JSON.stringify({ type: 'status', data: { status: { exec_info: { queue_remaining: 0 } }, sid: id } }))
    }),
  )
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(standIn, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    queued,
    uploads,
    said,
    files,
    behave,
    release: () => {
      running?.end('done')
    },
    forget: () => {
      history.clear()
      pending.length = 0
      running?.end('interrupted')
      history.clear()
    },
    close: () =>
      new Promise<void>(resolve => {
        running?.end('interrupted')
        for (const socket of sockets.values()) socket.terminate()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  })
}

// A whole host with a small library of its own, and requests as a browser would make them: for tests.
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { defineNode } from '../../engine/graph/define.ts'
import { GraphDocument } from '../../engine/graph/document.ts'
import { many, one } from '../../engine/graph/ports.ts'
import approve from '../../nodes/flow/approve.node.ts'
import graphInput from '../../nodes/flow/graph-input.node.ts'
import graphOutput from '../../nodes/flow/graph-output.node.ts'
import { portTypes, Text } from '../../nodes/types.ts'
import { type Host, type HostOptions, openHost } from '../host.ts'
import { TRIAL_RUNNERS } from './hub.ts'

const words = defineNode({
  type: 'trial/words',
  version: 1,
  title: 'Words',
  category: 'Trial',
  summary: 'Splits a text into words.',
  inputs: {},
  params: z.object({ text: z.string().default('one two three').meta({ description: 'The words.' }) }),
  outputs: { words: many(Text, 'word').describe('One item for each word.') },
  run: async ({ params }) => ({
    words: params.text
      .split(' ')
      .filter(Boolean)
      .map((value, index) => ({ segment: `w${index}`, value })),
  }),
})

const shout = defineNode({
  type: 'trial/shout',
  version: 1,
  title: 'Shout',
  category: 'Trial',
  summary: 'Sends a word to a worker, which says it louder.',
  inputs: { word: one(Text).describe('What to say.') },
  params: z.object({
    capability: z.string().default('trial.shout').meta({ description: 'The job to send.' }),
    until: z.string().default('').meta({ description: 'The file that a waiting job waits for.' }),
  }),
  outputs: { louder: one(Text).describe('The louder word.') },
  run: async ({ inputs, params, ctx }) => {
    const { outputs, facts, servedBy } = await ctx.dispatch(params.capability, {
      params: { until: params.until },
      inputs: { text: await ctx.artifacts.put(inputs.word, 'text/plain') },
    })
    ctx.served(servedBy)
    const file = outputs.shout
    return { louder: file ? String(Buffer.from(await ctx.artifacts.read(file.digest))) : String(facts.said) }
  },
})

const join_ = defineNode({
  type: 'trial/join',
  version: 1,
  title: 'Join',
  category: 'Trial',
  summary: 'Joins words again.',
  inputs: { words: many(Text).describe('The words.') },
  params: z.object({}),
  outputs: { text: one(Text).describe('All of them.') },
  run: async ({ inputs }) => ({ text: inputs.words.map(item => item.value).join(' ') }),
})

export const TRIAL_LIBRARY = {
  nodes: new Map([words, shout, join_, approve, graphInput, graphOutput].map(node => [node.type, node])),
  portTypes,
}

/** words → shout → join. */
export const trialGraph = (id: string, shoutParams: Record<string, unknown> = {}, text = 'one two three') =>
  GraphDocument.parse({
    format: 'reelgraph',
    version: 1,
    id,
    name: 'Trial',
    nodes: [
      { id: 'words', type: 'trial/words', params: { text } },
      { id: 'shout', type: 'trial/shout', params: shoutParams },
      { id: 'join', type: 'trial/join' },
    ],
    edges: [
      { from: 'words.words', to: 'shout.word' },
      { from: 'shout.louder', to: 'join.words' },
    ],
  })

export interface HostBench {
  readonly host: Host
  readonly folder: string
  /** A request with a JSON body (or JSON text) and answer. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  /** Closes this host and opens another on the same data. */
  reopen(): Promise<void>
  close(): Promise<void>
}

export interface Answer {
  readonly status: number
  readonly headers: Record<string, string | string[] | undefined>
  // biome-ignore lint/suspicious/noExplicitAny: an answer is whatever the test expects it to be.
  readonly json: any
  readonly bytes: Buffer
}

/** One HTTP request with exactly these headers: `fetch` would not let a test lie about Host and Origin. */
export function send(
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: Buffer | string },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { method: options.method ?? 'GET', headers: options.headers ?? {} }, response => {
      const chunks: Buffer[] = []
      response.on('data', chunk => chunks.push(chunk))
      response.on('end', () => {
        const bytes = Buffer.concat(chunks)
        const isJson = String(response.headers['content-type']).startsWith('application/json')
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          json: isJson && bytes.length > 0 ? JSON.parse(String(bytes)) : undefined,
          bytes,
        })
      })
    })
    request.on('error', reject)
    request.end(options.body)
  })
}

/** A host with the trial library and its runners. */
export const openHostBench = (options: Partial<HostOptions> = {}): Promise<HostBench> =>
  benchOf(data =>
    openHost({
      data,
      what: 'a test',
      library: TRIAL_LIBRARY,
      worker: { slots: 2, runners: [TRIAL_RUNNERS], only: true },
      ...options,
    }),
  )

/**
 * The whole product as it was built and is started by who uses it: its own library, its worker's own runners. What it
 * starts comes up sooner than from the sources.
 */
export async function openBuiltBench(options: Partial<HostOptions> = {}): Promise<HostBench> {
  const built = new URL('../../dist/node/server/host.js', import.meta.url)
  if (!existsSync(built)) throw new Error('Reelgraph is not built: run `npm run build`.')
  const { openHost: open } = (await import(built.href)) as { openHost: typeof openHost }
  return benchOf(data => open({ data, what: 'a test', worker: { slots: 2 }, ...options }))
}

async function benchOf(openOn: (data: string) => Promise<Host>): Promise<HostBench> {
  const folder = await mkdtemp(join(tmpdir(), 'reelgraph-host-'))
  const open = () => openOn(join(folder, 'data'))
  let host = await open()
  return {
    get host() {
      return host
    },
    folder,
    call: (method, path, body, headers = {}) => {
      const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
      return send(`${host.url}${path}`, {
        method,
        headers: {
          ...(text === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }),
          ...headers,
        },
        ...(text === undefined ? {} : { body: text }),
      })
    },
    reopen: async () => {
      await host.close()
      host = await open()
    },
    close: async () => {
      await host.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

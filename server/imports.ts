// What people drop on the canvas: a graph in any form, or a ComfyUI workflow, which becomes a node with proposed bindings.
import { createHash } from 'node:crypto'
import { open, readFile, stat } from 'node:fs/promises'
import { PermanentError } from '../engine/graph/context.ts'
import type { GraphDocument } from '../engine/graph/document.ts'
import { fromApiForm, isApiForm } from '../engine/graph/edit/apiform.ts'
import { isObject } from '../engine/graph/json.ts'
import { parseDocument } from '../engine/graph/parse.ts'
import type { NodeSpec } from '../engine/graph/spec.ts'
import type { Problem } from '../engine/protocol/events.ts'
import { extractGraph } from '../nodes/media/embed.ts'
import { givenBy, proposeBindings } from '../nodes/providers/comfyui/bindings.ts'
import { comfyClient, comfyHeaders, comfyUrl } from '../nodes/providers/comfyui/client.ts'
import { isEditorForm } from '../nodes/providers/comfyui/from-editor.ts'
import type { ObjectInfo } from '../nodes/providers/comfyui/object-info.ts'
import { parsePython, workflowIn, workflowTexts } from '../nodes/providers/comfyui/read.ts'

/** The largest graph as JSON, in bytes. */
const LARGEST_GRAPH = 32 * 1024 ** 2

/** Deeper nesting than any document needs; it would exhaust the stack of what walks it. */
const DEEPEST = 100

/** What a file was found to be. */
export interface Imported {
  /** A Reelgraph document, a graph in API form, or a workflow of ComfyUI. */
  readonly kind: 'reelgraph' | 'api' | 'comfyui'
  /** The graph; for a workflow of ComfyUI one with the node alone. */
  readonly document: GraphDocument
  /** (`comfyui`) The proposed node, for putting it into another graph. */
  readonly node?: { readonly type: string; readonly title: string; readonly params: Readonly<Record<string, unknown>> }
  /** What could not be taken over, or should be looked at. */
  readonly problems: readonly Problem[]
}

/** A file that cannot be imported, with every reason. */
export class ImportError extends Error {
  override name = 'ImportError'
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    super(problems[0]?.message ?? 'This file cannot be imported.')
    this.problems = problems
  }
}

const refuse = (message: string, code = 'import'): never => {
  throw new ImportError([{ severity: 'error', code, message }])
}

export interface ImportOptions {
  readonly specs: ReadonlyMap<string, NodeSpec>
  /** What the file was called, for the graph's name. */
  readonly name?: string
  /** What the connected ComfyUI says of its nodes; asked only when a file needs it. */
  readonly objectInfo?: () => Promise<ObjectInfo | undefined>
}

/** Asks the ComfyUI that this process is connected to. */
const connectedInfo = (): Promise<ObjectInfo | undefined> =>
  comfyClient(comfyUrl(), comfyHeaders())
    .objectInfo(AbortSignal.timeout(10_000))
    .catch(() => undefined)

/** Reads a file of any known kind, told by its content. @throws ImportError */
export async function importFile(file: string, options: ImportOptions): Promise<Imported> {
  const handle = await open(file)
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0).finally(() => handle.close())
  const start = buffer
    .toString('utf8', 0, bytesRead)
    .replace(/^\ufeff/, '')
    .trimStart()
  if (start.startsWith('{') || start.startsWith('[')) {
    if ((await stat(file)).size > LARGEST_GRAPH) refuse('The graph is larger than 32 MiB.', 'too-large')
    return importJson((await readFile(file, 'utf8')).replace(/^\ufeff/, ''), options)
  }
  try {
    const graph = await extractGraph(file)
    if (graph !== undefined) return ownDocument(graph)
  } catch (error) {
    if (error instanceof PermanentError) refuse(error.message)
    throw error
  }
  const { prompt, workflow } = await workflowTexts(file)
  // The API form says exactly what ran; the editor's needs a ComfyUI to be read.
  for (const text of [prompt, workflow]) if (text !== undefined) return importJson(text, options)
  return refuse(
    'There is no graph in this file. Exported MP4, PNG and WAV files carry one, pictures that ComfyUI saved carry their workflow, and JSON files are one.',
    'no-graph',
  )
}

/** Reads the text of a graph or a workflow. @throws ImportError */
export async function importJson(text: string, options: ImportOptions): Promise<Imported> {
  let json: unknown
  try {
    json = parsePython(text)
  } catch (error) {
    return refuse(`The file is no valid JSON: ${error instanceof Error ? error.message : error}`)
  }
  if (isDeeper(json, DEEPEST)) refuse(`The file nests deeper than ${DEEPEST} levels: that is no graph.`)
  if (isObject(json) && json.format === 'reelgraph') return ownDocument(json)
  const name = (options.name ?? '').replace(/\.\w{1,5}$/, '') || 'Imported'
  const id = `g_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`
  if (isOurs(json, options.specs)) {
    const read = fromApiForm(json, options.specs, { id, name })
    if ('errors' in read) throw new ImportError(read.errors)
    return { kind: 'api', document: read.document, problems: read.problems }
  }
  const needsInfo = isEditorForm(json) || (isObject(json) && isEditorForm(json.workflow))
  const info = needsInfo ? await (options.objectInfo ?? connectedInfo)() : undefined
  const read = workflowIn(json, info)
  if (!read)
    return refuse(
      'This JSON is neither a Reelgraph document, nor a graph in API form ({id: {class_type, inputs}}), nor a workflow of ComfyUI.',
    )
  if ('errors' in read) throw new ImportError(read.errors)
  return comfyNode(read.workflow, read.problems, { id, name, info, specs: options.specs })
}

/** A graph in API form is ours when it names a node of ours; types of ComfyUI have no slash. */
function isOurs(json: unknown, specs: ReadonlyMap<string, NodeSpec>): boolean {
  const form = isObject(json) && isApiForm(json.prompt) ? json.prompt : json
  return isApiForm(form) && Object.values(form).some(node => specs.has(node.class_type))
}

function ownDocument(json: unknown): Imported {
  const parsed = parseDocument(json)
  if ('problems' in parsed) throw new ImportError(parsed.problems)
  return { kind: 'reelgraph', document: parsed.document, problems: [] }
}

const COMFY_NODE = 'picture/comfyui-workflow'

function comfyNode(
  workflow: Parameters<typeof proposeBindings>[0],
  problems: readonly Problem[],
  {
    id,
    name,
    info,
    specs,
  }: { id: string; name: string; info: ObjectInfo | undefined; specs: ReadonlyMap<string, NodeSpec> },
): Imported {
  const bindings = proposeBindings(workflow, info)
  const { fps: _, seed, ...given } = givenBy(workflow, bindings)
  const isSafe = seed === undefined || (Number.isSafeInteger(seed) && seed >= 0)
  const look = (code: string, message: string): Problem => ({ severity: 'warning', code, message, node: 'comfyui' })
  const all = [
    ...problems.map(problem => ({ ...problem, node: 'comfyui' })),
    ...(bindings.prompt.length === 0
      ? [look('no-prompt', 'No prompt was found in the workflow: bind it by hand, under “Bindings”.')]
      : []),
    ...(isSafe
      ? []
      : [
          look('seed', `The seed of the workflow, ${seed}, is larger than JSON keeps exactly; the node begins with 0.`),
        ]),
    ...(bindings.outputs.length === 0
      ? [look('no-output', 'No node of the workflow saves a file: add one there, such as Save Image.')]
      : []),
  ]
  const node = {
    type: COMFY_NODE,
    title: name.slice(0, 200),
    params: { workflow, bindings, ...usable(given), seed: isSafe ? (seed ?? 0) : 0 },
  }
  const parsed = parseDocument({
    format: 'reelgraph',
    version: 1,
    id,
    name,
    nodes: [{ id: 'comfyui', ...node, version: specs.get(COMFY_NODE)?.version ?? 1, at: [0, 0] }],
  })
  if ('problems' in parsed) throw new ImportError(parsed.problems)
  return { kind: 'comfyui', document: parsed.document, node, problems: all }
}

/** Values that the node's params take; any other stays in the workflow alone. */
const usable = (given: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(given).filter(([, value]) =>
      typeof value === 'string'
        ? value.length <= 20_000
        : Number.isInteger(value) && Number(value) > 0 && Number(value) <= 16_384,
    ),
  )

/** Level by level, without recursion. */
function isDeeper(json: unknown, levels: number): boolean {
  let level: unknown[] = [json]
  for (let at = 0; level.length > 0; at++) {
    if (at > levels) return true
    const next: unknown[] = []
    for (const value of level)
      if (typeof value === 'object' && value !== null)
        for (const member of Object.values(value)) if (typeof member === 'object' && member !== null) next.push(member)
    level = next
  }
  return false
}

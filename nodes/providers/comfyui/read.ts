// A ComfyUI workflow from whatever a person has of it: JSON in either form, or a file that ComfyUI saved.
import { open } from 'node:fs/promises'
import { inflateSync } from 'node:zlib'
import { type ApiForm, type ApiNode, isApiForm } from '../../../engine/graph/edit/apiform.ts'
import { isObject, type Json } from '../../../engine/graph/json.ts'
import type { Problem } from '../../../engine/protocol/events.ts'
import { probe } from '../../media/ffmpeg/index.ts'
import { fromEditorForm, isEditorForm } from './from-editor.ts'
import type { ObjectInfo } from './object-info.ts'

/** Larger than any workflow, in bytes. */
const LARGEST = 32 * 1024 ** 2

/** JSON as Python writes it: NaN and infinities, which JSON has not, become null. @throws SyntaxError */
export function parsePython(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    // Only outside of strings: a string is matched whole and kept.
    const mended = text.replace(/"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g, part =>
      part.startsWith('"') ? part : 'null',
    )
    if (mended === text) throw error
    return JSON.parse(mended)
  }
}

/**
 * The workflow in a JSON value: in API form, in the editor's, or a request's body around either; undefined when it is none.
 * @param info what the connected ComfyUI says of its nodes
 */
export function workflowIn(
  json: unknown,
  info: ObjectInfo | undefined,
): { workflow: ApiForm; problems: Problem[] } | { errors: Problem[] } | undefined {
  if (isApiForm(json)) return { workflow: cleaned(json), problems: [] }
  if (isEditorForm(json)) return fromEditorForm(json, info)
  if (isObject(json) && isApiForm(json.prompt)) return { workflow: cleaned(json.prompt), problems: [] }
  if (isObject(json) && isEditorForm(json.workflow)) return fromEditorForm(json.workflow, info)
  return undefined
}

/** Without what ComfyUI notes beside the nodes, and without names that mean something else in JavaScript. */
function cleaned(form: Record<string, { class_type: string; [member: string]: unknown }>): ApiForm {
  const nodes: [string, ApiNode][] = []
  for (const [id, { class_type, inputs, _meta }] of Object.entries(form)) {
    const title = isObject(_meta) && typeof _meta.title === 'string' ? _meta.title : undefined
    const own = isObject(inputs) ? Object.entries(inputs).filter(([name]) => name !== '__proto__') : []
    nodes.push([
      id,
      { class_type, inputs: Object.fromEntries(own) as Record<string, Json>, ...(title ? { _meta: { title } } : {}) },
    ])
  }
  return Object.fromEntries(nodes.filter(([id]) => id !== '__proto__'))
}

/** What a file that ComfyUI saved says of its workflow: `prompt` (API form) before `workflow` (the editor's). */
export async function workflowTexts(file: string): Promise<{ prompt?: string; workflow?: string }> {
  const head = await readHead(file)
  if (head.subarray(0, 8).equals(PNG)) return pngTexts(head)
  const tags = (await probe(file).catch(() => undefined))?.tags ?? {}
  const found: Record<string, string> = {}
  for (const [name, value] of Object.entries(tags)) {
    if (/^(prompt|workflow)$/i.test(name)) found[name.toLowerCase()] = value
    // Some nodes put both into one comment.
    if (/^comment$/i.test(name) && value.startsWith('{'))
      try {
        const both = parsePython(value)
        for (const member of ['prompt', 'workflow'] as const)
          if (isObject(both) && both[member] !== undefined)
            found[member] = typeof both[member] === 'string' ? both[member] : JSON.stringify(both[member])
      } catch {
        // A comment like any other.
      }
  }
  return found
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** ComfyUI writes its texts before the picture. */
async function readHead(file: string): Promise<Buffer> {
  const handle = await open(file, 'r')
  try {
    const size = Math.min((await handle.stat()).size, LARGEST)
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(size), 0, size, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** The `tEXt`, `zTXt` and `iTXt` chunks (PNG 1.2, 4.2.3) named `prompt` and `workflow`. */
function pngTexts(png: Buffer): Record<string, string> {
  const found: Record<string, string> = {}
  for (let at = 8, count = 0; at + 12 <= png.length && count < 20_000; count++) {
    const length = png.readUInt32BE(at)
    const kind = png.toString('latin1', at + 4, at + 8)
    const body = png.subarray(at + 8, at + 8 + length)
    if (body.length < length) break
    at += length + 12
    const end = body.indexOf(0)
    const name = end < 0 ? '' : body.toString('latin1', 0, end)
    if (name !== 'prompt' && name !== 'workflow') continue
    const text = textOf(kind, body.subarray(end + 1))
    if (text !== undefined) found[name] = text
  }
  return found
}

function textOf(kind: string, body: Buffer): string | undefined {
  try {
    // ComfyUI's JSON is ASCII in tEXt; other writers put UTF-8 there.
    if (kind === 'tEXt') return body.toString('utf8')
    if (kind === 'zTXt') return inflateSync(body.subarray(1), { maxOutputLength: LARGEST }).toString('utf8')
    if (kind !== 'iTXt') return undefined
    const isCompressed = body[0] === 1
    const language = body.indexOf(0, 2)
    const translated = body.indexOf(0, language + 1)
    if (language < 0 || translated < 0) return undefined
    const text = body.subarray(translated + 1)
    return (isCompressed ? inflateSync(text, { maxOutputLength: LARGEST }) : text).toString('utf8')
  } catch {
    return undefined
  }
}

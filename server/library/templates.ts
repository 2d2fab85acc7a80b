// The graphs to begin with: what each is called, its picture, and what a person brings.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GraphDocument } from '../../engine/graph/document.ts'
import { parseDocument } from '../../engine/graph/parse.ts'
import type { NodeSpec } from '../../engine/graph/spec.ts'
import type { TemplateInfo, TemplateNeed } from '../../engine/protocol/library.ts'
import { CAPABILITY_TITLES } from './connections.ts'

export interface Template {
  readonly id: string
  readonly document: GraphDocument
}

/** The templates of a folder: every `*.json` that is a graph, by file name. */
export function readTemplates(folder: string): Template[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter(name => /^[a-z0-9-]+\.json$/.test(name))
    .sort()
    .flatMap(name => {
      const parsed = readTemplate(join(folder, name))
      return 'document' in parsed ? [{ id: name.slice(0, -5), document: parsed.document }] : []
    })
}

function readTemplate(file: string): ReturnType<typeof parseDocument> {
  try {
    return parseDocument(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // A template that is being written, or was broken by hand, is only left out of the list.
    return { problems: [] }
  }
}

/** Where the picture of a template lies, beside it. */
export const templatePicture = (folder: string, id: string): string => join(folder, 'pictures', `${id}.jpg`)

/** @param serves whether a capability is served now */
export function templateInfo(
  folder: string,
  { id, document }: Template,
  specs: ReadonlyMap<string, NodeSpec>,
  serves: (capability: string) => boolean,
): TemplateInfo {
  return {
    id,
    name: document.name,
    description: document.description,
    nodes: document.nodes.length,
    picture: existsSync(templatePicture(folder, id)),
    needs: needsOf(document, specs, serves),
  }
}

/** What a person writes or chooses first, then what must be served. */
function needsOf(
  document: GraphDocument,
  specs: ReadonlyMap<string, NodeSpec>,
  serves: (capability: string) => boolean,
): TemplateNeed[] {
  const needs = new Map<string, TemplateNeed>()
  const wired = new Set(document.edges.map(edge => edge.to))
  for (const node of document.nodes) {
    const spec = specs.get(node.type)
    // Words and files are brought where a graph begins.
    if (!spec || spec.inputs.length > 0 || node.mode !== 'active') continue
    for (const param of spec.params) {
      const isWords = param.widget === 'multiline' && param.face === true
      const isFile = param.widget === 'file' && !node.params[param.name]
      if ((!isWords && !isFile) || wired.has(`${node.id}.${param.name}`)) continue
      const text = `${param.title}, on ${node.title ?? spec.title}`
      needs.set(text, { kind: isWords ? 'words' : 'file', text })
    }
  }
  for (const node of document.nodes)
    for (const capability of specs.get(node.type)?.capabilities ?? [])
      needs.set(capability, {
        kind: 'capability',
        text: CAPABILITY_TITLES.get(capability) ?? capability,
        served: serves(capability),
      })
  return [...needs.values()]
}

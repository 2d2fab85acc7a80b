// What a document names that is not here: nodes, graphs, providers, files; each with why, and what to take instead.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { GraphDocument, GraphNode } from '../../engine/graph/document.ts'
import { standinsFor } from '../../engine/graph/edit/replace.ts'
import { SUBGRAPH } from '../../engine/graph/model/subgraph.ts'
import { paramProblem } from '../../engine/graph/model/validate.ts'
import type { NodeSpec, ParamSpec } from '../../engine/graph/spec.ts'
import type { HealthInfo, WorkerInfo } from '../../engine/protocol/api.ts'
import type { MissingInfo, UserNodesInfo } from '../../engine/protocol/library.ts'
import type { ArtifactStore } from '../../engine/store/api.ts'
import { namedFiles } from './documents.ts'

export interface Here {
  /** Built-in nodes, user nodes and saved graphs. */
  readonly specs: ReadonlyMap<string, NodeSpec>
  readonly folders: readonly UserNodesInfo[]
  readonly workers: readonly WorkerInfo[]
  readonly health: HealthInfo['providers']
  readonly artifacts: Pick<ArtifactStore, 'has'>
  readonly data: string
}

/** Providers that are part of the node itself. */
const BUILT_IN: readonly string[] = ['auto', 'embedded', 'filter', 'worker']

export function missingOf(document: GraphDocument, here: Here): MissingInfo {
  const { specs } = here
  const titleOf = (node: GraphNode): string => node.title || (specs.get(node.type)?.title ?? node.type)
  return {
    nodes: document.nodes
      .filter(node => !specs.has(node.type))
      .map(node => {
        const folder = folderOf(node.type, here)
        return {
          node: node.id,
          type: node.type,
          why: whyUnknown(node.type, folder),
          ...(folder?.state === 'untrusted' ? { folder: folder.folder } : {}),
          replacements: standinsFor(document, specs, node),
        }
      }),
    providers: document.nodes.flatMap(node => {
      const spec = specs.get(node.type)
      const param = spec?.params.find(each => each.name === 'provider')
      if (!spec || !param || node.mode !== 'active') return []
      const values = [
        node.params.provider,
        ...Object.values(document.overrides[node.id] ?? {}).map(params => params.provider),
      ]
      const named = [...new Set(values)].filter((value): value is string => typeof value === 'string')
      return named.flatMap(value => {
        const why = whyNotServed(value, spec, param, here)
        if (why === undefined) return []
        const instead = alternatives(value, spec, param, here)
        return [{ node: node.id, title: titleOf(node), param: param.name, value, why, instead }]
      })
    }),
    files: document.nodes.flatMap(node =>
      Object.entries(node.params).flatMap(([param, value]) =>
        namedFiles(value)
          .filter(file => !here.artifacts.has(file.digest))
          .map(file => ({ node: node.id, title: titleOf(node), param, ...file })),
      ),
    ),
  }
}

function whyUnknown(type: string, folder: UserNodesInfo | undefined): string {
  if (folder?.state === 'untrusted')
    return `It is a node of the folder “${folder.folder}”, which is here but not trusted.`
  if (folder) return `The folder “${folder.folder}” is broken: ${folder.problem ?? 'it could not be loaded'}.`
  if (type.startsWith(SUBGRAPH))
    return 'It stands for a saved graph that is not here. A share bundle brings such graphs along.'
  return 'No node of this type is installed here. It may come from a folder of user nodes, or from a newer Reelgraph.'
}

/** The folder of user nodes that holds a type: it is looked for in the text, since untrusted code is not run. */
function folderOf(type: string, { folders, data }: Here): UserNodesInfo | undefined {
  return folders.find(({ folder, state }) => state !== 'ready' && mentions(join(data, 'nodes', folder), type))
}

/** No module is larger than this, in bytes. */
const LARGEST_SOURCE = 1024 * 1024

function mentions(folder: string, type: string): boolean {
  try {
    return readdirSync(folder)
      .filter(name => /\.(m?[jt]s)$/.test(name))
      .some(name => {
        const file = join(folder, name)
        return statSync(file).size <= LARGEST_SOURCE && readFileSync(file, 'utf8').includes(type)
      })
  } catch {
    return false
  }
}

/** Why a provider does not serve a node now; undefined when it does, or when nobody can say. */
function whyNotServed(value: string, spec: NodeSpec, param: ParamSpec, { workers, health }: Here): string | undefined {
  if (BUILT_IN.includes(value)) return undefined
  const problem = paramProblem(param, value)
  if (problem !== undefined) return `${spec.title} has no provider “${value}” here.`
  const known = health.filter(one => one.name.toLowerCase() === value)
  if (known.some(one => one.ok)) return undefined
  const wanted = spec.capabilities ?? []
  const offered = workers.some(worker =>
    worker.offers.some(offer => offer.runner === value && (wanted.length === 0 || wanted.includes(offer.capability))),
  )
  if (offered || (workers.length === 0 && known.length === 0)) return undefined
  return known[0]?.detail ?? `No worker that is connected offers ${wanted.join(' or ') || 'it'} by “${value}”.`
}

function alternatives(value: string, spec: NodeSpec, param: ParamSpec, here: Here): string[] {
  const runners = here.workers.flatMap(worker =>
    worker.offers.filter(offer => spec.capabilities?.includes(offer.capability)).map(offer => offer.runner),
  )
  return [...new Set(['auto', 'embedded', ...(param.choices ?? []), ...runners])].filter(
    other => other !== value && !paramProblem(param, other) && whyNotServed(other, spec, param, here) === undefined,
  )
}

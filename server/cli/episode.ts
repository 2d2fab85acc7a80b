// An episode from a prompt: the pilot graph with its story told on the command line.
import type { GraphDocument } from '../../engine/graph/document.ts'
import type { NodeSpec } from '../../engine/graph/spec.ts'
import { UsageError } from './usage.ts'

/** The node that says what the episode is about. */
const STORY = 'story/story-prompt'

export interface EpisodeOptions {
  readonly premise: string
  readonly seconds: number
  readonly genre: string | undefined
  readonly theme: string | undefined
  readonly setting: string | undefined
  readonly tone: string | undefined
  /** Given to every node that has a seed. */
  readonly seed: number | undefined
}

/** The graph with these words in its Story Prompt. @throws UsageError when it has none */
export function episodeGraph(
  graph: GraphDocument,
  options: EpisodeOptions,
  specs: ReadonlyMap<string, NodeSpec>,
): GraphDocument {
  if (!graph.nodes.some(node => node.type === STORY))
    throw new UsageError(`The graph ${graph.name} has no Story Prompt (${STORY}): it cannot take a prompt.`)
  const { seed, ...words } = options
  const story = Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined))
  return {
    ...graph,
    nodes: graph.nodes.map(node => {
      const hasSeed = specs.get(node.type)?.params.some(param => param.name === 'seed') ?? false
      return {
        ...node,
        params: {
          ...(node.type === STORY ? ownWords(node.params, options.premise) : node.params),
          ...(seed !== undefined && hasSeed ? { seed } : {}),
          ...(node.type === STORY ? story : {}),
        },
      }
    }),
  }
}

/** What the graph says of its own story's genre, theme, setting and tone is not said of another one. */
function ownWords(params: Readonly<Record<string, unknown>>, premise: string): Record<string, unknown> {
  if (params.premise === premise) return { ...params }
  const { genre: _genre, theme: _theme, setting: _setting, tone: _tone, ...rest } = params
  return rest
}

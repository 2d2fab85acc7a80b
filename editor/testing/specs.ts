// Declarations for tests of the editor: the shapes of the pilot's nodes, in the JSON form that the server serves.
import type { InputSpec, NodeSpec, OutputSpec, ParamSpec, PortTypeSpec } from '../../engine/graph/spec.ts'
import type { NodesInfo } from '../../engine/protocol/api.ts'

const FAMILIES: Record<PortTypeSpec['family'], string> = {
  story: 'Story SeriesBible Script Scene SceneState Line',
  picture: 'Image Look',
  clip: 'Clip Episode',
  sound: 'Audio SceneMix Voice',
  report: 'FaceReport QcReport',
  value: 'Text Number Boolean Json',
  any: 'Any',
}

/** `scene:Scene`, `lines:Line*` gathers, `cast:Look#` is a lookup; `?` makes it optional. */
function input(text: string): InputSpec {
  const [name = '', rest = ''] = text.split(':')
  return {
    name,
    type: rest.replace(/[*#?]/g, ''),
    kind: rest.includes('*') ? 'many' : rest.includes('#') ? 'lookup' : 'one',
    optional: rest.includes('?'),
    lazy: false,
    tolerant: false,
    minimum: 0,
    description: `The ${name}.`,
  }
}

/** `scenes:Scene*scene` emits a dimension, `states:SceneState*<scenes` one that it gathers. */
function output(text: string): OutputSpec {
  const [name = '', rest = ''] = text.split(':')
  const [type = '', dimension] = rest.split('*')
  if (dimension === undefined) return { name, type, kind: 'one', description: `The ${name}.` }
  const like = dimension.startsWith('<') ? dimension.slice(1) : undefined
  return {
    name,
    type,
    kind: 'many',
    dimension: like ? 'scene' : dimension,
    ...(like ? { like } : {}),
    description: `The ${name}.`,
  }
}

export const param = (name: string, of: Partial<ParamSpec> = {}): ParamSpec => ({
  name,
  type: 'Text',
  widget: 'text',
  title: name.charAt(0).toUpperCase() + name.slice(1),
  description: '',
  default: '',
  schema: { type: of.type === 'Number' ? 'number' : of.type === 'Boolean' ? 'boolean' : 'string' },
  ...of,
})

const seed = param('seed', {
  type: 'Number',
  widget: 'seed',
  default: 0,
  minimum: 0,
  maximum: 4294967295,
  schema: { type: 'integer', minimum: 0, maximum: 4294967295 },
  description: 'The same seed gives the same result.',
})

interface Shape {
  category: string
  title: string
  summary: string
  in?: string
  out: string
  params?: ParamSpec[]
  face?: string
  by?: string[]
  regenerable?: boolean
}

const node = (type: string, shape: Shape): NodeSpec => ({
  type,
  version: 1,
  title: shape.title,
  category: shape.category,
  summary: shape.summary,
  inputs: shape.in?.split(' ').map(input) ?? [],
  params: shape.params ?? [],
  outputs: shape.out.split(' ').map(output),
  by: shape.by ?? [],
  regenerable: shape.regenerable ?? false,
  face: shape.face ?? '',
})

export const SPECS: readonly NodeSpec[] = [
  node('story/story-prompt', {
    category: 'Story',
    title: 'Story Prompt',
    summary: 'What the episode is about: premise, genre, theme, setting, tone, length.',
    out: 'story:Story',
    face: 'plain',
    params: [
      param('premise', { widget: 'multiline', face: true, description: 'What happens, in a sentence or two.' }),
      param('genre', { widget: 'choice', choices: ['drama', 'mystery', 'comedy'], default: 'mystery', face: true }),
      param('seconds', {
        type: 'Number',
        widget: 'number',
        default: 36,
        minimum: 4,
        maximum: 3600,
        unit: 's',
        face: true,
        schema: { type: 'number', minimum: 4, maximum: 3600 },
      }),
    ],
  }),
  node('cast/series-bible', {
    category: 'Cast',
    title: 'Series Bible',
    summary: 'The cast of the series: faces, clothes, voices.',
    out: 'bible:SeriesBible looks:Look*character voices:Voice*character',
    face: 'characters',
    params: [
      param('title', { default: 'Untitled series' }),
      param('characters', { type: 'Json', widget: 'characters', default: [], schema: { type: 'array' } }),
    ],
  }),
  node('story/llm-script', {
    category: 'Story',
    title: 'LLM Script',
    summary: 'Writes the episode as scenes with action and lines.',
    in: 'story:Story bible:SeriesBible',
    out: 'script:Script',
    face: 'script',
    params: [
      param('scenes', {
        type: 'Number',
        widget: 'slider',
        default: 3,
        minimum: 1,
        maximum: 30,
        schema: { type: 'integer', minimum: 1, maximum: 30 },
      }),
      param('voice', { widget: 'choice', choicesFrom: 'voices' }),
      seed,
    ],
  }),
  node('story/scene-splitter', {
    category: 'Story',
    title: 'Scene Splitter',
    summary: 'Hands on the scenes one by one.',
    in: 'script:Script',
    out: 'scenes:Scene*scene',
    face: 'scenes',
  }),
  node('story/continuity', {
    category: 'Story',
    title: 'Continuity',
    summary: 'Keeps track of wardrobe, injuries, props, mood, place and hour.',
    in: 'scenes:Scene* bible:SeriesBible',
    out: 'states:SceneState*<scenes',
    face: 'lines',
  }),
  node('story/dialogue-lines', {
    category: 'Story',
    title: 'Dialogue Lines',
    summary: "A scene's lines, in order.",
    in: 'scene:Scene',
    out: 'lines:Line*line',
    face: 'lines',
  }),
  node('picture/prompt-engine', {
    category: 'Picture',
    title: 'Prompt Engine',
    summary: "Writes the shot's final prompt.",
    in: 'scene:Scene state:SceneState? cast:Look#',
    out: 'prompt:Text',
    face: 'text',
  }),
  node('picture/video-gen', {
    category: 'Picture',
    title: 'Video Gen',
    summary: 'Generates the first shot of a scene.',
    in: 'scene:Scene prompt:Text state:SceneState? cast:Look# speech:Audio*?',
    out: 'clip:Clip',
    face: 'clip',
    regenerable: true,
    params: [
      param('tier', {
        widget: 'choice',
        choices: ['draft', 'preview', 'final'],
        default: 'draft',
        face: true,
        description: 'Which provider, resolution and effort.',
      }),
      seed,
      param('identityStrength', {
        type: 'Number',
        widget: 'slider',
        title: 'Identity strength',
        default: 0.9,
        minimum: 0,
        maximum: 1,
        schema: { type: 'number', minimum: 0, maximum: 1 },
        description: 'How closely faces keep to their references.',
      }),
    ],
  }),
  node('picture/last-frame-chain', {
    category: 'Picture',
    title: 'Last-Frame Chain',
    summary: 'Extends a shot from its last frame.',
    in: 'clip:Clip scene:Scene cast:Look#',
    out: 'clip:Clip',
    face: 'clip',
    params: [
      param('extensions', {
        type: 'Number',
        widget: 'number',
        default: 2,
        minimum: 0,
        maximum: 3,
        schema: { type: 'integer', minimum: 0, maximum: 3 },
      }),
    ],
  }),
  node('identity/idr-validate', {
    category: 'Identity',
    title: 'IDR Validate',
    summary: 'Measures whether every face is the character it should be.',
    in: 'clip:Clip scene:Scene cast:Look#',
    out: 'report:FaceReport',
    face: 'curve',
    params: [
      param('threshold', {
        type: 'Number',
        widget: 'slider',
        default: 0.5,
        minimum: 0,
        maximum: 1,
        schema: { type: 'number', minimum: 0, maximum: 1 },
        face: true,
      }),
    ],
  }),
  node('identity/refine-loop', {
    category: 'Identity',
    title: 'Refine Loop',
    summary: 'Asks for another attempt until the faces hold.',
    in: 'clip:Clip report:FaceReport',
    out: 'clip:Clip report:FaceReport',
    face: 'clip',
  }),
  node('sound/tts', {
    category: 'Sound',
    title: 'TTS',
    summary: 'Says a line in its character’s voice.',
    in: 'line:Line voices:Voice#',
    out: 'audio:Audio',
    face: 'waveform',
  }),
  node('sound/music', {
    category: 'Sound',
    title: 'Music',
    summary: 'Scores a scene by its mood.',
    in: 'scene:Scene',
    out: 'music:Audio',
    face: 'waveform',
    params: [param('muted', { type: 'Boolean', widget: 'toggle', default: false }), seed],
  }),
  node('sound/scene-mix', {
    category: 'Sound',
    title: 'Scene Mix',
    summary: 'Lays lines, music and effects on the scene’s timeline.',
    in: 'scene:Scene lines:Audio* music:Audio?',
    out: 'mix:SceneMix',
    face: 'waveform',
  }),
  node('cut/assemble', {
    category: 'Cut',
    title: 'Assemble',
    summary: 'Cuts the shots together with dissolves, sound and captions.',
    in: 'clips:Clip* mixes:SceneMix* script:Script',
    out: 'episode:Episode',
    face: 'episode',
  }),
  node('cut/qc', {
    category: 'Cut',
    title: 'QC',
    summary: 'Measures the finished file.',
    in: 'episode:Episode script:Script reports:FaceReport*?',
    out: 'report:QcReport',
    face: 'qc',
  }),
  node('cut/export', {
    category: 'Cut',
    title: 'Export',
    summary: 'Names the files and puts the graph inside.',
    in: 'episode:Episode report:QcReport?',
    out: 'episode:Episode',
    face: 'plain',
    params: [param('name', { default: 'episode', face: true })],
  }),
  node('flow/seed', {
    category: 'Flow',
    title: 'Seed',
    summary: 'A seed for several nodes.',
    out: 'value:Number',
    face: 'text',
    params: [seed],
  }),
  node('flow/text', {
    category: 'Flow',
    title: 'Text',
    summary: 'Words for several nodes.',
    out: 'value:Text',
    face: 'plain',
    params: [param('text', { widget: 'multiline', face: true })],
  }),
  node('flow/preview', {
    category: 'Flow',
    title: 'Preview',
    summary: 'Shows whatever is wired in.',
    in: 'value:Any',
    out: 'value:Any',
  }),
]

export const NODES: NodesInfo = {
  portTypes: Object.entries(FAMILIES).flatMap(([family, names]) =>
    names.split(' ').map(name => ({ name, family: family as PortTypeSpec['family'], description: `${name}.` })),
  ),
  nodes: SPECS,
}

// The middle of a node: finds the item to show and the face that draws it. A face whose value is not there yet keeps its room.
import { type ComponentType, lazy, memo, type ReactNode, Suspense } from 'react'
import type { GraphNode } from '../../engine/graph/document.ts'
import type { NodeSpec } from '../../engine/graph/spec.ts'
import { Boundary } from '../Boundary.tsx'
import type { NodeGeometry } from '../canvas/flow/geometry.ts'
import { useEditor, useLabels, useNodeItems, useProgress, useSelection } from '../hooks.ts'
import type { NodeItems } from '../state/run/items.ts'
import { labelFor } from '../state/run/labels.ts'
import { focused } from '../state/selection.ts'
import { AnyFace } from './AnyFace.tsx'
import { CharactersFace } from './CharactersFace.tsx'
import { Ghost } from './Ghost.tsx'
import type { FaceKind } from './kinds.ts'
import { ClipFace } from './media/ClipFace.tsx'
import { ImagesFace } from './media/ImagesFace.tsx'
import { WaveformFace } from './media/WaveformFace.tsx'
import { CurveFace } from './reports/CurveFace.tsx'
import { ScenesFace } from './ScenesFace.tsx'
import type { FaceProps, FaceValue } from './types.ts'
import { Unreadable } from './Unreadable.tsx'
import { JsonFace } from './words/JsonFace.tsx'
import { LinesFace } from './words/LinesFace.tsx'
import { ScriptFace } from './words/ScriptFace.tsx'
import { TextFace } from './words/TextFace.tsx'

// Faces of what stands at the end of a run are fetched when there is something to show; until then the empty face holds their room.
const EpisodeFace = lazy(async () => ({ default: (await import('./media/EpisodeFace.tsx')).EpisodeFace }))
const QcFace = lazy(async () => ({ default: (await import('./reports/QcFace.tsx')).QcFace }))
const FilesFace = lazy(async () => ({ default: (await import('./reports/FilesFace.tsx')).FilesFace }))

const FACES: Readonly<
  Record<Exclude<FaceKind, 'plain'>, ComponentType<FaceProps> | ((props: FaceProps) => ReactNode)>
> = {
  text: TextFace,
  script: ScriptFace,
  scenes: ScenesFace,
  characters: CharactersFace,
  lines: LinesFace,
  images: ImagesFace,
  clip: ClipFace,
  waveform: WaveformFace,
  curve: CurveFace,
  qc: QcFace,
  episode: EpisodeFace,
  files: FilesFace,
  json: JsonFace,
  any: AnyFace,
}

/** The values of the node's shown output, in item order. */
export function valuesOf(view: NodeItems, port: string | undefined): FaceValue[] {
  const values: FaceValue[] = []
  for (const item of view.items)
    for (const output of item.outputs)
      if (output.port === port) values.push({ key: output.key, value: output.value, item })
  return values
}

export const Face = memo(function Face({
  node,
  spec,
  geometry,
}: {
  node: GraphNode
  spec: NodeSpec | undefined
  geometry: NodeGeometry
}) {
  const { kind, output } = geometry.face
  if (kind === 'plain' || geometry.faceHeight === 0) return null
  return (
    <div className="face" data-kind={kind} style={{ top: geometry.faceTop, height: geometry.faceHeight }}>
      <FaceContent node={node} kind={kind} port={output?.name} geometry={geometry} spec={spec} />
      <LivePreview node={node.id} />
    </div>
  )
})

function FaceContent({
  node,
  kind,
  port,
  geometry,
}: {
  node: GraphNode
  spec: NodeSpec | undefined
  kind: Exclude<FaceKind, 'plain'>
  port: string | undefined
  geometry: NodeGeometry
}) {
  const editor = useEditor()
  const view = useNodeItems(node.id)
  const key = useSelection(selection => selection.key)
  const values = valuesOf(view, port)
  const shown = focused(values, key)
  if (!shown) {
    const failed = focused(view.items, key, item => item.status === 'failed' || item.status === 'blocked')
    return failed?.status === 'failed' || failed?.status === 'blocked' ? (
      <p className="face-failed">{failed.message ?? 'It failed without saying why.'}</p>
    ) : (
      <Ghost kind={kind} making={view.counts.running > 0} />
    )
  }
  const Draw = FACES[kind]
  return (
    <Boundary
      shows={shown.value}
      fallback={error => <Unreadable what={shown.item.key || 'The result'} error={error} />}
    >
      <Suspense fallback={<Ghost kind={kind} making={false} />}>
        <Draw
          values={values}
          shown={shown}
          height={geometry.faceHeight}
          focus={value => editor.focus(value, node.id)}
          graph={editor.document.id}
        />
      </Suspense>
    </Boundary>
  )
}

/** A picture of what is being made, over what was made before: that of the item in focus, else the newest one. */
function LivePreview({ node }: { node: string }) {
  const progress = useProgress(node)
  const key = useSelection(selection => selection.key)
  const of = key !== undefined && progress.get(key)?.preview ? key : undefined
  const shown = of ?? [...progress].findLast(([, each]) => each.preview)?.[0]
  const now = shown === undefined ? undefined : progress.get(shown)
  return shown === undefined || !now?.preview ? null : (
    <InTheMaking of={shown} preview={now.preview} fraction={now.fraction} />
  )
}

function InTheMaking({ of, preview, fraction }: { of: string; preview: string; fraction: number }) {
  const what = labelFor(useLabels(), of).long
  return (
    <figure className="live-preview">
      <img src={preview} alt={`In the making: ${what || 'the result'}`} />
      <figcaption>
        <span className="live-mark" aria-hidden />
        <span className="clip">{what || 'In the making'}</span>
        <span className="mono">{Math.round(fraction * 100)} %</span>
      </figcaption>
      <span className="live-bar" style={{ width: `${Math.round(fraction * 100)}%` }} />
    </figure>
  )
}

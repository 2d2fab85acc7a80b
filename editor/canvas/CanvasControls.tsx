// Zoom, fit, tidy and the map, in the lower left corner of the canvas.
import { Map as MapIcon, Maximize, Minus, Plus, WandSparkles } from 'lucide-react'
import { useEditor, useShell } from '../hooks.ts'
import { tidyGraph } from '../state/actions/arrange.ts'
import { useZoom } from './flow/distance.ts'

export function CanvasControls() {
  const editor = useEditor()
  const zoom = useZoom()
  const minimap = useShell(shell => shell.minimap)
  return (
    <div className="canvas-controls" role="toolbar" aria-label="View">
      <button
        type="button"
        className="icon-button"
        title="Zoom out"
        aria-label="Zoom out"
        onClick={() => editor.canvas?.zoom('out')}
      >
        <Minus size={14} aria-hidden />
      </button>
      <button type="button" className="zoom mono" title="Actual size" onClick={() => editor.canvas?.zoom('actual')}>
        {Math.round(zoom * 100)} %
      </button>
      <button
        type="button"
        className="icon-button"
        title="Zoom in"
        aria-label="Zoom in"
        onClick={() => editor.canvas?.zoom('in')}
      >
        <Plus size={14} aria-hidden />
      </button>
      <span className="divider" />
      <button
        type="button"
        className="icon-button"
        title="Show everything (.)"
        aria-label="Show everything"
        onClick={() => editor.canvas?.fit()}
      >
        <Maximize size={14} aria-hidden />
      </button>
      <button
        type="button"
        className="icon-button"
        title="Tidy up (Shift T)"
        aria-label="Tidy up"
        onClick={() => void tidyGraph(editor)}
      >
        <WandSparkles size={14} aria-hidden />
      </button>
      <button
        type="button"
        className="icon-button"
        title="Map"
        aria-label="Map"
        aria-pressed={minimap}
        onClick={() => editor.shell.setState({ minimap: !minimap })}
      >
        <MapIcon size={14} aria-hidden />
      </button>
    </div>
  )
}

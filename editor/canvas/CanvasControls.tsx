// Zoom, fit, tidy and the map, in the lower left corner of the canvas.
import * as Menu from '@radix-ui/react-dropdown-menu'
import { Check, Map as MapIcon, Maximize, Minus, Plus, Spline, WandSparkles } from 'lucide-react'
import { useEditor, useShell } from '../hooks.ts'
import { tidyGraph } from '../state/actions/arrange.ts'
import type { LinkStyle } from '../state/shell.ts'
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
      <ViewMenu />
      <button
        type="button"
        className="icon-button"
        title="Map, while a part of the graph is out of sight"
        aria-label="Map"
        aria-pressed={minimap}
        onClick={() => editor.shell.setState({ minimap: !minimap })}
      >
        <MapIcon size={14} aria-hidden />
      </button>
    </div>
  )
}

const LINKS: readonly { style: LinkStyle; title: string }[] = [
  { style: 'curve', title: 'Curved' },
  { style: 'straight', title: 'Straight' },
  { style: 'square', title: 'Right angles' },
  { style: 'hidden', title: 'Hidden' },
]

/** How the canvas is drawn: the style of wires, and whether things stand on the grid. */
function ViewMenu() {
  const editor = useEditor()
  const links = useShell(shell => shell.links)
  const snap = useShell(shell => shell.snap)
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger asChild>
        <button type="button" className="icon-button" title="Wires and grid" aria-label="Wires and grid">
          <Spline size={14} aria-hidden />
        </button>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content className="menu" align="start" side="top" sideOffset={8}>
          <Menu.Label className="menu-label">Wires</Menu.Label>
          <Menu.RadioGroup value={links} onValueChange={style => editor.shell.setState({ links: style as LinkStyle })}>
            {LINKS.map(({ style, title }) => (
              <Menu.RadioItem key={style} value={style}>
                {title}
                {links === style && <Check size={13} className="check" aria-hidden />}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Separator />
          <Menu.CheckboxItem checked={snap} onCheckedChange={on => editor.shell.setState({ snap: on })}>
            Snap to the grid
            {snap && <Check size={13} className="check" aria-hidden />}
          </Menu.CheckboxItem>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}

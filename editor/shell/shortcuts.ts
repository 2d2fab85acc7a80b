// The shortcuts: what each key does, and the sheet that lists them. They follow ComfyUI where it has one.
import { tidyGraph } from '../state/actions/arrange.ts'
import { removeSelection, selectAll, toggleCollapse, toggleMode } from '../state/actions/change.ts'
import { copySelection, duplicate, pasteText } from '../state/actions/copy.ts'
import { frameSelection } from '../state/actions/place.ts'
import { rerollSelection, runSelection, togglePin } from '../state/actions/run.ts'
import { makeSubgraph } from '../state/actions/subgraph.ts'
import { nudge, walk } from '../state/actions/walk.ts'
import { wireFrom } from '../state/actions/wire.ts'
import { pin } from '../state/document/item-commands.ts'
import type { Editor } from '../state/editor.ts'
import { enterGraph, leaveGraph, turnTab } from '../state/tabs.ts'

/** A key with its modifiers, such as `mod+shift+z`; `mod` is Ctrl, or Cmd on a Mac. */
export function chord(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'code'>,
): string {
  // Alt changes what a key types, so that its place on the keyboard counts instead.
  const key = event.altKey && event.code.startsWith('Key') ? event.code.slice(3).toLowerCase() : event.key.toLowerCase()
  const named = key === ' ' ? 'space' : key
  const shift = event.shiftKey && (named.length > 1 || /[a-z]/.test(named))
  return [event.ctrlKey || event.metaKey ? 'mod' : '', event.altKey ? 'alt' : '', shift ? 'shift' : '', named]
    .filter(Boolean)
    .join('+')
}

type Action = (editor: Editor) => void

/** Puts the focus on the first thing to set of the selected node, once the inspector shows that node. */
function editParams(editor: Editor): void {
  const { nodes } = editor.selection.getState()
  if (nodes.length === 0) return
  editor.shell.setState({ inspector: 'open', tab: 'params' })
  const focus = (): void => {
    if (editor.selection.getState().nodes !== nodes) return
    const panel = document.querySelector<HTMLElement>('.inspector')
    const first = ['.tab-body :is(input, textarea, select)', '.tab-body button', '[role="tab"]']
      .map(selector => panel?.querySelector<HTMLElement>(selector))
      .find(Boolean)
    if (first && panel?.dataset.of === nodes[0]) first.focus()
    else requestAnimationFrame(focus)
  }
  requestAnimationFrame(focus)
}

/** The menu of what is selected, or of the canvas, beside it. */
function openMenu(editor: Editor): void {
  const id = editor.selection.getState().nodes.at(-1)
  const element = id ? document.querySelector(`.react-flow__node[data-id="${CSS.escape(id)}"]`) : undefined
  const box = (element ?? document.querySelector('.canvas'))?.getBoundingClientRect()
  const at = editor.canvas?.center() ?? [0, 0]
  const x = box ? box.left + Math.min(40, box.width / 2) : 200
  const y = box ? box.top + Math.min(40, box.height / 2) : 200
  editor.shell.setState({ menu: { x, y, at, over: id ? 'node' : 'canvas' } })
}

/** Opens the inspector for good, or closes it for good. */
function toggleInspector(editor: Editor): void {
  const { inspector } = editor.shell.getState()
  const shown = inspector === 'open' || (inspector === 'auto' && editor.selection.getState().nodes.length > 0)
  editor.shell.setState({ inspector: shown ? 'closed' : 'open' })
}

/** A step of the arrow keys, in px. */
const STEP = 11

/** The shortcuts of the graph view, and those that hold everywhere. */
export const EVERYWHERE: Readonly<Record<string, Action>> = {
  'mod+enter': editor => void editor.start(),
  'mod+shift+enter': editor => void editor.start([], { first: true }),
  'mod+z': editor => editor.undo(),
  'mod+shift+z': editor => editor.redo(),
  'mod+y': editor => editor.redo(),
  'mod+alt+enter': editor => void editor.runner.cancel(),
  '[': editor => void turnTab(editor, -1),
  ']': editor => void turnTab(editor, 1),
  'mod+s': editor => void editor.saver.flush().then(() => editor.shell.toast('good', 'Saved.')),
  'mod+o': editor => editor.shell.setState({ dialog: 'library' }),
  '?': editor => editor.shell.setState({ dialog: 'help' }),
  q: editor => editor.shell.setState({ dialog: 'runs' }),
  i: toggleInspector,
  g: editor => editor.shell.setState({ view: 'graph' }),
  d: editor => editor.shell.setState({ view: 'dailies' }),
}

export const ON_CANVAS: Readonly<Record<string, Action>> = {
  tab: editor => editor.shell.setState({ palette: {} }),
  'mod+k': editor => editor.shell.setState({ palette: {} }),
  n: editor => editor.shell.setState({ palette: {} }),
  'mod+f': editor => editor.shell.setState({ palette: { find: true } }),
  w: wireFrom,
  enter: editParams,
  'shift+enter': editor => void enterGraph(editor, editor.selection.getState().nodes[0] ?? ''),
  u: editor => void leaveGraph(editor),
  contextmenu: openMenu,
  'shift+f10': openMenu,
  arrowleft: editor => walk(editor, 'left'),
  arrowright: editor => walk(editor, 'right'),
  arrowup: editor => walk(editor, 'up'),
  arrowdown: editor => walk(editor, 'down'),
  'mod+arrowleft': editor => nudge(editor, 'left', STEP),
  'mod+arrowright': editor => nudge(editor, 'right', STEP),
  'mod+arrowup': editor => nudge(editor, 'up', STEP),
  'mod+arrowdown': editor => nudge(editor, 'down', STEP),
  'mod+shift+arrowleft': editor => nudge(editor, 'left', 6 * STEP),
  'mod+shift+arrowright': editor => nudge(editor, 'right', 6 * STEP),
  'mod+shift+arrowup': editor => nudge(editor, 'up', 6 * STEP),
  'mod+shift+arrowdown': editor => nudge(editor, 'down', 6 * STEP),
  'mod+a': selectAll,
  'mod+d': editor => duplicate(editor),
  'mod+shift+d': editor => duplicate(editor, true),
  'mod+m': editor => toggleMode(editor, 'muted'),
  'mod+b': editor => toggleMode(editor, 'bypassed'),
  'mod+g': frameSelection,
  'mod+shift+e': editor => void makeSubgraph(editor),
  'alt+c': toggleCollapse,
  delete: editor => removeSelection(editor),
  backspace: editor => removeSelection(editor),
  'shift+delete': editor => removeSelection(editor, true),
  'shift+backspace': editor => removeSelection(editor, true),
  r: editor => runSelection(editor),
  'shift+r': rerollSelection,
  p: editor => togglePin(editor, (node, key, take) => editor.run(pin, { node, key, take })),
  f2: editor => editor.shell.setState({ renaming: editor.selection.getState().nodes[0] }),
  '.': editor => editor.canvas?.fit(),
  f: editor => {
    const { nodes } = editor.selection.getState()
    editor.canvas?.fit(nodes.length > 0 ? nodes : undefined)
  },
  'shift+t': editor => void tidyGraph(editor),
  '+': editor => editor.canvas?.zoom('in'),
  '=': editor => editor.canvas?.zoom('in'),
  'alt+=': editor => editor.canvas?.zoom('in'),
  'alt+-': editor => editor.canvas?.zoom('out'),
  '-': editor => editor.canvas?.zoom('out'),
  1: editor => editor.canvas?.zoom('actual'),
  escape: editor => {
    editor.select({})
    editor.focus(undefined)
  },
}

/** Copy, cut and paste come as the browser's own events, which may read the clipboard without asking. */
export function onClipboard(editor: Editor, event: ClipboardEvent, incoming = false): void {
  if (event.type === 'paste') {
    if (pasteText(editor, event.clipboardData?.getData('text/plain') ?? '', incoming)) event.preventDefault()
    return
  }
  const text = copySelection(editor)
  if (text === undefined) return
  event.clipboardData?.setData('text/plain', text)
  event.preventDefault()
  if (event.type === 'cut') removeSelection(editor)
}

export const SHEET: readonly {
  readonly title: string
  readonly rows: readonly (readonly [keys: string, what: string])[]
}[] = [
  {
    title: 'Make',
    rows: [
      ['Ctrl ↵', 'Run everything that changed'],
      ['Ctrl Shift ↵', 'Run it before all that waits'],
      ['R', 'Run the selected nodes'],
      ['Shift R', 'Make another take'],
      ['P', 'Pin the take in focus'],
      ['Tab', 'Add a node (or double-click)'],
      ['Ctrl Alt ↵', 'Cancel the run'],
      ['Q', 'The queue and the history'],
      ['Ctrl S', 'Save now'],
      ['Ctrl O', 'Library: graphs, templates, files, nodes, providers'],
    ],
  },
  {
    title: 'Edit',
    rows: [
      ['Ctrl Z', 'Undo'],
      ['Ctrl Shift Z', 'Redo'],
      ['Ctrl C', 'Copy'],
      ['Ctrl V', 'Paste, also into another tab'],
      ['Ctrl Shift V', 'Paste with incoming wires'],
      ['Ctrl D', 'Duplicate'],
      ['Ctrl Shift D', 'Duplicate with incoming wires'],
      ['Del', 'Delete'],
      ['Shift Del', 'Delete and bridge the gap'],
      ['F2', 'Rename'],
    ],
  },
  {
    title: 'Nodes',
    rows: [
      ['Ctrl M', 'Mute'],
      ['Ctrl B', 'Bypass'],
      ['Alt C', 'Collapse'],
      ['Ctrl G', 'Put a frame around'],
      ['Ctrl Shift E', 'Make a graph of its own of it'],
      ['Shift T', 'Tidy up'],
      ['Ctrl A', 'Select all'],
      ['Shift', 'Drag to select an area'],
    ],
  },
  {
    title: 'Wires',
    rows: [
      ['W', 'Wire the selected node, from a list'],
      ['Alt click', 'Add a reroute (or double-click)'],
      ['Drag', 'A free node onto a wire goes between'],
    ],
  },
  {
    title: 'By keyboard',
    rows: [
      ['← →', 'Go along wires'],
      ['↑ ↓', 'Go to the node above or below'],
      ['↵', 'Edit the params'],
      ['Shift ↵', 'Open the graph inside'],
      ['U', 'Back to the outer graph'],
      ['Ctrl →', 'Move a step; with Shift, six'],
      ['Shift F10', 'The menu of the selection'],
    ],
  },
  {
    title: 'View',
    rows: [
      ['Ctrl F', 'Find a node of this graph'],
      ['[ ]', 'The tab before, the next tab'],
      ['.', 'Show everything'],
      ['F', 'Zoom to the selection'],
      ['+', 'Zoom in'],
      ['-', 'Zoom out'],
      ['G', 'Graph'],
      ['D', 'Dailies'],
      ['I', 'Inspector'],
      ['Esc', 'Select nothing'],
    ],
  },
  {
    title: 'Dailies',
    rows: [
      ['↑ ↓', 'Scene before, next scene; with Shift a range'],
      ['J K L', 'Back, hold, on; again is faster'],
      ['Space', 'Play and pause'],
      ['← →', 'A frame back, a frame on'],
      ['I', 'Cut the scene in here'],
      ['O', 'Cut it out here'],
      ['T', 'A trim ripples, slips, rolls'],
      ['↵', 'Edit its words'],
      ['R', 'Run what changed, or shoot it again'],
      ['Shift R', 'Shoot it again'],
      ['A', 'Approve its shot'],
      ['X', 'Reject it'],
      ['P', 'Pin its take'],
      ['C', 'Compare its takes'],
      ['N', 'Insert a scene after it'],
      ['Alt ↑', 'Move it up; Alt ↓ down'],
      ['Delete', 'Leave it out'],
    ],
  },
]

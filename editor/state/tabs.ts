// Tabs: the graphs that are open, in order, kept for the next visit; and the way back out of sub-graphs.
import { SUBGRAPH } from '../../engine/graph/model/subgraph.ts'
import type { GraphInfo } from '../../engine/protocol/api.ts'
import type { Editor } from './editor.ts'

/** The tabs of the last visit, as far as their graphs are still there. */
export function keepTabs(editor: Editor, graphs: readonly GraphInfo[]): void {
  const names = new Map(graphs.map(({ id, name }) => [id, name]))
  const tabs = editor.rememberedTabs().flatMap(id => {
    const name = names.get(id)
    return name === undefined ? [] : [{ id, name }]
  })
  editor.shell.setState({ tabs })
}

/** The graph that was opened gets a tab, after the one that was shown. */
export function openTab(editor: Editor, { id, name }: { readonly id: string; readonly name: string }): void {
  const { tabs, trail } = editor.shell.getState()
  const there = tabs.some(tab => tab.id === id)
  const last = trail.findIndex(step => step.id === id)
  editor.shell.setState({
    tabs: there ? tabs.map(tab => (tab.id === id ? { id, name } : tab)) : [...tabs, { id, name }],
    trail: last >= 0 ? trail.slice(0, last) : [],
  })
}

/** The open graph was renamed. */
export function nameTab(editor: Editor): void {
  const { id, name } = editor.document
  const { tabs } = editor.shell.getState()
  if (tabs.some(tab => tab.id === id && tab.name !== name))
    editor.shell.setState({ tabs: tabs.map(tab => (tab.id === id ? { id, name } : tab)) })
}

/** Goes to another tab. */
export async function showTab(editor: Editor, id: string): Promise<void> {
  if (id === editor.document.id) return
  editor.shell.setState({ trail: [] })
  await editor.openGraph(id)
}

/** Goes `by` tabs to the right, round and round. */
export async function turnTab(editor: Editor, by: number): Promise<void> {
  const { tabs } = editor.shell.getState()
  const at = tabs.findIndex(tab => tab.id === editor.document.id)
  const next = tabs[(at + by + tabs.length) % tabs.length]
  if (next) await showTab(editor, next.id)
}

/** Closes a tab; the graph stays saved. The last tab stays open. */
export async function closeTab(editor: Editor, id: string): Promise<void> {
  const { tabs } = editor.shell.getState()
  const at = tabs.findIndex(tab => tab.id === id)
  if (at < 0 || tabs.length < 2) return
  const beside = tabs[at + 1] ?? tabs[at - 1]
  editor.shell.setState({ tabs: tabs.filter(tab => tab.id !== id) })
  if (id !== editor.document.id || !beside) return
  try {
    await showTab(editor, beside.id)
  } catch (error) {
    // The graph that is still shown keeps its tab.
    editor.shell.setState({ tabs })
    throw error
  }
}

/** The saved graph that a node stands for, if it stands for one. */
export const graphInside = (type: string | undefined): string | undefined =>
  type?.startsWith(SUBGRAPH) ? type.slice(SUBGRAPH.length) : undefined

/** Opens the graph that a node stands for; the trail leads back. */
export async function enterGraph(editor: Editor, node: string): Promise<void> {
  const inside = graphInside(editor.node(node)?.type)
  if (inside === undefined) return
  const { trail } = editor.shell.getState()
  const { id, name } = editor.document
  await editor.openGraph(inside)
  editor.shell.setState({ trail: [...trail, { id, name }] })
}

/** One step back out of a sub-graph. */
export async function leaveGraph(editor: Editor): Promise<void> {
  const outer = editor.shell.getState().trail.at(-1)
  if (outer) await editor.openGraph(outer.id)
}

/** A graph that was deleted has no tab any more; the one that is shown keeps its own. */
export function dropTab(editor: Editor, id: string): void {
  const { tabs } = editor.shell.getState()
  if (id !== editor.document.id) editor.shell.setState({ tabs: tabs.filter(tab => tab.id !== id) })
}

// While a wire is in hand: which ports of a node it may go into, by the whole rule, worked out only for nodes in view.
import { useMemo } from 'react'
import { useEditor, useShell } from '../../hooks.ts'
import { fittingPorts } from '../../state/edit/connection.ts'
import type { NodeGeometry } from '../flow/geometry.ts'

export interface PortFits {
  /** `none` dims the node, `some` lets it stand out; undefined when no wire is in hand. */
  readonly state: 'some' | 'none' | undefined
  /** `yes` for a port that fits, `no` for one that does not, undefined when no wire is in hand. Outputs begin with `>`. */
  of(port: string): 'yes' | 'no' | undefined
}

const IDLE: PortFits = { state: undefined, of: () => undefined }

export function usePortFits(id: string, geometry: NodeGeometry): PortFits {
  const editor = useEditor()
  const loose = useShell(shell => shell.loose)
  return useMemo(() => {
    const node = loose && editor.node(id)
    if (!loose || !node) return IDLE
    if (loose.end.startsWith(`${id}.`))
      return { state: 'some', of: port => (`${id}.${port.replace(/^>/, '')}` === loose.end ? 'yes' : 'no') }
    void geometry
    const mark = loose.side === 'input' ? '>' : ''
    const fits = new Set(fittingPorts(editor.document, editor.specs, node, loose).map(fit => mark + fit.port))
    return { state: fits.size > 0 ? 'some' : 'none', of: port => (fits.has(port) ? 'yes' : 'no') }
  }, [editor, id, loose, geometry])
}

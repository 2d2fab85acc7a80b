// Dialogs that are fetched when the first of them is opened: the page is there sooner without them.
import { type ComponentType, type LazyExoticComponent, lazy, Suspense } from 'react'
import { Boundary } from '../Boundary.tsx'
import { Unreadable } from '../faces/Unreadable.tsx'
import { useShell } from '../hooks.ts'
import type { Dialog } from '../state/shell.ts'
import { DialogHeader, DialogShell } from './DialogShell.tsx'

/** @param load the module @param name what it exports */
const late = <N extends string>(
  load: () => Promise<Record<N, ComponentType>>,
  name: N,
): LazyExoticComponent<ComponentType> => lazy(async () => ({ default: (await load())[name] }))

const DIALOGS: Readonly<Partial<Record<Dialog, LazyExoticComponent<ComponentType>>>> = {
  library: late(() => import('../library/Library.tsx'), 'Library'),
  revisions: late(() => import('../library/Revisions.tsx'), 'Revisions'),
  conflict: late(() => import('./ConflictDialog.tsx'), 'ConflictDialog'),
  missing: late(() => import('../library/Missing.tsx'), 'Missing'),
  run: late(() => import('../runs/RunSheet.tsx'), 'RunSheet'),
  help: late(() => import('./HelpDialog.tsx'), 'HelpDialog'),
  runs: late(() => import('../runs/RunsDialog.tsx'), 'RunsDialog'),
  wedge: late(() => import('../wedge/WedgeDialog.tsx'), 'WedgeDialog'),
}

export function LazyDialogs() {
  const name = useShell(shell => shell.dialog)
  const Shown = name && DIALOGS[name]
  if (!name || !Shown) return null
  return (
    <Boundary shows={name} fallback={error => <DialogBroken name={name} error={error} />}>
      <Suspense fallback={null}>
        <Shown />
      </Suspense>
    </Boundary>
  )
}

/** A dialog that could not be fetched or shown. */
function DialogBroken({ name, error }: { name: Dialog; error: Error }) {
  return (
    <DialogShell name={name} className="wide">
      <DialogHeader title="This cannot be shown" />
      <div className="body">
        <Unreadable what="This dialog" error={error} />
      </div>
    </DialogShell>
  )
}

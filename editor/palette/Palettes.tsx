// Both palettes, fetched once the page has time for them, so that the canvas is there sooner and they open at once.
import { type ComponentType, useEffect, useState } from 'react'
import { useShell } from '../hooks.ts'
import { whenIdle } from '../state/idle.ts'

interface Fetched {
  readonly Palette: ComponentType
  readonly WirePalette: ComponentType
}

async function fetchBoth(): Promise<Fetched> {
  const [{ Palette }, { WirePalette }] = await Promise.all([import('./Palette.tsx'), import('./WirePalette.tsx')])
  return { Palette, WirePalette }
}

export function Palettes() {
  const adding = useShell(shell => shell.palette !== undefined)
  const wiring = useShell(shell => shell.wiring !== undefined)
  // Held, not `lazy`: that would mount them a moment after they open, and lose the keys that are pressed at once.
  const [fetched, setFetched] = useState<Fetched>()
  const [failure, setFailure] = useState<unknown>()
  const isWanted = adding || wiring
  useEffect(() => {
    if (fetched) return
    const fetching = () => void fetchBoth().then(setFetched, setFailure)
    if (!isWanted) return whenIdle(fetching)
    fetching()
  }, [fetched, isWanted])
  if (isWanted && failure !== undefined && !fetched) throw failure
  if (!fetched) return null
  return (
    <>
      {adding && <fetched.Palette />}
      {wiring && <fetched.WirePalette />}
    </>
  )
}

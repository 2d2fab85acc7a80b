// Both palettes, fetched once the page has time for them, so that the canvas is there sooner and they open at once.
import { lazy, Suspense, useEffect } from 'react'
import { useShell } from '../hooks.ts'
import { whenIdle } from '../state/idle.ts'

const fetchPalette = () => import('./Palette.tsx')
const fetchWires = () => import('./WirePalette.tsx')
const Palette = lazy(async () => ({ default: (await fetchPalette()).Palette }))
const WirePalette = lazy(async () => ({ default: (await fetchWires()).WirePalette }))

export function Palettes() {
  const adding = useShell(shell => shell.palette !== undefined)
  const wiring = useShell(shell => shell.wiring !== undefined)
  useEffect(() => whenIdle(() => void Promise.all([fetchPalette(), fetchWires()])), [])
  return (
    <Suspense fallback={null}>
      {adding && <Palette />}
      {wiring && <WirePalette />}
    </Suspense>
  )
}
